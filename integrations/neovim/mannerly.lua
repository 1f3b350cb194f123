-- Starts the language server for drafts. Needs Neovim 0.8.
local M = {}

local defaults = {
  cmd = { 'mannerly', 'lsp' },
  filetypes = { 'text', 'markdown', 'mail' },
  settings = {},
}

local function server_of(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ bufnr = buffer, name = 'mannerly' })[1]
end

--- Runs a command of the server for the current buffer; `use` gets its result.
local function run(name, use)
  local client = server_of(0)
  if not client then return end
  local params = { command = 'mannerly.' .. name, arguments = { vim.uri_from_bufnr(0) } }
  client.request('workspace/executeCommand', params, function(_, result)
    if use then use(result) end
  end, 0)
end

local function is_ours(buffer, options)
  if vim.fs.basename(vim.api.nvim_buf_get_name(buffer)) == '.mannerly.yaml' then return true end
  return vim.bo[buffer].buftype == '' and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype)
end

function M.setup(options)
  options = vim.tbl_deep_extend('force', defaults, options or {})
  local group = vim.api.nvim_create_augroup('mannerly', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    callback = function(event)
      if not is_ours(event.buf, options) then return end
      local found = vim.fs.find({ '.mannerly.yaml', '.git' }, { upward = true, path = vim.fs.dirname(event.file) })
      vim.lsp.start({
        name = 'mannerly',
        cmd = options.cmd,
        root_dir = found[1] and vim.fs.dirname(found[1]),
        settings = { mannerly = options.settings },
      })
    end,
  })
  -- The score is fetched when the findings change, so that a status line can be drawn without waiting.
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = group,
    callback = function(event)
      if event.buf ~= vim.api.nvim_get_current_buf() then return end
      run('score', function(score)
        vim.b[event.buf].mannerly_score = score and score ~= vim.NIL and (score.overall .. ' · ' .. score.verdict) or nil
      end)
    end,
  })
  vim.api.nvim_create_user_command('MannerlyFix', function() run('fixAll') end, {})
  vim.api.nvim_create_user_command('MannerlyScore', function() run('showScore') end, {})
  vim.api.nvim_create_user_command('MannerlyConfig', function() run('showConfig') end, {})
end

--- "74 · revise", or an empty text.
function M.score() return vim.b.mannerly_score or '' end

return M
