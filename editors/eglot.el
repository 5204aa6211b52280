;; Emacs 28 with the package eglot, Emacs 29 and newer: into init.el.
(require 'eglot)
(add-to-list 'eglot-server-programs
             '((markdown-mode gfm-mode text-mode html-mode) . ("copydesk" "lsp")))
(add-hook 'text-mode-hook #'eglot-ensure)
