#!/bin/sh
# run.sh PROGRAM RULES FOLDER: VS Code itself (code-server in Chromium) with the extension: install it, see a squiggle,
# hover, apply the quick fix, save. Leaves screenshots in FOLDER, where code-server stays for the next time. Not part of
# run.sh of the tests: it needs Node 20, chromium, ripgrep, libkrb5-dev, and some minutes the first time.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=$1 rules=$2 place=$3
mkdir -p "$place"
place=$(CDPATH='' cd -- "$place" && pwd)
glue=$here/../../../integrations/vscode

if [ ! -e "$place/.installed" ]; then
  cp "$here/package.json" "$here/package-lock.json" "$place"
  cd "$place"
  npm ci --ignore-scripts --no-audit --no-fund
  cd node_modules/code-server/lib/vscode
  npm install --omit=dev --ignore-scripts --no-audit --no-fund
  npm_config_yes=true npm rebuild node-pty @vscode/spdlog @parcel/watcher native-watchdog kerberos
  mkdir -p node_modules/@vscode/ripgrep/bin
  ln -sf /usr/bin/rg node_modules/@vscode/ripgrep/bin/rg
  ln -sfn node_modules node_modules.asar
  (cd extensions && npm install --omit=dev --ignore-scripts --no-audit --no-fund)
  cd "$place/node_modules/code-server"
  npm rebuild argon2
  touch "$place/.installed"
fi

sh "$glue/package.sh"
cd "$place"
rm -rf ud ed ws chrome
mkdir -p ud/User ws
printf 'H\303\251llo \360\237\230\200, thank you!!!\nPlease act now.\n' >ws/draft.txt
printf '{"mannerly.path": "%s", "mannerly.rules": "%s", "workbench.startupEditor": "none"}\n' "$program" "$rules" \
  >ud/User/settings.json
server="node node_modules/code-server/out/node/entry.js --user-data-dir ud --extensions-dir ed"
$server --install-extension "$glue/mannerly.vsix"
$server --auth none --bind-addr 127.0.0.1:18080 --disable-telemetry --disable-update-check \
  --disable-workspace-trust ws >server.log 2>&1 &
process=$!
trap 'kill $process 2>/dev/null || true' EXIT
node "$here/session.cjs" "$place"
printf 'H\303\251llo \360\237\230\200, thank you!\nPlease act now.\n' | cmp - ws/draft.txt
echo "VS Code did as it should; look at $place/hover.png, menu.png, saved.png"
