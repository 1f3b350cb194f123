edit draft.txt
set filetype=text
ALELint
let tries = 0
while tries < 200 && len(ale#engine#GetLoclist(bufnr(''))) < 4
  sleep 50m
  let tries += 1
endwhile
let out = []
for found in ale#engine#GetLoclist(bufnr(''))
  call add(out, found.lnum . ':' . found.col . '-' . found.end_col . ' ' . found.type . ' ' . found.code)
endfor
ALEFix
let tries = 0
while tries < 200 && getline(1) =~# '!!!'
  sleep 50m
  let tries += 1
endwhile
call add(out, join(getline(1, '$'), '|'))
call writefile(out, 'out.txt')
qall!
