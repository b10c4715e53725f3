# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shared by installer/test and installer/demo: packages, build, and ending what was started. Sourced by
# bash with `set -euo pipefail`; ROOT is the source tree.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TEREZE_CHILD=""

say() { printf '== %s\n' "$*"; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Names of installer/packages.txt without comments.
wanted_packages() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$ROOT/installer/packages.txt"; }

# Those of them that dpkg does not have.
missing_packages() {
    local name
    while read -r name; do
        [[ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" == installed ]] || printf '%s\n' "$name"
    done < <(wanted_packages)
}

# Runs a command as root: directly, or through sudo that must not ask (there may be no terminal).
as_root() {
    if [[ "$(id -u)" -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    elif command -v sudo >/dev/null && [[ -t 0 ]]; then
        sudo "$@"
    else
        die "packages are missing and neither root nor sudo is at hand; install: $(missing_packages | tr '\n' ' ')"
    fi
}

# Installs what is missing; asks apt nothing when all is there, so that a second run needs no network.
install_packages() {
    local -a missing
    mapfile -t missing < <(missing_packages)
    if [[ ${#missing[@]} -eq 0 ]]; then
        say "packages: all there"
        return
    fi
    command -v apt-get >/dev/null || die "this is no Debian: apt-get is not there"
    if dpkg-query -W -f='${db:Status-Status}' libboost1.74-dev 2>/dev/null | grep -qx installed; then
        # Debian cannot hold the headers of both; apt takes the old ones (headers only) away.
        say "packages: libboost1.74-dev gives way to libboost1.81-dev"
    fi
    say "packages: installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        "${missing[@]}" </dev/null
}

# Everything that is written goes below the build folder, caches included.
use_build_folder() {
    BUILD_DIR="$1"
    mkdir -p "$BUILD_DIR"
    BUILD_DIR="$(cd "$BUILD_DIR" && pwd)"
    export CCACHE_DIR="${CCACHE_DIR:-$ROOT/build/.ccache}"
    export XDG_CACHE_HOME="$BUILD_DIR/cache"
    mkdir -p "$XDG_CACHE_HOME"
}

# Runs a step in a process group of its own and waits for it, so that it and all it started can be
# ended when this script is told to end. Returns the step's exit code.
run_step() {
    local code=0
    set -m
    "$@" </dev/null &
    TEREZE_CHILD=$!
    set +m
    wait "$TEREZE_CHILD" || code=$?
    TEREZE_CHILD=""
    return "$code"
}

end_step() {
    [[ -n "$TEREZE_CHILD" ]] || return 0
    kill -TERM -- "-$TEREZE_CHILD" 2>/dev/null || true
    # Whatever is still there after five seconds did not want to be asked.
    timeout 5 tail --pid="$TEREZE_CHILD" -f /dev/null || true
    kill -KILL -- "-$TEREZE_CHILD" 2>/dev/null || true
    TEREZE_CHILD=""
}

end_on_signals() {
    trap 'end_step; exit 143' TERM
    trap 'end_step; exit 130' INT
    trap 'end_step; exit 129' HUP
    trap end_step EXIT
}

# Configures and builds a preset into BUILD_DIR; further arguments go to the build (targets).
configure_and_build() {
    local preset="$1" jobs="$2"
    shift 2
    say "configuring $preset in $BUILD_DIR"
    run_step cmake -S "$ROOT" --preset "$preset" -B "$BUILD_DIR" || die "configuring failed"
    say "building with $jobs jobs"
    run_step cmake --build "$BUILD_DIR" --parallel "$jobs" "$@" || die "the build failed"
}
