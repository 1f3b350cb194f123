#!/bin/sh
# run.sh PROGRAM RULES: Emacs, set up as integrations/emacs/README.md says, edits a draft, fixes, allows and saves.
set -eu
command -v emacs >/dev/null || exit 77
[ -d /usr/share/emacs/site-lisp/elpa ] || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../newcomer.sh"
set_up emacs
block emacs elisp >.emacs.d/init.el

printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you!!! Act now, please.\nSecond \360\237\230\200 line asap, teh deployer!!\n' >draft.md
printf '<p>Act now</p>\n' >page.html
emacs --batch --eval '(package-initialize)' -l .emacs.d/init.el -l "$here/session.el" >out.txt 2>&1 || { cat out.txt; exit 1; }
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 thank you! Act now, please.\nSecond \360\237\230\200 line, the deployer!\n' >wanted.txt
same draft.md
printf 'words: [deployer]\nrules:\n  tone/urgency: off  # say why\n' >wanted.txt
same .mannerly.yaml
