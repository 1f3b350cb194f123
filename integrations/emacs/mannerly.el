;;; mannerly.el --- Read a message before you send it  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "26.3") (eglot "1.9"))

;;; Commentary:
;; Starts the language server of mannerly through eglot for drafts.

;;; Code:
(require 'eglot)

(defgroup mannerly nil "Read a message before you send it." :group 'text)

(defcustom mannerly-program "mannerly" "The program." :type 'string)

(defcustom mannerly-arguments nil "More arguments of the language server." :type '(repeat string))

(defcustom mannerly-files "\\.\\(txt\\|md\\|markdown\\|msg\\)\\'"
  "Which files are drafts; mail always is." :type 'regexp)

(defun mannerly--contact (&rest _)
  "The server's command line."
  `(,mannerly-program "lsp" ,@mannerly-arguments))

;; Emacs opens Markdown without a mode when the package for it is not there.
(unless (assoc-default "draft.md" auto-mode-alist #'string-match)
  (add-to-list 'auto-mode-alist '("\\.\\(md\\|markdown\\|msg\\)\\'" . text-mode)))

(add-to-list 'eglot-server-programs '(text-mode . mannerly--contact))

(defun mannerly--run (name)
  "Run the server's command NAME on this buffer."
  (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                   (list :command (concat "mannerly." name)
                         :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri)))))

(defun mannerly-fix ()
  "Apply all safe fixes."
  (interactive)
  (mannerly--run "fixAll"))

(defun mannerly-score ()
  "Show the score of the draft and what to change first."
  (interactive)
  (message "%s" (or (plist-get (mannerly--run "score") :page) "this is no draft that can be read")))

;;;###autoload
(defun mannerly-mode ()
  "Check this draft while it is written; leaves other texts (HTML is one, too) alone."
  (interactive)
  (when (and buffer-file-name
             (or (derived-mode-p 'mail-mode 'message-mode) (string-match-p mannerly-files buffer-file-name)))
    (eglot-ensure)))

(provide 'mannerly)
;;; mannerly.el ends here
