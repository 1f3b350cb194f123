#!/bin/sh
# Installs the validators named in package-lock.json, unless they are there. Without npm or its network it says so and
# the tests that need them are skipped.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here"

if cmp -s package-lock.json node_modules/.mannerly-lock; then
  exit 0
fi

say() { printf 'tests: %s; tests of output formats that need it are skipped\n' "$*" >&2; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Debian's npm is not in packages.txt: it cannot be installed beside a node of another origin, which brings its own.
if ! command -v npm >/dev/null 2>&1; then
  if [ "$(id -u)" -ne 0 ] || ! DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm >"$log" 2>&1; then
    say "npm is missing"
    exit 0
  fi
fi
if ! npm ci --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  say "npm could not install the validators"
  exit 0
fi
cp package-lock.json node_modules/.mannerly-lock
