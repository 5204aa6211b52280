"""How pages become HTML at each kind of site: what the site's tool does before its Markdown parser,
then the parser.

Titles in front matter and included content are on no page. Of a shortcode, a Liquid tag or a
component the mark is removed and the body kept."""
import hashlib
import json
import pathlib
import re
import textwrap

import engines

# YAML and TOML between fences, JSON, and Hexo's YAML, whose opening fence is optional.
FRONT_MATTER = re.compile(
    r"""\A\ufeff?(?:
    (?:[ \t]*\r?\n)*---[ \t]*\r?\n(?=\s*(?:["'\w:][^\n]*:|\#|---|\.\.\.))(?:.*?\r?\n)?(?:---|\.\.\.)
    |(?:[ \t]*\r?\n)*\+\+\+[ \t]*\r?\n.*?\r?\n\+\+\+
    |\{[ \t]*(?:\r?\n[ \t]*)?".*?^\}
    |(?:[\w-]+:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+---
    )[ \t]*(?:\r?\n|\Z)""",
    re.X | re.S | re.M,
)
FENCE = re.compile(r"^(?P<lead>[ \t>]*(?:[-*+] +|\d+[.)] +)?)(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$", re.M)
CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.S)
# Represents the output of a template, like Hugo's own placeholders: a line that contains it is not
# blank.
PLACEHOLDER = "zzplaceholderzz"


def front_matter(text):
    found = FRONT_MATTER.match(text)
    return found[0] if found else ""


def outside_code(text, change):
    """Returns `text` with `change` applied outside of code."""
    parts, at = [], 0
    while True:
        opened = FENCE.search(text, at)
        parts.append(outside_inline_code(text[at : opened.start() if opened else len(text)], change))
        if not opened:
            return "".join(parts)
        mark = opened["mark"]
        closing = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.M)
        closed = closing.search(text, opened.end())
        at = closed.end() if closed else len(text)
        parts.append(text[opened.start() : at])


def outside_inline_code(text, change):
    # Code is replaced while the rest is changed, so that marks may surround it.
    kept = []

    def put_away(found):
        kept.append(found[0])
        return f"\x01{len(kept) - 1}\x02"

    changed = change(CODE.sub(put_away, text))
    return re.sub("\x01(\\d+)\x02", lambda it: kept[int(it[1])], changed)


def liquid(text):
    """Evaluates Liquid, which sites do before they parse Markdown, also in code."""
    text = re.sub(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", "", text, flags=re.S)
    raw = []

    def keep(found):
        raw.append(found[1])
        return f"\x03{len(raw) - 1}\x04"

    text = re.sub(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", keep, text, flags=re.S)
    highlight = r"\{%-?\s*highlight\b[^%]*%\}(.*?)\{%-?\s*endhighlight\s*-?%\}"
    text = re.sub(highlight, "<pre><code></code></pre>", text, flags=re.S)
    shown = r"\{\{.*?\}\}|\{%-?\s*(?:image\w*|include|link|post_url|oembed)\b.*?%\}"
    text = re.sub(shown, PLACEHOLDER, text, flags=re.S)
    text = re.sub(r"\{%.*?%\}", "", text, flags=re.S)
    return re.sub("\x03(\\d+)\x04", lambda it: raw[int(it[1])], text)


def eleventy(text):
    """Removes attributes, which the plugin also accepts at the end of a block."""
    return re.sub(r"[ \t]*\{[.#][^{}\n]*\}[ \t]*$", "", liquid(text), flags=re.M)


def hugo(text):
    quoted = r"""(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`])*?"""
    code = r"\{\{[<%]\s*(highlight|mermaid)\b.*?[>%]\}\}.*?\{\{[<%]\s*/\s*\1\s*[>%]\}\}"
    text = re.sub(code, "\n```\n```\n", text, flags=re.S)
    text = re.sub(r"\{\{[<%]\s*/\*.*?\*/\s*[>%]\}\}", PLACEHOLDER, text, flags=re.S)
    return re.sub(rf"\{{\{{(?:<{quoted}>|%{quoted}%)\}}\}}", PLACEHOLDER, text, flags=re.S)


def zola(text):
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", PLACEHOLDER, text, flags=re.S)
    return heading_names(text)


def heading_names(text):
    """Removes `{#name}` from headings, which the renderer does not know."""
    return re.sub(r"^( {0,3}#{1,6} .*?)[ \t]*\\?\{#[^}\n]*\}[ \t]*$", r"\1", text, flags=re.M)


def alerts(text):
    return re.sub(r"^([ \t]*>[ \t>]*)\[!\w+\]", r"\1", text, flags=re.M)


def columns(text):
    """Moves the text of columns to the margin."""
    column = r"^[ \t]*:::column[^\n]*:::[ \t]*$(.*?)^[ \t]*:::column-end:::"
    text = re.sub(column, lambda it: textwrap.dedent(it[1]), text, flags=re.M | re.S)
    return outside_code(text, learn)


def learn(text):
    """Replaces Microsoft Learn's own marks; a tab is a heading whose link is its name."""
    text = re.sub(r"^[ \t]*:::[^\n]*:::[ \t]*$|^[ \t]*:::[^\n]*$", "", text, flags=re.M)
    text = re.sub(r"\[!(?:include|video|div|code)\b[^\]]*\](?:\([^)]*\))?", "", text, flags=re.I)
    mark = r"^([ \t]*(?:[-*+]|\d+\.)?[ \t]*>?[ \t]*)\[!(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION)\]"
    text = re.sub(mark, r"\1", text, flags=re.M | re.I)
    return alerts(text)


def obsidian(text):
    text = re.sub(r"%%.*?%%|\$\$.*?\$\$|\$(?! )[^$\n]*?(?<! )\$(?!\d)", "", text, flags=re.S)
    text = re.sub(r"!\[\[[^\]\n]*\]\]", "", text)
    text = re.sub(r"\[\[([^\]|\n]*)\\?\|([^\]\n]*)\]\]", r"\2", text)
    text = re.sub(r"\[\[([^\]\n]*)\]\]", lambda it: it[1].strip("#").replace("#", " > "), text)
    text = re.sub(r"^([ \t>]*>[ \t]*)\[![\w-]+(?:\|[^\]]*)?\][-+]?[ \t]*", r"\1", text, flags=re.M)
    # cmark has no tasks in quotations.
    text = re.sub(r"^([ \t]*>[ \t>]*[-*+] )\[.\] ", r"\1", text, flags=re.M)
    return re.sub(r"(?:^[ \t>]*|[ \t])\^[\w-]+[ \t]*$", "", text, flags=re.M)


def docusaurus(text):
    """Replaces HTML comments with empty expressions; comments may contain code, and code may
    contain comments."""
    fence = r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*(?P=mark)[`~]*[ \t]*$"
    inline = r"(?<!`)(?P<tick>`+)(?!`)[^\n]*?(?<!`)(?P=tick)(?!`)"
    either = re.compile(rf"{fence}|(?P<comment><!--.*?-->)|{inline}", re.S | re.M)
    text = either.sub(lambda it: "{/**/}" if it["comment"] else it[0], text)
    return outside_code(text, directives)


def directives(text):
    """Makes the title behind a directive's name its label, and removes the names of headings."""
    text = alerts(text)
    text = re.sub(r"^((?:> ?)*[ \t]*:{3,}[a-z]+)[ \t]+(?![\[{])(\S.*)$", r"\1[\2]", text, flags=re.M)
    return heading_names(text)


def references(text):
    """Replaces references that are defined elsewhere, by a plugin or in an included file, with
    links."""
    defined = {it.lower() for it in re.findall(r"^[ \t]*\[([^\]\n]+)\]:", text, re.M)}
    link = lambda it: it[0] if it[2].lower() in defined else f"[{it[1]}](#)"
    return re.sub(r"(?<!!)\[([^\[\]]*)\]\[([\w.:-]+)\]", link, text)


def workbench(text):
    """Removes citations, which are generated elsewhere, and turns the chunks of Quarto and R
    Markdown into plain code blocks."""
    text = re.sub(r"^([ \t>]*(?:`{3,}|~{3,}))[ \t]*\{(\w+)\b[^\n]*\}[ \t]*$", r"\1 \2", text, flags=re.M)
    return outside_code(text, published)


def published(text):
    text = re.sub(r"\[[^\[\]@]*-?@[^\[\]]+\](?![\[({:])", "", text)
    text = re.sub(r"\{\{<.*?>\}\}", PLACEHOLDER, text, flags=re.S)
    text = re.sub(r"^(\$\$)[ \t]*\{#[^}\n]*\}[ \t]*$", r"\1", text, flags=re.M)
    return alerts(references(text))


def templates(text):
    return alerts(re.sub(r"\{\{.*?\}\}", PLACEHOLDER, text, flags=re.S))


def notebook(text):
    """Replaces substitutions, which are defined elsewhere, and turns code cells into Python
    code."""
    text = re.sub(r"^([ \t]*(?:`{3,}|~{3,}))\{code-cell\}[^\n]*", r"\1python", text, flags=re.M)
    return outside_code(text, lambda it: re.sub(r"\{\{.*?\}\}", PLACEHOLDER, it))


def in_prose(change):
    return lambda text: outside_code(text, change)


# The changes to a page, and the parser that it is passed to.
KINDS = {
    "mkdocs": (in_prose(references), engines.python_markdown),
    "mdx": (docusaurus, engines.mdx),
    "kramdown": (liquid, engines.kramdown),
    "eleventy": (eleventy, engines.markdown_it),
    "hugo": (hugo, engines.hugo),
    "zola": (in_prose(zola), engines.cmark),
    "gfm": (in_prose(alerts), engines.cmark),
    "gfm-templates": (in_prose(templates), engines.cmark),
    "learn": (columns, engines.cmark),
    "obsidian": (in_prose(obsidian), engines.cmark),
    "pandoc": (workbench, engines.pandoc),
    "myst": (notebook, engines.myst),
}


def render(site, texts, cache):
    """Returns the HTML of each page, and notes about some."""
    change, engine = KINDS[site]
    prepared = {path: prepare(change, text) for path, text in texts.items()}
    folder = cache / "html" / site
    folder.mkdir(parents=True, exist_ok=True)
    version = b"".join(it.read_bytes() for it in sorted(pathlib.Path(__file__).parent.glob("*engines*")))
    key = lambda path, text: hashlib.sha256(version + path.encode() + text.encode("utf-8", "replace")).hexdigest()
    files = {path: folder / f"{key(path, text)}.json" for path, text in prepared.items()}
    missing = {path: prepared[path] for path, it in files.items() if not it.exists()}
    if missing:
        for path, page in engine(missing, cache).items():
            files[path].write_text(json.dumps(page), encoding="utf-8")
    pages = {path: json.loads(it.read_text(encoding="utf-8")) for path, it in files.items()}
    notes = {path: it["note"] for path, it in pages.items() if it.get("note")}
    return {path: it["html"] for path, it in pages.items()}, notes


def prepare(change, text):
    return change(text[len(front_matter(text)) :].replace("\r\n", "\n"))
