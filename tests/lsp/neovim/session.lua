-- What a writer does in Neovim: see the findings, type, hover, apply fixes, save.
local function check(condition, message)
  if condition then return end
  print('FAILED: ' .. message .. '\n' .. vim.inspect(vim.diagnostic.get(0)))
  vim.cmd('cquit')
end

local function codes()
  local out = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do out[#out + 1] = diagnostic.code end
  table.sort(out)
  return table.concat(out, ' ')
end

local function wait_for(wanted)
  check(vim.wait(20000, function() return codes() == wanted end, 10), 'wanted ' .. wanted .. ', got ' .. codes())
end

local function ask(method, params)
  for _, reply in pairs(vim.lsp.buf_request_sync(0, method, params, 10000)) do return reply.result end
end

--- Actions at a byte column of a line, of one kind; asked without any diagnostics, as some clients do.
local function actions_at(line, column, kind)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {}, only = { kind } }
  return ask('textDocument/codeAction', params)
end

vim.cmd('edit draft.txt')
local id = vim.lsp.start_client({
  name = 'mannerly',
  cmd = { os.getenv('MANNERLY'), 'lsp', '--rules', os.getenv('RULES') },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, id)
wait_for('spelling/mark-run tone/urgency tone/urgency')
local first = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
local run = vim.diagnostic.get(0)[1]
check(first:find('!!!', 1, true) - 1 == run.col and run.end_col == run.col + 3, 'the marks are not where the bytes are')

-- Typing: incremental changes behind é, 😀 and a combining mark.
local at = first:find('please', 1, true) - 1
vim.api.nvim_buf_set_text(0, 0, at, 0, at, { 'so ' })
wait_for('spelling/mark-run tone/urgency tone/urgency')

local fixes = actions_at(1, run.col, 'quickfix')
check(fixes[1].isPreferred and fixes[1].diagnostics[1].code == 'spelling/mark-run', 'the safe fix is not preferred')
vim.lsp.util.apply_workspace_edit(fixes[1].edit, 'utf-16')
wait_for('tone/urgency tone/urgency')

local second = vim.api.nvim_buf_get_lines(0, 1, 2, false)[1]
local asap = actions_at(2, second:find('asap', 1, true), 'quickfix')
check(not asap[1].isPreferred, 'a suggested fix is not preferred')
vim.lsp.util.apply_workspace_edit(asap[1].edit, 'utf-16')
wait_for('tone/urgency')

vim.cmd('write')
vim.lsp.stop_client(id)
vim.cmd('qa!')
