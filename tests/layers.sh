#!/bin/sh
# Copyright the Murmuration authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The layers, as far as a compiler cannot see them: which folder may include which. Prints the
# include lines that go up, in the test-anything protocol.
set -eu
cd "$1"
count=0
failed=0

# rule FOLDER PATTERN: no file of FOLDER has an include that matches PATTERN.
rule () {
  count=$((count + 1))
  found=$(grep -rnE "^ *# *include *[<\"]($2)" --include='*.[ch]' "$1" || true)
  if [ -z "$found" ]; then
    echo "ok $count $1 includes nothing of: $2"
  else
    failed=$((failed + 1))
    echo "not ok $count $1 includes nothing of: $2"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
}

# siblings FOLDER: topics do not know one another. The files of a topic begin with its name;
# registry alone sees them all.
siblings () {
  for file in "$1"/*.c; do
    topic=$(basename "$file" .c)
    case $topic in registry) continue ;; esac
    others=
    for header in "$1"/*.h; do
      name=$(basename "$header" .h)
      case "$name $topic" in
        registry\ * | "$topic"* | *" $name"*) ;;
        *) others="$others|$name" ;;
      esac
    done
    [ -z "$others" ] || rule "$file" "$1/(${others#|})\\.h"
  done
}

screen='gtk|gdk|gsk|adwaita|pango|cairo|graphene'
methods='core/(swarm|fitting|expression|sampling|oscillators|inference|parallel|precision)'

rule core "$screen|ui/|app/"
rule core/base "$methods|core/experiment"
for folder in swarm fitting expression sampling oscillators inference parallel precision; do
  [ ! -d "core/$folder" ] || rule "core/$folder" 'core/experiment'
done
rule core/experiment 'core/experiments'
siblings core/experiments
rule ui/plot 'gtk|adwaita|core/|app/|ui/(figures|widgets|pages)'
rule ui/figures 'gtk|adwaita|app/|ui/(widgets|pages)'
siblings ui/figures
rule ui/widgets 'app/|ui/pages'
rule ui/pages 'app/'

echo "1..$count"
[ "$failed" = 0 ]
