# Reads pages by path from a JSON file, and writes to another the HTML that Jekyll's parser makes of each.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

OPTIONS = { input: "GFM", hard_wrap: false, syntax_highlighter: nil, math_engine: nil }.freeze

pages = JSON.parse(File.read(ARGV[0], encoding: "utf-8"))
rendered = pages.transform_values { |text| { html: Kramdown::Document.new(text, OPTIONS).to_html } }
File.write(ARGV[1], JSON.generate(rendered))
