#!/usr/bin/env bash
# Runs a command that opens windows: on this machine's screen, else on a virtual one, else not at all.
set -eu

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [[ " $* " == *" --headless "* ]]; then
    exec "$@"
fi
if ! command -v Xvfb >/dev/null; then
    echo "No screen here: start this on a desktop, or the service alone with: make run ARGS=--headless" >&2
    exit 1
fi
echo "No screen here: the windows open on a virtual one (Xvfb), where nobody sees them." >&2
coproc XVFB { exec Xvfb -displayfd 1 -screen 0 1920x1920x24 -nolisten tcp 2>/dev/null; }
read -r number <&"${XVFB[0]}" || { echo "Xvfb did not start." >&2; exit 1; }
trap 'kill "$XVFB_PID" && wait "$XVFB_PID" || true' EXIT
DISPLAY=:$number "$@"
