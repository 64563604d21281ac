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

# topic_of FOLDER NAME: the topic a file belongs to; curve-fit-parameters is of curve-fit.
topic_of () {
  topic=$2
  while rest=${topic%-*} && [ "$rest" != "$topic" ]; do
    topic=$rest
    [ ! -e "$1/$topic.c" ] || { echo "$topic"; return; }
  done
  echo "$2"
}

# siblings FOLDER: topics do not know one another; registry alone sees them all.
siblings () {
  for file in "$1"/*.c; do
    own=$(topic_of "$1" "$(basename "$file" .c)")
    [ "$own" != registry ] || continue
    others=
    for header in "$1"/*.h; do
      other=$(topic_of "$1" "$(basename "$header" .h)")
      case $other in registry | "$own") ;; *) others="$others|$other" ;; esac
    done
    [ -z "$others" ] || rule "$file" "$1/(${others#|})[-.]"
  done
}

screen='gtk|gdk|gsk|adwaita|pango|cairo|graphene'
methods='core/(swarm|fitting|expression|sampling|oscillators|inference|parallel|precision)'

rule core "$screen|ui/|app/"
rule core/base "$methods|core/experiment"
for folder in swarm fitting expression sampling oscillators inference parallel precision; do
  [ ! -d "core/$folder" ] || rule "core/$folder" 'core/experiment'
done
rule core/experiment 'core/(run|experiments)'
rule core/run 'core/experiments'
siblings core/experiments
rule ui/plot 'gtk|adwaita|core/|app/|ui/(figures|documents|figure-view|parameters|pages)'
rule ui/figures 'gtk|adwaita|core/run|app/|ui/(documents|figure-view|parameters|pages)'
siblings ui/figures
rule ui/documents 'gtk|adwaita|app/|ui/(figure-view|parameters|pages)'
rule ui/figure-view 'core/(experiment|run)|app/|ui/(figures|documents|parameters|pages)'
rule ui/parameters 'core/(run|experiments)|app/|ui/(plot|figures|documents|figure-view|pages)'
rule ui/pages 'app/'

echo "1..$count"
[ "$failed" = 0 ]
