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

# topics FOLDER: a topic is a folder, or a file with its header; topics do not know one
# another, registry and what is shared alone see them all.
topics () {
  folder=$1
  shift
  for entry in "$folder"/*; do
    name=$(basename "$entry" .c)
    [ -d "$entry" ] || [ "$entry" != "${entry%.c}" ] || continue
    case " $* " in *" $name "*) continue ;; esac
    others=
    for other in "$folder"/*; do
      topic=$(basename "$other" .h)
      [ -d "$other" ] || [ "$other" != "${other%.h}" ] || continue
      case " $name $* " in *" $topic "*) continue ;; esac
      others="$others|$topic"
    done
    [ -z "$others" ] || rule "$entry" "$folder/(${others#|})[./]"
  done
}

# one_door FOLDER PATTERN FILE: of all files of FOLDER only FILE names PATTERN.
one_door () {
  count=$((count + 1))
  found=$(grep -rnE "$2" --include='*.c' "$1" | grep -v "^$1/$3:" || true)
  if [ -z "$found" ]; then
    echo "ok $count of $1 only $3 names: $2"
  else
    failed=$((failed + 1))
    echo "not ok $count of $1 only $3 names: $2"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
}

# one_type: a name of a type stands for one type; a second typedef in another header is a
# second meaning.
one_type () {
  count=$((count + 1))
  found=$(find core ui app -name '*.h' | sort | while read -r header; do
    grep -hoE '^typedef (struct|enum|union) _?Mur[A-Za-z0-9]+|^} Mur[A-Za-z0-9]+;' "$header" |
      grep -oE 'Mur[A-Za-z0-9]+' | sort -u
  done | sort | uniq -d)
  if [ -z "$found" ]; then
    echo "ok $count no type name stands for two types"
  else
    failed=$((failed + 1))
    echo "not ok $count no type name stands for two types"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
}

screen='gtk|gdk|gsk|adwaita|pango|cairo|graphene'
methods='core/(swarm|fitting|expression|sampling|oscillators|inference|parallel|precision)'

rule core "$screen|ui/|app/"
rule core/base "$methods|core/(experiment|run|sweep)"
for folder in swarm fitting expression sampling oscillators inference parallel precision; do
  [ ! -d "core/$folder" ] || rule "core/$folder" 'core/(experiment|run|sweep)'
done
rule core/inference/model 'core/inference/(regression|search|uncertainty|draws)'
rule core/inference/regression 'core/inference/(search|uncertainty|draws)'
rule core/inference/search 'core/inference/(regression|uncertainty|draws)'
rule core/inference/uncertainty 'core/inference/(regression|draws)'
rule core/experiment/ 'core/(run|sweep|experiments)'
rule core/experiment/value.h 'core/experiment/'
rule core/experiment/value.c 'core/experiment/[^v]'
rule core/run 'core/(sweep|experiments)'
rule core/sweep 'core/experiments'
topics core/experiments registry functions
rule ui/plot 'gtk|adwaita|core/|app/|ui/(figures|sweep|documents|widgets|figure-view|parameters|pages)'
rule ui/plot/figure 'cairo|pango|ui/plot/(layout|paint|pick|navigation|export)'
rule ui/plot/layout 'ui/plot/(paint|pick|navigation|export)'
rule ui/plot/paint 'ui/plot/(pick|navigation|export)'
rule ui/plot/pick 'ui/plot/(paint|navigation|export)'
rule ui/plot/navigation 'ui/plot/(paint|pick|export)'
rule ui/plot/export 'ui/plot/(pick|navigation)'
rule ui/figures 'gtk|adwaita|core/(run|sweep)|app/|ui/(sweep|documents|widgets|figure-view|parameters|pages)'
topics ui/figures registry columns plane scene
one_door ui/figures 'mur_(table_[a-z]|frame_(table|scalar|describe|n_))' columns.c
rule ui/sweep 'gtk|adwaita|app/|ui/(documents|widgets|figure-view|parameters|pages)|ui/plot/[^f]'
rule ui/documents 'gtk|adwaita|app/|ui/(widgets|figure-view|parameters|pages)'
rule ui/widgets 'core/|app/|ui/(plot|figures|sweep|documents|figure-view|import|parameters|pages)'
rule ui/figure-view 'core/(experiment|run|sweep)|app/|ui/(figures|sweep|documents|parameters|pages)'
rule ui/import 'core/(run|experiments)|app/|ui/(plot|figures|documents|parameters|pages)'
rule ui/parameters 'core/(run|sweep|experiments)|app/|ui/(plot|figures|sweep|documents|figure-view|pages)'
rule ui/pages 'app/'

one_type

echo "1..$count"
[ "$failed" = 0 ]
