# Shared by the scripts in this folder. Plain sh, so that it runs before anything is installed.

VENV=.venv
PDF_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
# A generic CMYK profile for press PDFs (150 kB).
PRESS_PACKAGES="libgs-common"

say() { printf '%s\n' "$*"; }

# stop STEP PROBLEM WHAT-TO-TYPE
stop() {
    printf '\n%s: %s\n  Type: %s\n' "$1" "$2" "$3" >&2
    exit 1
}

is_debian() { [ -e /etc/debian_version ] && command -v apt-get >/dev/null 2>&1; }

has_press_packages() {
    [ -n "${PRINT_ICC_PROFILE:-}" ] || [ -e /usr/share/color/icc/ghostscript/default_cmyk.icc ]
}

# What the tests take from npm: the public renderer of Portable Text, and the TypeScript client's tools.
RENDERER=tests/portable_text
CLIENT=clients/typescript

has_node_packages() {
    command -v node >/dev/null 2>&1 &&
        [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ]
}

# Install the npm packages of a folder unless they are there; false when this machine cannot.
node_packages() {
    has_node_packages "$1" && return 0
    command -v npm >/dev/null 2>&1 || return 1
    npm ci --prefix "$1" --ignore-scripts --silent --no-audit --no-fund && has_node_packages "$1"
}

# The command that a person would type to install packages.
apt_command() {
    if [ "$(id -u)" = 0 ]; then say "apt-get install $*"; else say "sudo apt-get install $*"; fi
}

# Install packages; false when this machine has no apt, no right to use it, or no network.
# NO_APT=1 keeps this script's hands off the system.
apt_install() {
    is_debian && [ -z "${NO_APT:-}" ] || return 1
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || return 1
        as_root=sudo
        [ -t 0 ] || as_root="sudo -n"
    fi
    say "Installing with apt: $*"
    log=$(mktemp)
    apt_get="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=60"
    # A fresh machine has no package lists yet: only then fetch them.
    if $apt_get install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null ||
        { $apt_get update >"$log" 2>&1 </dev/null &&
            $apt_get install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; }; then
        rm -f "$log"
        return 0
    fi
    tail -n 3 "$log" >&2
    rm -f "$log"
    return 1
}

recent_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Set PYTHON to a Python of at least 3.11, or stop.
find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if recent_enough "$candidate"; then
            PYTHON=$candidate
            return
        fi
    done
    found=$(python3 -V 2>/dev/null || say "no Python")
    stop "Python" "Continuum needs Python 3.11 or newer; this machine has $found." \
        "make $GOAL PYTHON=/path/to/python3.11   (or install it: $(apt_command python3))"
}
