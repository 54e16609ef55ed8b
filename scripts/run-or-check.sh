#!/bin/sh
# Starts the app; where there is no display, checks instead that the app works on this computer.
set -eu
python=$1
shift
if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display here, so Desktop Invite checks itself instead of opening its window."
  exec "$python" -m desktop_invite --check "$@"
fi
exec "$python" -m desktop_invite "$@"
