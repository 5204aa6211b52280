-- Opens the draft in Neovim, waits for diagnostics, makes the first fix, and writes what was seen.
local report, draft = os.getenv('REPORT'), os.getenv('DRAFT')
vim.cmd('filetype on')
vim.cmd('luafile ' .. os.getenv('BLOCK'))
vim.cmd('edit ' .. draft)
local function diagnostics()
  return vim.diagnostic.get(0)
end
vim.wait(60000, function() return #diagnostics() >= 4 end, 50)
local found = {}
for _, it in ipairs(diagnostics()) do
  table.insert(found, { it.lnum + 1, it.col, it.end_col, it.code or it.user_data.lsp.code })
end
local first = diagnostics()[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { 'quickfix' } }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)
for id, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred then
      local client = vim.lsp.get_client_by_id(id)
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      break
    end
  end
end
-- The diagnostics follow the change.
vim.wait(60000, function() return #diagnostics() == 3 end, 50)
local seen = {
  found = found,
  after = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n',
  left = #diagnostics(),
}
local file = assert(io.open(report, 'w'))
file:write(vim.fn.json_encode(seen))
file:close()
vim.cmd('qa!')
