;;; What a writer does in Emacs with the shipped set-up: see, hover, fix, allow, add a word, save.  -*- lexical-binding: t -*-
(require 'flymake)
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil
      enable-local-variables nil make-backup-files nil create-lockfiles nil)

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
  (eglot--signal-textDocument/didChange)   ; no idle timer runs in batch
  (let ((tries 0))
    (while (and (< tries 400) (not (equal (found) wanted)))
      (accept-process-output nil 0.05)
      (setq tries (1+ tries))))
  (check (equal (found) wanted) (format "wanted %s" wanted)))

(defun go-to (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun act (words wanted)
  "At WORDS, take the action whose title has WANTED out of Emacs's own menu."
  (go-to words)
  (eglot--signal-textDocument/didChange)
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt titles &rest _)
               (let ((names (mapcar (lambda (each) (if (consp each) (car each) each)) titles)))
                 (or (seq-find (lambda (name) (string-match-p (regexp-quote wanted) name)) names)
                     (check nil (format "no %s among %s" wanted names)))))))
    (let ((last-nonmenu-event ?\r))   ; the keyboard's menu, not the mouse's
      (call-interactively #'eglot-code-actions))))

(defun hover-at (words)
  (go-to words)
  (let ((answer (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (plist-get (plist-get answer :contents) :value)))

(find-file "page.html")
(run-hooks 'post-command-hook)
(check (not (eglot-current-server)) "a page is no draft")

(find-file "draft.md")
(run-hooks 'post-command-hook)   ; where eglot-ensure connects; no command runs in batch
(check (eglot-current-server) "the server runs")
(flymake-start)
(wait-for "!!!|Act now|asap|teh|deployer|!!")
(check (string-match-p "presses for time" (hover-at "Act now")) "hover says why")

(act "!!!" "Write “!”")
(wait-for "Act now|asap|teh|deployer|!!")
(act "asap" "Delete")
(wait-for "Act now|teh|deployer|!!")
(act "deployer" "dictionary (project)")
(wait-for "Act now|teh|!!")
(act "Act now" "in the project")
(wait-for "teh|!!")
(mannerly-fix)
(wait-for "")
(check (string-match-p "100 / 100" (format "%s" (mannerly-score))) "the score is told")

(save-some-buffers t)
(eglot-shutdown (eglot-current-server) nil 5)
