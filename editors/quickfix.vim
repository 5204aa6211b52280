" Vim 8.2 and newer without a plug-in: into vimrc. `:make` fills the quickfix list with the findings of
" the file. Columns of Vim are bytes.
set errorformat=%f:%l:%c:%e:%k:\ %m
set makeprg=copydesk\ check\ --quiet\ --format\ short\ --columns\ bytes\ --end-columns\ %
