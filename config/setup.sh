#!/usr/bin/env bash
# Brings a machine to where the program runs: system libraries, and the locked dependencies in .venv.
# Each word it is given is one thing to make sure of: qt, window, glass, tests, browser, python.
set -eu
cd "$(dirname "$0")/.."

# What must be there = the Debian package that brings it.
QT=(
    libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6 libglib-2.0.so.0=libglib2.0-0
)
WINDOW=(
    libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-sync.so.1=libxcb-sync1
    libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0
)
GLASS=(
    cage=cage Xwayland=xwayland "/usr/lib/*/security/pam_systemd.so=libpam-systemd"
    libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1
)
TESTS=("/usr/lib/postgresql/*/bin/initdb=postgresql" strace=strace Xvfb=xvfb)
BROWSER=(chromium=chromium chromedriver=chromium-driver)

say() { printf '%s\n' "$*" >&2; }

stop() { say "$*"; exit 1; }

is_here() {
    case $1 in
        lib*) [[ $libraries == *"$1 "* ]] ;;
        /*) compgen -G "$1" >/dev/null || command -v "${1##*/}" >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then sudo "$@"
    else return 1
    fi
}

install_packages() {
    say "Installing from Debian: $*"
    command -v apt-get >/dev/null || stop "Please install with this system's own tools what Debian calls: $*"
    as_root true || stop "Please ask somebody with root rights to run: apt-get install $*"
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 install -y -qq --no-install-recommends "$@" >&2
}

make_sure_of() {
    local pair missing=() libraries
    libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    for pair in "$@"; do
        is_here "${pair%%=*}" || missing+=("${pair##*=}")
    done
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

python_environment() {
    local python
    if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        find_python >/dev/null || install_packages python3-venv
        python=$(find_python) || stop "Python 3.11 or newer, with its venv module, is needed and was not found."
        "$python" -m venv --clear .venv
    fi
}

install_locked() {
    say "Installing the locked dependencies into .venv (a minute or two, the first time)"
    local install=(.venv/bin/python -m pip --disable-pip-version-check --no-input install --quiet)
    "${install[@]}" --require-hashes --requirement requirements.lock
    "${install[@]}" --no-deps --no-build-isolation --editable .
}

# What Debian brings comes while the dependencies do.
installing=
trap '[ -z "$installing" ] || kill "$installing" 2>/dev/null || true' EXIT
for thing in "$@"; do
    case $thing in
        qt) make_sure_of "${QT[@]}" ;;
        window) make_sure_of "${WINDOW[@]}" ;;
        glass) make_sure_of "${GLASS[@]}" ;;
        tests) make_sure_of "${TESTS[@]}" ;;
        browser) make_sure_of "${BROWSER[@]}" ;;
        python)
            python_environment
            install_locked &
            installing=$!
            ;;
        *) stop "$0: qt, window, glass, tests, browser or python, not $thing" ;;
    esac
done
[ -z "$installing" ] || wait "$installing"
