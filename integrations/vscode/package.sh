#!/bin/sh
# package.sh [PROGRAM]: makes mannerly.vsix, with the program inside when it is given. Needs node 18 and npm, and npm's
# registry the first time only.
set -eu
program=${1:+$(realpath -- "$1")}
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
rm -rf server LICENSE
trap 'rm -rf server LICENSE' EXIT
cp ../../LICENSE LICENSE
target=
if [ -n "$program" ]; then
  mkdir server
  cp "$program" server/mannerly
  chmod 755 server/mannerly
  target="--target $(node -p 'process.platform + "-" + process.arch')"
fi
if ! cmp -s package-lock.json node_modules/.mannerly-lock; then
  npm ci --ignore-scripts --no-audit --no-fund >/dev/null
  cp package-lock.json node_modules/.mannerly-lock
fi
# shellcheck disable=SC2086
npm run --silent package -- $target
