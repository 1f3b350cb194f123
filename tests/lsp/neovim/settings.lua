-- With minSeverity = 'error' a warning is not shown, and the score is there all the same.
vim.cmd('edit draft.txt')
vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'Thank you!!!', 'Act now.' })
local scored = vim.wait(20000, function() return require('mannerly').score() ~= '' end, 10)
if not scored or #vim.diagnostic.get(0) > 0 then
  print('FAILED: ' .. require('mannerly').score() .. vim.inspect(vim.diagnostic.get(0)))
  vim.cmd('cquit')
end
vim.cmd('qa!')
