" What a writer does in Vim: open, see, fix, save. Writes what ALE shows into out.txt.
filetype detect
ALELint
let tries = 0
while tries < 400 && len(ale#engine#GetLoclist(bufnr(''))) < 4
  sleep 50m
  let tries += 1
endwhile
let out = []
for found in ale#engine#GetLoclist(bufnr(''))
  call add(out, found.lnum . ':' . found.col . '-' . found.end_col . ' ' . found.type . ' ' . found.code)
endfor
call writefile(out, 'out.txt')
ALEFix
let tries = 0
while tries < 400 && getline(1) =~# '!!!'
  sleep 50m
  let tries += 1
endwhile
write
qall!
