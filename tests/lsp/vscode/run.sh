#!/bin/sh
# run.sh PROGRAM FOLDER: VS Code itself (code-server in Chromium) with the extension: install it, write in it, and look at
# the files and settings afterwards. Leaves screenshots in FOLDER/shots, where code-server stays for the next time. Not part
# of run.sh of the tests: it needs Node 20 with its headers, g++, chromium, ripgrep, libkrb5-dev, and some minutes the first
# time.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=$(realpath -- "$1")
mkdir -p "$2"
place=$(CDPATH='' cd -- "$2" && pwd)
glue=$here/../../../integrations/vscode
vscode=node_modules/code-server/lib/vscode

# Packages whose native halves npm builds here; their own scripts would fetch them ready-made.
install() {
  cp "$here/package.json" "$here/package-lock.json" "$place"
  npm ci --ignore-scripts --no-audit --no-fund
  (cd $vscode && npm install --omit=dev --ignore-scripts --no-audit --no-fund)
  (cd $vscode/extensions && npm install --omit=dev --ignore-scripts --no-audit --no-fund)
  npm_config_nodedir=$(dirname -- "$(dirname -- "$(realpath -- "$(command -v node)")")")
  npm_config_yes=true
  export npm_config_nodedir npm_config_yes
  (cd $vscode && npm rebuild node-pty @vscode/spdlog native-watchdog kerberos)
  npm rebuild argon2
  mkdir -p $vscode/node_modules/@vscode/ripgrep/bin
  ln -sf "$(command -v rg)" $vscode/node_modules/@vscode/ripgrep/bin/rg
  ln -sfn node_modules $vscode/node_modules.asar
  cp package-lock.json .installed
}

sh "$glue/package.sh"
cd "$place"
cmp -s "$here/package-lock.json" .installed || install
node node_modules/code-server/out/node/entry.js --version >/dev/null

rm -rf ud ed chrome shots drafts home
mkdir -p ud/User drafts home shots
export HOME="$place/home" XDG_CONFIG_HOME="$place/home/.config"
server="node node_modules/code-server/out/node/entry.js --user-data-dir ud --extensions-dir ed"
$server --install-extension "$glue/mannerly.vsix"
# It gives up when the machine is too busy for its first seconds; then it is started again.
start() {
  # shellcheck disable=SC2086
  $server --auth none --bind-addr 127.0.0.1:18080 --disable-telemetry --disable-update-check \
    --disable-workspace-trust drafts >server.log 2>&1 &
  process=$!
  until node -e 'fetch("http://127.0.0.1:18080/healthz").catch(() => process.exit(1))'; do
    kill -0 $process 2>/dev/null || return 1
    sleep 1
  done
}
process=
trap '[ -z "$process" ] || kill $process 2>/dev/null || true' EXIT
tries=0
until start; do
  tries=$((tries + 1))
  [ $tries -lt 10 ] || { cat server.log; exit 1; }
done
node "$here/session.cjs" "$place" "$program"
echo "VS Code did as it should; look at the pictures in $place/shots"
