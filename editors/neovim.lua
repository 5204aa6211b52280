-- Neovim 0.7 and newer: into init.lua.
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'markdown', 'text', 'html', 'mdx', 'quarto' },
  callback = function(event)
    local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(event.buf), ':p:h')
    local config = { name = 'copydesk', cmd = { 'copydesk', 'lsp' }, root_dir = folder }
    if vim.lsp.start then
      local markers = { 'copydesk.toml', '.copydesk.toml', '.git' }
      local found = vim.fs.find(markers, { upward = true, path = folder })[1]
      config.root_dir = found and vim.fs.dirname(found) or folder
      vim.lsp.start(config, { bufnr = event.buf })
    else
      vim.lsp.buf_attach_client(event.buf, vim.lsp.start_client(config))
    end
  end,
})
