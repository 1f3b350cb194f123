#!/bin/sh
# run.sh PROGRAM RULES: Emacs with eglot sees the findings of a draft, hovers, applies a quick fix and all safe fixes.
set -eu
command -v emacs >/dev/null || exit 77
[ -d /usr/share/emacs/site-lisp/elpa ] || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" MANNERLY="$1" RULES="$2"
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you!!! Act now, please.\nSecond \360\237\230\200 line asap!!\n' >draft.txt
emacs -Q --batch -l "$here/session.el" >out.txt 2>&1 || { cat out.txt; exit 1; }
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you! Act now, please.\nSecond \360\237\230\200 line!\n' >wanted.txt
cmp draft.txt wanted.txt || { cat out.txt draft.txt; exit 1; }
