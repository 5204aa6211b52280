" Opens the draft in Vim with ALE, waits for what it marks, makes the safe fixes, and writes what was
" seen.
set nocompatible nomore encoding=utf-8
filetype plugin on
set runtimepath+=/usr/share/vim-ale
let g:ale_linters = {'markdown': ['copydesk']}
runtime plugin/ale.vim
execute 'source' $BLOCK
execute 'edit' fnameescape($DRAFT)
function! Marks() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction
function! Await(number) abort
  for s:attempt in range(600)
    if len(Marks()) == a:number
      return
    endif
    sleep 100m
  endfor
endfunction
call ale#Queue(0)
call Await(4)
" The last column of ALE is within.
let s:found = map(copy(Marks()), {_, it -> [it.lnum, it.col - 1, it.end_col, it.code]})
ALEFix
call Await(3)
let s:after = join(getline(1, '$'), "\n") . "\n"
call writefile([json_encode({'found': s:found, 'after': s:after, 'left': len(Marks())})], $REPORT)
qall!
