#!/bin/sh
# run.sh PROGRAM RULES: Vim with ALE, set up as integrations/vim-ale/README.md says, shows findings at the right bytes,
# applies the safe fixes and saves; with line ends of either kind.
set -eu
command -v vim >/dev/null || exit 77
[ -e /usr/share/vim-ale ] || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../newcomer.sh"
set_up vim-ale
block vim-ale vim >.vimrc

# é takes two bytes, 😀 four, the combining accent two: columns behind them tell what is counted.
for end in '\n' '\r\n'; do
  rm -f out.txt
  printf "H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you!!! Act now, please.${end}Second \360\237\230\200 line asap!!${end}" >draft.txt
  vim -es -n -i NONE --cmd 'set nocompatible encoding=utf-8' -u .vimrc -S "$here/session.vim" draft.txt </dev/null >log.txt 2>&1 || true
  printf '%s\n' '1:30-32 W spelling/mark-run' '1:34-40 W tone/urgency' '2:18-21 W tone/urgency' '2:22-23 W spelling/mark-run' \
    >wanted.txt
  touch out.txt
  same out.txt
  printf "H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you! Act now, please.${end}Second \360\237\230\200 line asap!${end}" >wanted.txt
  same draft.txt
done
