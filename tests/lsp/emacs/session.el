;;; What a writer does in Emacs: see the findings, hover, apply fixes, save.  -*- lexical-binding: t -*-
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa*/*")) (push folder load-path))
(require 'eglot)
(require 'flymake)
(setq eglot-autoshutdown nil eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil
      enable-local-variables nil make-backup-files nil create-lockfiles nil)
(add-to-list 'eglot-server-programs
             `(text-mode . (,(getenv "MANNERLY") "lsp" "--debounce" "0" "--rules" ,(getenv "RULES"))))

(defun check (condition message)
  (unless condition
    (princ (format "FAILED: %s\n%s\n" message (found)))
    (kill-emacs 1)))

(defun found ()
  (mapconcat (lambda (d)
               ;; Old findings may lie behind the end until new ones come.
               (buffer-substring-no-properties (min (point-max) (flymake-diagnostic-beg d))
                                               (min (point-max) (flymake-diagnostic-end d))))
             (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))
             "|"))

(defun wait-for (wanted)
  (when (eglot-current-server) (eglot--signal-textDocument/didChange))   ; no idle timer runs in batch
  (let ((tries 0))
    (while (and (< tries 400) (not (equal (found) wanted)))
      (accept-process-output nil 0.05)
      (setq tries (1+ tries))))
  (check (equal (found) wanted) (format "wanted %s" wanted)))

(defun ask (method &rest more)
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (eglot-current-server) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier)) more)))

(defun actions (begin end kind)
  (ask :textDocument/codeAction
       :range (list :start (eglot--pos-to-lsp-position begin) :end (eglot--pos-to-lsp-position end))
       :context (list :diagnostics [] :only (vector kind))))

(find-file "draft.txt")
(text-mode)
(apply #'eglot--connect (eglot--guess-contact))
(flymake-mode 1)
(flymake-start)
(wait-for "!!!|Act now|asap|!!")

;; Hover in the middle of a finding behind é, 😀 and a combining mark.
(goto-char (point-min))
(search-forward "Act")
(let ((hover (ask :textDocument/hover :position (eglot--pos-to-lsp-position))))
  (check (string-match-p "presses for time" (plist-get (plist-get hover :contents) :value)) "hover says why"))

;; A quick fix of the second line.
(search-forward "asap")
(let ((fix (aref (actions (point) (point) "quickfix") 0)))
  (check (not (eq t (plist-get fix :isPreferred))) "a suggested fix is not preferred")
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(wait-for "!!!|Act now|!!")

;; All safe fixes at once.
(let ((all (actions (point-min) (point-max) "source.fixAll")))
  (check (= 1 (length all)) "one action fixes all")
  (eglot--apply-workspace-edit (plist-get (aref all 0) :edit)))
(wait-for "Act now")

;; What the server does of its own accord: the rule is switched off for the project, on the disk.
(goto-char (point-min))
(search-forward "Act")
(let* ((allow (seq-find (lambda (action) (string-match-p "in the project" (plist-get action :title)))
                        (actions (point) (point) "quickfix")))
       (command (plist-get allow :command)))
  (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                   (list :command (plist-get command :command) :arguments (plist-get command :arguments))))
(wait-for "")
(check (file-exists-p ".mannerly.yaml") "the configuration is there")

(save-buffer)
(eglot-shutdown (eglot-current-server) nil 5)
