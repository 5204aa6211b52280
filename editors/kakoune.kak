# Kakoune, by the command line: into kakrc. `:lint` marks the findings, `:copydesk-fix` makes the safe
# fixes.
hook global WinSetOption filetype=markdown %{
    set-option window lintcmd 'copydesk check --quiet --format short'
}
define-command copydesk-fix %{
    execute-keys -draft '%|copydesk check --fix --quiet --fail-on never --stdin-filename "$kak_bufname" - 2>/dev/null<ret>'
}
