-- What a writer does in Neovim with the shipped set-up: see the findings, type, hover, fix, allow, add a word, save.
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

--- Puts the cursor on the first place of these words.
local function go_to(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(words, 1, true)
    if column then return vim.api.nvim_win_set_cursor(0, { number, column - 1 }) end
  end
  check(false, 'no ' .. words)
end

--- The editor's own menu of actions at these words; picks the one whose title has `wanted`.
local function act(words, wanted)
  go_to(words)
  local picked
  vim.ui.select = function(items, options, choose)
    local titles = {}
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      titles[#titles + 1] = title
      if title:find(wanted, 1, true) then
        picked = title
        return choose(item)
      end
    end
    check(false, 'no ' .. wanted .. ' among ' .. table.concat(titles, ', '))
  end
  vim.lsp.buf.code_action()
  check(vim.wait(20000, function() return picked end, 10), 'no menu for ' .. wanted)
end

local function hover(words)
  go_to(words)
  local text
  vim.lsp.handlers['textDocument/hover'] = function(_, result) text = result and result.contents.value end
  vim.lsp.buf.hover()
  check(vim.wait(20000, function() return text end, 10), 'no hover')
  return text
end

vim.cmd('edit draft.txt')
wait_for('spelling/mark-run spelling/mark-run spelling/unknown-word spelling/unknown-word tone/urgency tone/urgency')
check(vim.tbl_count(vim.lsp.buf_get_clients(0)) == 1, 'one server')
local first = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
for _, each in ipairs(vim.diagnostic.get(0)) do
  if each.lnum == 0 and each.code == 'spelling/mark-run' then
    check(first:find('!!!', 1, true) - 1 == each.col and each.end_col == each.col + 3, 'the marks are not where the bytes are')
  end
end
check(vim.wait(20000, function() return require('mannerly').score():find('^%d+ · %l+') end, 10), 'the score for the status line')
check(hover('Act now'):find('presses for time', 1, true), 'hover says why')

-- Typing: incremental changes behind é, 😀 and a combining mark.
local at = first:find('please', 1, true) - 1
vim.api.nvim_buf_set_text(0, 0, at, 0, at, { 'so ' })

act('!!!', 'Write “!”')
wait_for('spelling/mark-run spelling/unknown-word spelling/unknown-word tone/urgency tone/urgency')
act('asap', 'Delete')
wait_for('spelling/mark-run spelling/unknown-word spelling/unknown-word tone/urgency')
act('deployer', 'dictionary (project)')
wait_for('spelling/mark-run spelling/unknown-word tone/urgency')
act('Act now', 'in the project')
wait_for('spelling/mark-run spelling/unknown-word')
vim.cmd('MannerlyFix')
wait_for('')

vim.cmd('wall')
vim.cmd('qa!')
