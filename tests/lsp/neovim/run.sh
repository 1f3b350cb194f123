#!/bin/sh
# run.sh PROGRAM RULES: Neovim, set up as integrations/neovim/README.md says, edits a draft, fixes, allows and saves.
set -eu
command -v nvim >/dev/null || exit 77
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/../newcomer.sh"
set_up neovim
block neovim lua >.config/nvim/init.lua

nvim_does() {
  nvim --headless -n -i NONE -c "luafile $here/$1.lua" >out.txt 2>&1 || { cat out.txt; exit 1; }
}

printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 \360\237\230\200 thank you!!! Act now, please.\r\nSecond \360\237\230\200 line asap, teh deployer!!\r\n' >draft.txt
nvim_does session
printf 'H\303\251llo \360\237\230\200, e\314\201t\303\251 \360\237\230\200 thank you! Act now, so please.\r\nSecond \360\237\230\200 line, the deployer!\r\n' >wanted.txt
same draft.txt
printf 'words: [deployer]\nrules:\n  tone/urgency: off  # say why\n' >wanted.txt
same .mannerly.yaml

# A setting of the README takes away what it should.
rm .mannerly.yaml
printf "require('mannerly').setup { settings = { minSeverity = 'error' } }\n" >.config/nvim/init.lua
printf 'Thank you!!!\n' >draft.txt
nvim_does settings
