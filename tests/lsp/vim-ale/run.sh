#!/bin/sh
# run.sh PROGRAM RULES: Vim with ALE shows findings at the right bytes and applies the safe fixes.
set -eu
command -v vim >/dev/null || exit 77
[ -e /usr/share/vim-ale ] || [ -e /usr/share/vim/vimfiles/autoload/ale.vim ] || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" MANNERLY="$1" RULES="$2" GLUE="$here/../../../integrations/vim-ale"
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you!!! Act now, please.\nSecond \360\237\230\200 line asap!!\n' >draft.txt
vim -es -n -i NONE -u "$here/vimrc" -S "$here/session.vim" </dev/null >log.txt 2>&1 || true
printf '%s\n' '1:30-32 W spelling/mark-run' '1:34-40 W tone/urgency' '2:18-21 W tone/urgency' '2:22-23 W spelling/mark-run' \
  "$(printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you! Act now, please.|Second \360\237\230\200 line asap!')" >wanted.txt
cmp out.txt wanted.txt || { cat out.txt log.txt; exit 1; }
