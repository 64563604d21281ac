# Copyright the Murmuration authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by app/run, tests/run and .ci/run: which Debian packages are needed, and how those
# that are missing get installed.

build_packages='gcc libc6-dev meson ninja-build pkg-config libglib2.0-dev-bin libxml2-utils
  libgtk-4-dev libadwaita-1-dev libjson-glib-dev libgsl-dev liblbfgs-dev libgmp-dev
  libsqlite3-dev zlib1g-dev nettle-dev
  libgtk-4-bin desktop-file-utils adwaita-icon-theme librsvg2-common fonts-cantarell hicolor-icon-theme'

test_packages='xvfb xauth dbus dbus-daemon fonts-dejavu-core clang-format
  appstream-util gettext-base libopenmpi-dev openmpi-bin'

say () {
  printf '%s\n' "$*" >&2
}

# install_missing PACKAGE…: nothing when all are there. Other systems than Debian are left to
# their own package names: the configure step says what it does not find.
install_missing () {
  command -v dpkg-query > /dev/null || return 0
  missing=
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  root_command=
  [ "$(id -u)" = 0 ] || root_command=sudo
  # Standard output is the program's own.
  if ! {
    $root_command apt-get -q update &&
      $root_command env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install $missing
  } > "$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "Could not install:$missing"
    return 1
  fi
}

# build DIRECTORY [MESON OPTION…]: configures once, then builds what changed. Quiet, unless it
# takes work (one line) or fails (the log). $build_target is what to build where not all of it.
build () {
  directory=$1
  shift
  if [ ! -f "$directory/build.ninja" ]; then
    say "Configuring ${directory##*/}"
    if ! meson setup "$directory" "$root" "$@" > "$log" 2>&1; then
      tail -n 20 "$log" >&2
      return 1
    fi
  fi
  if ! ninja -C "$directory" -n ${build_target:-} 2> /dev/null | grep -q 'no work to do'; then
    say "Building ${directory##*/}"
  fi
  if ! ninja -C "$directory" ${build_target:-} > "$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 60 >&2
    return 1
  fi
}
