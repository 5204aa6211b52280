"""The Markdown parsers of the sites. Each takes pages by path and returns `{"html": …, "note": …}`
by path."""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
# No sane_lists: Material for MkDocs does not enable it.
MKDOCS = """abbr admonition attr_list def_list footnotes md_in_html tables toc
    pymdownx.arithmatex pymdownx.betterem pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji
    pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.mark pymdownx.snippets
    pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde pymdownx.blocks.admonition
    pymdownx.blocks.caption pymdownx.blocks.details pymdownx.blocks.tab pymdownx.blocks.html
    pymdownx.blocks.definition""".split()
# The options of the Carpentries Workbench, except that alternative texts are no captions.
PANDOC = "markdown-hard_line_breaks-implicit_figures+smart+autolink_bare_uris+emoji+task_lists"


def python_markdown(pages, cache):
    import markdown
    from material.extensions import emoji

    configs = {
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.blocks.tab": {"alternate_style": True},
        "pymdownx.emoji": {"emoji_index": emoji.twemoji, "emoji_generator": emoji.to_svg},
        "pymdownx.arithmatex": {"generic": True},
        # Included files are left out.
        "pymdownx.snippets": {"base_path": [str(cache)], "check_paths": False},
    }
    rendered = {}
    for path, text in pages.items():
        converter = markdown.Markdown(extensions=MKDOCS, extension_configs=configs, output_format="html")
        rendered[path] = {"html": converter.convert(text)}
    return rendered


def cmark(pages, cache):
    import cmarkgfm
    from cmarkgfm.cmark import Options

    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    extensions = ["table", "strikethrough", "autolink", "tasklist"]
    convert = lambda text: cmarkgfm.cmark.markdown_to_html_with_extensions(text, options, extensions)
    return {path: {"html": convert(text)} for path, text in pages.items()}


def markdown_it(pages, cache):
    from markdown_it import MarkdownIt
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).use(attrs_plugin)
    return {path: {"html": parser.render(text)} for path, text in pages.items()}


def pandoc(pages, cache):
    import pypandoc

    convert = lambda text: pypandoc.convert_text(text, "html", format=PANDOC, extra_args=["--mathml"])
    return {path: {"html": convert(text)} for path, text in pages.items()}


def mdx(pages, cache):
    # Modules are looked for beside the program.
    program = cache / "engines-mdx.mjs"
    program.write_bytes((HERE / "engines-mdx.mjs").read_bytes())
    return piped(["node", str(program)], pages)


def kramdown(pages, cache):
    return piped(["ruby", str(HERE / "engines-kramdown.rb")], pages)


def piped(command, pages):
    with tempfile.TemporaryDirectory() as scratch:
        given, made = pathlib.Path(scratch, "pages.json"), pathlib.Path(scratch, "html.json")
        given.write_text(json.dumps(pages), encoding="utf-8")
        done = subprocess.run([*command, str(given), str(made)], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: {done.stderr[:2000]}")
        return json.loads(made.read_text(encoding="utf-8"))


def hugo(pages, cache):
    """Renders one site with every page under a number, so that no two have the same address."""
    settings = 'disableKinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap", "robotsTXT", "404"]\n'
    settings += "[markup.goldmark.renderer]\nunsafe = true\n[markup.highlight]\ncodeFences = false\n"
    settings += "[markup.goldmark.parser.attribute]\nblock = true\n"
    with tempfile.TemporaryDirectory() as scratch:
        site = pathlib.Path(scratch)
        (site / "config.toml").write_text(settings)
        (site / "layouts/_default").mkdir(parents=True)
        (site / "layouts/_default/single.html").write_text("{{ .Content }}")
        (site / "content").mkdir()
        for number, text in enumerate(pages.values()):
            (site / f"content/page-{number}.md").write_text("---\ntitle: x\n---\n" + text, encoding="utf-8")
        done = subprocess.run(["hugo", "--quiet", "--source", scratch], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"hugo: {done.stdout[:2000]} {done.stderr[:2000]}")
        html = lambda number: (site / f"public/page-{number}/index.html").read_text(encoding="utf-8")
        return {path: {"html": html(number)} for number, path in enumerate(pages)}


SPHINX = """
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath",
                          "fieldlist", "html_admonition", "html_image", "replacements", "smartquotes",
                          "strikethrough", "substitution", "tasklist"]
html_theme = "basic"
templates_path = ["templates"]
"""


def myst(pages, cache):
    """Renders one project with every page under a number; references to other pages remain
    unresolved."""
    with tempfile.TemporaryDirectory() as scratch:
        project = pathlib.Path(scratch)
        (project / "templates").mkdir()
        (project / "templates/layout.html").write_text("{% block body %}{% endblock %}")
        (project / "conf.py").write_text(SPHINX)
        (project / "index.md").write_text("# Index\n")
        for number, text in enumerate(pages.values()):
            (project / f"page-{number}.md").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "sphinx", "-Q", "-b", "html", scratch, str(project / "made")]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"sphinx: {done.stdout[:2000]} {done.stderr[:2000]}")
        html = lambda number: (project / f"made/page-{number}.html").read_text(encoding="utf-8")
        return {path: {"html": html(number)} for number, path in enumerate(pages)}
