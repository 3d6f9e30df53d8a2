#!/bin/sh
# Makes .venv with the pinned packages; does nothing when that has been done. Called by make.
#
# On Debian and its relatives, as root, it installs the system packages that are missing: bubblewrap and
# libseccomp2, two layers of isolation, and python3-venv. Elsewhere it goes on without the former, and
# prints the command for the latter.
set -eu
cd "$(dirname "$0")/.."

VENV=.venv
STAMP=$VENV/.installed
PIP_ARGS=${PIP_ARGS:-}

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 2; }

is_usable() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_usable "$PYTHON" || fail "PYTHON=$PYTHON is not a Python 3.11, 3.12 or 3.13."
        return
    fi
    for PYTHON in python3.11 python3.12 python3.13 python3 python; do
        if is_usable "$PYTHON"; then return; fi
    done
    fail "Python 3.11, 3.12 or 3.13 is needed; install one of them, or name it: make PYTHON=/path/to/python3.12"
}

# The Debian package that gives a Python the module venv.
venv_package() { "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

may_use_apt() { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; }
is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

apt_install() {
    say "installing with apt: $*"
    {
        DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    } </dev/null >/dev/null
}

system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=
    for package in bubblewrap libseccomp2; do
        case $package in
            bubblewrap) if command -v bwrap >/dev/null 2>&1; then continue; fi ;;
            *) if ! command -v dpkg-query >/dev/null 2>&1 || is_installed "$package"; then continue; fi ;;
        esac
        missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086  # a list of words
    if may_use_apt && apt_install $missing; then return 0; fi
    say "going on without$missing: grading then has fewer layers of isolation (see: autograder doctor)."
}

make_venv() {
    if [ -x "$VENV/bin/python" ] && is_usable "$VENV/bin/python"; then return; fi
    find_python
    if ! has_venv "$PYTHON"; then
        package=$(venv_package "$PYTHON")
        if ! may_use_apt; then
            fail "this Python lacks the module venv. On Debian or Ubuntu: sudo apt-get install $package"
        fi
        apt_install "$package" || fail "apt could not install $package."
    fi
    say "making $VENV with $("$PYTHON" --version)"
    "$PYTHON" -m venv --clear "$VENV"
}

pip_install() { "$VENV/bin/python" -m pip install --disable-pip-version-check -c constraints.txt "$@" </dev/null; }

install_packages() {
    # The stamp holds all that the environment depends on. An interrupted installation leaves none.
    wanted=$(cat pyproject.toml constraints.txt | cksum)" $PIP_ARGS"
    if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$wanted" ]; then return; fi
    say "installing the pinned packages; the first time this takes minutes and several GB (torch)"
    quiet=
    if [ ! -t 1 ]; then quiet=-qq; fi
    # shellcheck disable=SC2086  # lists of words
    if [ -n "$PIP_ARGS" ]; then
        # An index with builds of torch for the CPU may hold little else: the rest then comes from the usual one.
        pip_install $quiet $PIP_ARGS torch torchvision
        pip_install -qq $PIP_ARGS -e '.[dev]' 2>/dev/null || pip_install $quiet -e '.[dev]'
    else
        pip_install $quiet -e '.[dev]'
    fi
    echo "$wanted" >"$STAMP"
}

system_packages
make_venv
install_packages
