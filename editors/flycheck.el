;; Emacs with flycheck, by the command line: into init.el.
(require 'flycheck)
(flycheck-define-checker copydesk
  "Statements without a source, and what a draft says twice."
  :command ("copydesk" "check" "--format" "checkstyle" "--stdin-filename" source-original "-")
  :standard-input t
  :error-parser flycheck-parse-checkstyle
  :modes (text-mode markdown-mode gfm-mode html-mode)
  ;; The name in the report is the one that was told, not that of a file beside the buffer.
  :error-filter (lambda (errors)
                  (dolist (error errors errors)
                    (setf (flycheck-error-filename error) (buffer-file-name)))))
(add-to-list 'flycheck-checkers 'copydesk)
(add-hook 'text-mode-hook #'flycheck-mode)
