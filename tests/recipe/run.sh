#!/bin/sh
# Copyright the Murmuration authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Follows the README's recipe for a new experiment, to the letter, in a copy of the tree that
# was built before: a file that computes, a file that draws, a line in each registry. Then it
# runs, draws, stops, resumes and shows what it made. A second topic has nothing but what it
# must. In the test-anything protocol.
#
# run.sh ROOT BUILD: the source, and where it was built, below it.
set -eu
root=$1
build=${2#"$root/"}
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
for entry in core ui app data tests meson.build; do
  cp -Rp "$root/$entry" "$tree"
done
# What is built comes along, as its paths do not leave the tree: only what the recipe
# changes is built again.
if [ "$build" != "$2" ]; then
  mkdir -p "$(dirname "$tree/$build")"
  cp -Rp "$2" "$tree/$build"
else
  build=build
fi
cd "$tree"
murmuration=$build/app/murmuration
count=0
failed=0

# check NAME COMMAND…: a test that passes where the command does.
check () {
  name=$1
  shift
  count=$((count + 1))
  if "$@" > log 2>&1; then
    echo "ok $count $name"
  else
    failed=$((failed + 1))
    echo "not ok $count $name"
    sed 's/^/# /' log
  fi
}

configure_and_build () {
  if [ -d "$build" ]; then meson setup --reconfigure "$build"; else meson setup "$build"; fi &&
    # The recipe begins here.
    cp tests/recipe/halving.c core/experiments/halving.c &&
    sed -i '/^#define MUR_EXPERIMENTS/a\  TOPIC (halving) \\' core/experiments/registry.h &&
    cp tests/recipe/halving-figure.c ui/figures/halving.c &&
    sed -i '/^#define MUR_FIGURES/a\  TOPIC (halving) \\' ui/figures/registry.h &&
    # The second topic, of which there is no figure.
    cp tests/recipe/bare.c core/experiments/bare.c &&
    sed -i '/^#define MUR_EXPERIMENTS/a\  TOPIC (bare) \\' core/experiments/registry.h &&
    ninja -C "$build" app/murmuration app/murmuration-worker tests/ui/pages/test-ui-pages
}

runs () {
  $murmuration list | grep -q '^halving' && $murmuration describe halving &&
    # 2⁻²⁰
    $murmuration run halving | grep -qx 'x: 9.5367431640625e-7'
}

draws () {
  $murmuration render halving -s steps=5 -o halving.svg && grep -q '<svg' halving.svg &&
    $murmuration render halving -s steps=5 -o halving.png && test -s halving.png
}

# The figure carries its session.
comes_back () {
  $murmuration run --session halving.svg | grep -qx 'x: 0.03125'
}

# Stopped in the middle, it ends as it would have.
resumes () {
  $murmuration run halving -s steps=300 -s factor=0.9 --checkpoint state.json \
    --every 0.02 > /dev/null 2> stopped &
  process=$!
  while [ ! -s state.json ] && kill -0 $process; do sleep 0.02; done
  kill -INT $process
  ! wait $process && grep -q 'stopped after' stopped &&
    $murmuration run halving -s steps=300 -s factor=0.9 | grep fingerprint > straight &&
    $murmuration resume state.json | grep fingerprint > resumed && cmp straight resumed
}

# refused PATTERN ARGUMENT…: exit status 2, and one line that holds PATTERN.
refused () {
  pattern=$1
  shift
  status=0
  $murmuration "$@" > /dev/null 2> line || status=$?
  cat line
  [ $status = 2 ] && [ "$(wc -l < line)" = 1 ] && grep -q "$pattern" line
}

without_the_rest () {
  $murmuration describe bare && $murmuration run bare | grep -qx 'left: 0' &&
    refused 'no figure of bare' render bare -o bare.svg && [ ! -e bare.svg ] &&
    refused 'checkpoint: not allowed with bare' run bare --checkpoint bare.json &&
    [ ! -e bare.json ]
}

check 'two files and two lines build' configure_and_build
if [ $failed = 0 ]; then
  check 'the topic runs' runs
  check 'the topic is drawn' draws
  check 'a figure brings the run back' comes_back
  check 'a checkpoint resumes' resumes
  check 'the pages of all topics work' "$build/tests/ui/pages/test-ui-pages" -p /pages/topics
  check 'a topic with nothing more than it must' without_the_rest
fi
echo "1..$count"
[ $failed = 0 ]
