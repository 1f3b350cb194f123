-- Starts the language server for drafts. Needs Neovim 0.7.
local M = {}

local defaults = {
  cmd = { 'mannerly', 'lsp' },
  filetypes = { 'text', 'markdown', 'mail' },
  settings = {},
}

local clients = {}  -- by root folder, for Neovim 0.7, which has no vim.lsp.start

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local config = vim.fn.findfile('.mannerly.yaml', folder .. ';')
  if config ~= '' then return vim.fn.fnamemodify(config, ':p:h') end
  local git = vim.fn.finddir('.git', folder .. ';')
  return git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or nil
end

local function start(options, buffer, root)
  local config = {
    name = 'mannerly',
    cmd = options.cmd,
    root_dir = root,
    settings = { mannerly = options.settings },
    init_options = options.settings,  -- the only way of Neovim 0.7 to hand them over
  }
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  local key = root or ''
  if not clients[key] or vim.lsp.client_is_stopped(clients[key]) then clients[key] = vim.lsp.start_client(config) end
  if clients[key] then vim.lsp.buf_attach_client(buffer, clients[key]) end
end

local function server_of(buffer)
  if vim.lsp.get_clients then return vim.lsp.get_clients({ bufnr = buffer, name = 'mannerly' })[1] end
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.name == 'mannerly' then return client end
  end
end

--- Runs a command of the server for the current buffer; `use` gets its result.
local function run(name, use)
  local client = server_of(0)
  if not client then return end
  local params = { command = 'mannerly.' .. name, arguments = { vim.uri_from_bufnr(0) } }
  local done = function(_, result)
    if use then use(result) end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, done, 0)
  else
    client.request('workspace/executeCommand', params, done, 0)
  end
end

local function is_ours(buffer, options)
  if vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t') == '.mannerly.yaml' then return true end
  return vim.bo[buffer].buftype == '' and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype)
end

function M.setup(options)
  options = vim.tbl_deep_extend('force', defaults, options or {})
  local group = vim.api.nvim_create_augroup('mannerly', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    callback = function(event)
      local buffer = event.buf or vim.api.nvim_get_current_buf()
      if is_ours(buffer, options) then start(options, buffer, root_of(vim.api.nvim_buf_get_name(buffer))) end
    end,
  })
  -- The score is fetched when the findings change, so that a status line can be drawn without waiting.
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = group,
    callback = function(event)
      local buffer = event.buf or vim.api.nvim_get_current_buf()
      if buffer ~= vim.api.nvim_get_current_buf() then return end
      run('score', function(score)
        if not vim.api.nvim_buf_is_valid(buffer) then return end
        vim.b[buffer].mannerly_score = score and score ~= vim.NIL and (score.overall .. ' · ' .. score.verdict) or nil
      end)
    end,
  })
  local add_command = vim.api.nvim_create_user_command
  add_command('MannerlyFix', function() run('fixAll') end, {})
  add_command('MannerlyScore', function() run('showScore') end, {})
  add_command('MannerlyConfig', function() run('showConfig') end, {})
end

--- "74 · revise", or an empty text.
function M.score() return vim.b.mannerly_score or '' end

return M
