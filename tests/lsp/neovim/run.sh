#!/bin/sh
# run.sh PROGRAM RULES: Neovim edits a draft with the server attached, applies a quick fix and saves.
set -eu
command -v nvim >/dev/null || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" MANNERLY="$1" RULES="$2"
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 \360\237\230\200 thank you!!! Act now, please.\r\nSecond \360\237\230\200 line asap.\r\n' >draft.txt
nvim --headless -n -i NONE -u NONE -c "luafile $here/session.lua" >out.txt 2>&1 || { cat out.txt; exit 1; }
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 \360\237\230\200 thank you! Act now, so please.\r\nSecond \360\237\230\200 line.\r\n' >wanted.txt
cmp draft.txt wanted.txt || { cat out.txt draft.txt; exit 1; }
