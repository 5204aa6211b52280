# Kakoune 2022.10.31 and newer with the client kak-lsp 18 and newer: into kakrc. The client has another
# server for Markdown, whose hook is taken away.
evaluate-commands %sh{ kak-lsp }
remove-hooks global lsp-filetype-markdown
hook -group lsp-filetype-copydesk global BufSetOption filetype=(?:markdown|html|plain) %{
    set-option buffer lsp_servers %{
        [copydesk]
        root_globs = ["copydesk.toml", ".git"]
        args = ["lsp"]
    }
}
hook global WinSetOption filetype=(?:markdown|html|plain) lsp-enable-window
