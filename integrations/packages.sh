#!/bin/sh
# Installs what is missing of packages.txt: sh packages.sh build|test. Quiet when all is there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
wanted=${1:-build}

say() { printf '%s\n' "$*" >&2; }

list() {
  awk -v wanted="$wanted" '
    /^# (build|test)$/ { group = $2 }
    /^#/ || /^$/ { next }
    group == "build" || group == wanted { print }' "$here/packages.txt"
}

missing=
for package in $(list); do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { say "these packages are missing, and installing them needs root or sudo:$missing"; exit 2; }
  as_root=sudo
fi

say "installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086  # one word per package
if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
       apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
  tail -n 15 "$log" >&2
  say "the packages could not be installed"
  exit 2
fi
