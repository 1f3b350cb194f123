" Checks drafts of messages; see autoload/mannerly.vim.
call mannerly#Define('mail')
