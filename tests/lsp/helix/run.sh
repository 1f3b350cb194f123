#!/bin/sh
# run.sh PROGRAM RULES: what integrations/helix/README.md sets up is read as Helix reads it, and the server it names is
# started and spoken to. Where Helix is installed (package hx of Debian 13) and python3-pexpect, Helix itself fixes a draft.
set -eu
command -v python3 >/dev/null || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../newcomer.sh"
set_up helix
printf 'H\303\251llo \360\237\230\200 thank you!!! Bye.\n' >draft.txt
python3 "$here/languages.py" .config/helix/languages.toml draft.txt >out.txt 2>&1 || { cat out.txt; exit 1; }
if command -v hx >/dev/null && python3 -c 'import pexpect' 2>/dev/null; then
  TERM=xterm-256color LANG=C.UTF-8 python3 "$here/session.py" draft.txt >out.txt 2>&1 || { cat out.txt; exit 1; }
  printf 'H\303\251llo \360\237\230\200 thank you! Bye.\n' >wanted.txt
  same draft.txt
fi
