#!/bin/sh
# Installs the Debian packages that a target needs and that are missing; says what to do where it can't.
# Usage: scripts/debian-packages.sh run|test|gallery
set -eu

command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || exit 0

# python3-venv makes the virtual environment; the libraries are those that Qt's window and X plugins load;
# a font, because a bare Debian has none.
run="python3-venv ca-certificates libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0
     libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
     libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1
     fonts-dejavu-core"
# A real X server with a window manager, a real clipboard, a real password store, the bus of screen
# readers; strace shows the order of disk and network.
test="$run git binutils procps xvfb openbox xclip xdotool x11-utils dbus gnome-keyring at-spi2-core strace"
# Faces for the names of people everywhere.
gallery="$test fonts-noto-core fonts-wqy-microhei"

case "${1:-}" in
  run) wanted=$run ;;
  test) wanted=$test ;;
  gallery) wanted=$gallery ;;
  *) echo "usage: $0 run|test|gallery" >&2; exit 2 ;;
esac

missing=""
for package in $wanted; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 && as_root="sudo" || {
    echo "Please ask for these packages to be installed:$missing" >&2
    exit 1
  }
fi
echo "Installing what is missing:$missing"
$as_root apt-get -qq update
DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install --no-install-recommends $missing >/dev/null
