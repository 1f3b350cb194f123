#!/bin/sh
# run.sh PROGRAM RULES [FOLDER]: a typed client and strangers; what npm installs stays in FOLDER for the next time.
set -eu
command -v npm >/dev/null || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
place=${3:-$(mktemp -d)}
mkdir -p "$place"
cp "$here"/* "$place"
cd "$place"
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 || { tail -n 20 npm.log; exit 1; }
  cp package-lock.json node_modules/.installed
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node hostile.cjs "$1" "$2"
node session.cjs "$1" "$2" "$work"
node_modules/.bin/tsc --strict --noEmit --skipLibCheck --exactOptionalPropertyTypes --module node16 recorded.ts
