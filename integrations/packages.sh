#!/bin/sh
# Installs what is missing of packages.txt: sh packages.sh build|test. Quiet when all is there.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
sources=$here/../build/sources
wanted=${1:-build}

say() { printf '%s\n' "$*" >&2; }

list() {
  awk -v wanted="$wanted" '
    /^# (build|test)$/ { group = $2 }
    /^#/ || /^$/ { next }
    group == "build" || group == wanted { print }' "$here/packages.txt"
}

# Debian has md4c as a shared library only, and a program that loads none starts a sixth faster: its source is fetched
# from where the package came from. Where that cannot be reached, the build takes the shared one.
fetch_md4c() {
  source=md4c_0.4.8.orig.tar.gz
  sum=4a457df853425b6bb6e3457aa1d1a13bccec587a04c38c622b1013a0da41439f
  [ ! -f "$sources/$source" ] || return 0
  address=$(apt-get --print-uris download libmd4c-dev | cut -d"'" -f2)
  mkdir -p "$sources"
  /usr/lib/apt/apt-helper -o Acquire::Retries=0 -o Acquire::http::Timeout=10 \
    download-file "${address%/*}/$source" "$sources/$source" "SHA256:$sum" || rm -f "$sources/$source"
}

missing=
for package in $(list); do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
  fetch_md4c >/dev/null 2>&1 || true
  exit 0
fi

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
fetch_md4c >/dev/null 2>&1 || true
