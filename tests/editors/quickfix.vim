" Opens the draft in Vim, has its findings put into the quickfix list, and writes what is there.
set nocompatible nomore encoding=utf-8
execute 'source' $BLOCK
execute 'edit' fnameescape($DRAFT)
silent make!
let s:marks = filter(getqflist(), {_, it -> it.valid})
let s:found = map(s:marks, {_, it -> [it.lnum, it.col - 1, it.end_col - 1, it.text]})
call writefile([json_encode({'found': s:found})], $REPORT)
qall!
