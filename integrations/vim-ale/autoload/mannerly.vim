" The linter for every file type, from the program's JSON: spans are bytes, so columns are right on any line.
call ale#Set('text_mannerly_executable', 'mannerly')
call ale#Set('text_mannerly_options', '')

function! mannerly#Executable(buffer) abort
  return ale#Var(a:buffer, 'text_mannerly_executable')
endfunction

function! mannerly#Command(buffer) abort
  return '%e check --format json --fail-on never --stdin-filename %s '
  \ . ale#Var(a:buffer, 'text_mannerly_options') . ' -'
endfunction

" Line and byte column, both from 1, of a byte offset; a:lines as in the buffer.
function! s:Place(starts, offset) abort
  let l:low = 0
  let l:high = len(a:starts) - 1
  while l:low < l:high
    let l:middle = (l:low + l:high + 1) / 2
    if a:starts[l:middle] <= a:offset
      let l:low = l:middle
    else
      let l:high = l:middle - 1
    endif
  endwhile
  return [l:low + 1, a:offset - a:starts[l:low] + 1]
endfunction

" The offset at which every line of the buffer starts; ALE sends the buffer with one byte at each line's end.
function! s:Starts(buffer) abort
  let l:starts = [0]
  let l:bytes = 0
  let l:end = getbufvar(a:buffer, '&fileformat') is# 'dos' ? 2 : 1
  for l:line in getbufline(a:buffer, 1, '$')
    let l:bytes += len(l:line) + l:end
    call add(l:starts, l:bytes)
  endfor
  return l:starts
endfunction

let s:types = {'error': 'E', 'warning': 'W', 'advice': 'I'}

function! mannerly#Handle(buffer, lines) abort
  try
    let l:report = json_decode(join(a:lines, ''))
  catch
    return []
  endtry
  let l:out = []
  let l:starts = s:Starts(a:buffer)
  for l:draft in get(l:report, 'drafts', [])
    for l:finding in l:draft.findings
      let [l:line, l:column] = s:Place(l:starts, l:finding.span.begin)
      let [l:end_line, l:end_column] = s:Place(l:starts, l:finding.span.end)
      call add(l:out, {
      \ 'lnum': l:line, 'col': l:column,
      \ 'end_lnum': l:end_line, 'end_col': max([l:end_column - 1, l:end_line == l:line ? l:column : 1]),
      \ 'type': get(s:types, l:finding.severity, 'W'), 'code': l:finding.rule, 'text': l:finding.message,
      \ 'detail': l:finding.message . "\n" . l:finding.why,
      \})
    endfor
  endfor
  for l:problem in get(l:report, 'problems', [])
    let l:line = type(l:problem.line) is v:t_number ? l:problem.line : 1
    call add(l:out, {'lnum': l:line, 'type': 'E', 'text': l:problem.message})
  endfor
  return l:out
endfunction

function! mannerly#Define(filetype) abort
  call ale#linter#Define(a:filetype, {
  \ 'name': 'mannerly',
  \ 'executable': function('mannerly#Executable'),
  \ 'command': function('mannerly#Command'),
  \ 'callback': 'mannerly#Handle',
  \})
endfunction

function! mannerly#Fix(buffer) abort
  return {
  \ 'command': ale#Escape(mannerly#Executable(a:buffer)) . ' fix --quiet --stdin-filename %s '
  \   . ale#Var(a:buffer, 'text_mannerly_options') . ' -',
  \}
endfunction
