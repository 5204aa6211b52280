" Vim 8 and newer with ALE, by the command line, whose columns are bytes as those of Vim are; ALE
" itself takes the columns of a language server for bytes. Into vimrc. `:ALEFix` makes the safe fixes.
function! CopydeskFindings(buffer, lines) abort
  let l:kinds = {'error': 'E', 'warning': 'W', 'info': 'I'}
  return map(json_decode(join(a:lines, '')).findings, {_, it -> {
  \   'lnum': it.start.line, 'col': it.start.column_byte,
  \   'end_lnum': it.end.line, 'end_col': it.end.column_byte - 1,
  \   'text': it.message, 'detail': it.message . "\n" . it.help,
  \   'code': it.rule, 'type': l:kinds[it.severity],
  \ }})
endfunction
function! CopydeskFix(buffer) abort
  return {'command': 'copydesk check --fix --quiet --stdin-filename %s -'}
endfunction
for s:filetype in ['markdown', 'text', 'html']
  call ale#linter#Define(s:filetype, {
  \   'name': 'copydesk', 'executable': 'copydesk',
  \   'command': '%e check --format json --stdin-filename %s -',
  \   'callback': 'CopydeskFindings',
  \ })
endfor
call ale#fix#registry#Add('copydesk', 'CopydeskFix', ['markdown', 'text', 'html'], 'Make safe fixes.')
let g:ale_fixers = {'markdown': ['copydesk'], 'text': ['copydesk'], 'html': ['copydesk']}
