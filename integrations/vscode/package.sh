#!/bin/sh
# package.sh [PROGRAM]: makes mannerly.vsix, with the program inside when it is given. Needs node 18 and npm.
set -eu
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
rm -rf server LICENSE
trap 'rm -rf server LICENSE' EXIT
cp ../../LICENSE LICENSE
if [ $# -gt 0 ]; then
  mkdir server
  cp "$1" server/mannerly
  chmod 755 server/mannerly
fi
npm ci --ignore-scripts --no-audit --no-fund >/dev/null
npm run --silent package
