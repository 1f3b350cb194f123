#!/bin/sh
# Installs what the tests need, builds, runs them all. The last lines are the summary of ctest.
#   MANNERLY_ASAN=1   runs the unit tests with the address and undefined-behaviour sanitizers first
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
jobs=$(nproc)
cd "$top"

sh integrations/packages.sh test
sh tests/formats/install.sh

log=$(mktemp)
trap 'rm -f "$log"' EXIT
build() {
  { cmake --preset "$1" -DMANNERLY_TESTS=ON && cmake --build --preset "$1" -j "$jobs"; } >"$log" 2>&1 || {
    tail -n 60 "$log"
    printf 'tests/run.sh: the build with preset %s failed\n' "$1" >&2
    exit 2
  }
}

if [ "${MANNERLY_ASAN:-0}" = 1 ]; then
  build asan
  ctest --preset asan -j "$jobs"
fi

build release
ctest --preset release -j "$jobs"
