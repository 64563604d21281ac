#!/bin/sh
# Copyright the Murmuration authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# MAX, MIN, CLAMP and ABS evaluate their arguments twice: no increment, decrement or
# assignment may be among them. Prints the calls, in the test-anything protocol.
set -eu
cd "$1"

# calls FILE…: one a line, over however many lines of source they go.
calls () {
  grep -PzoH '\b(MAX|MIN|CLAMP|ABS) *(\((?:[^()]++|(?2))*+\))' "$@" | tr '\n\0' ' \n'
}

effects='\+\+|--|[^=!<>]=[^=]'
sample=$(mktemp)
trap 'rm -f "$sample"' EXIT
printf 'a = MAX (b,\n  ++c);\nMIN (a >= b, (c = d));\nABS (a - -b == c);\n' > "$sample"

echo 1..2
if [ "$(calls "$sample" | grep -cE -- "$effects")" = 2 ]; then
  echo 'ok 1 side effects are found in a sample'
else
  echo 'not ok 1 side effects are found in a sample'
fi

# No file of the tree has a blank in its name.
found=$(calls $(find app core ui tests -name '*.[ch]') | grep -E -- "$effects" || true)
if [ -z "$found" ]; then
  echo 'ok 2 no argument of a macro has a side effect'
else
  echo 'not ok 2 no argument of a macro has a side effect'
  printf '%s\n' "$found" | sed 's/^/# /'
fi
