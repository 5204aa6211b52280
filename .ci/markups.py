"""Checks that copydesk reads the words of reStructuredText, AsciiDoc, Org and LaTeX that Docutils,
Asciidoctor and pandoc read.

    python3 .ci/markups.py COPYDESK FILE_OR_FOLDER... [--show N]"""
import argparse
import collections
import difflib
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

import documents

# The least number of equal words in each format.
SHARE = 0.995
# Roles whose texts the other program, or what is made of its page here, has at the end.
LAST = {".adoc": ["note"], ".org": ["note", "caption"], ".tex": ["note", "caption"]}
# What pandoc does not know, and what it knows that is the same; a table of contents is no prose, and an
# example is literal text (Org manual, “Literal Examples”), which pandoc takes for prose if a word stands behind its name.
SAME_TO_ORG = {r"(?mis)^[ \t]*:CONTENTS:$.*?^[ \t]*:END:$": "", r"(?mi)(#\+begin_example)[ \t].*": r"#+begin_example"}
SAME_TO_LATEX = {
    r"\\ttfamily(?![A-Za-z])": r"\tt", r"\\LaTeXe(?![A-Za-z])": r"\LaTeX{}2ε",
    r"\\begin\{thebibliography\}\{[^{}]*\}": r"\begin{thebibliography}{}"}
PANDOC = {".org": "org+smart", ".tex": "latex"}
LISTS = set("itemize enumerate description thebibliography verbatim Verbatim lstlisting alltt minted".split())
# Commands of packages that pandoc does not know, where the draft does not define them.
OF_PACKAGES = {"pkg": r"\newcommand{\pkg}[1]{\textsf{#1}}"}
# Addresses are no words of prose.
ADDRESS = re.compile(r"(?:file:(?=https?:))?(?:https?|ftp|mailto|file|irc)://?[^\s<>\"]+|\bwww\.[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The nodes of Docutils for code, formulas, comments, marks of notes and the description of the
# document.
PASSED_OF_RST = """literal literal_block doctest_block math math_block comment substitution_definition raw system_message docinfo
    field_list label footnote_reference citation_reference option_group image pending""".split()
LINES_OF_RST = """paragraph title subtitle term classifier field_name entry line attribution caption rubric definition
    list_item""".split()
# Why other words are read than the other program reads: the ending, its words, the words that are read here, the reason.
# Each is a regular expression that fits the whole stretch.
NUMBERED = "Theorem|Rule|Lemma|Corollary|Proposition|Definition|Remark|Notation|Example|Conjecture|Claim|Step|Exercise"
EXPLAINED = [
    (".tex", rf"(?:{NUMBERED})(?: \d+)+|Proof", "", "the draft does not write the names and numbers of theorems"),
    (".tex", r"[clrpsX](?: [clrpsX])+|(?:sub)*section\d(?:-?[\d.]+ex ?)+", "", "pandoc shows columns of tables and lengths"),
    (".tex", r"plain\S+", r"\S+", "pandoc shows the style of a theorem"),
    (".tex", r"title .*", "", "pandoc shows options of an environment"),
    (".tex", "", r"(?:\S*LaTeX|pdfTeX|LuaTeX|XeTeX)(?: (?:\S*LaTeX|pdfTeX|LuaTeX|XeTeX))*", "pandoc does not know the names of all kinds of TeX"),
    (".tex", r"\d{4} \d\d \d\d", "", "pandoc shows the date of a class"),
    (".org", r"\w+", r"\w+ \w+", "pandoc joins what is set higher or lower to the word before it"),
    (".org", r"[\w ]+ [\w-]+\.(?:png|gif|jpg)", "", "pandoc shows the path of a picture"),
]
# Why all other words of a file are other words, by a part of its name: files of packages of Debian and PyPI that were read.
EXPLAINED_FILES = {
    "hepunits": "the names of units are computed from text, which nothing but TeX does",
    "prooftrees": "trees, which are no prose, are written in brackets that pandoc passes",
    "els-cas": "pandoc shows options of authors and what the class computes",
    "gene-logic": "pandoc shows what definitions compute",
    "ling-macros": "pandoc drops what stands behind a formula `$\\backslash$`",
    "skak-": "moves of chess stand in arguments of commands that pandoc passes",
}
CAPTION = "pandoc shows no caption where it sees no picture or table"
# Asciidoctor must number nothing, and show keys as keys.
ATTRIBUTES = """experimental sectnums! toc! caption= figure-caption! table-caption! example-caption! listing-caption! icons=font
    appendix-caption= sectlinks! sectanchors!""".split()
# So many words that stand elsewhere, or all of a stretch, are taken for moved.
MOVED = 5
CODE = set("code kbd script style head".split())
PASSED_OF_HTML = set("footnote footnoteref details math stemblock conum icon menuseq".split())
BLOCKS = set("p div h1 h2 h3 h4 h5 h6 li dt dd td th pre br hr table tr".split())
VOID = set("br hr img meta link input col".split())


def text_of_docutils(path):
    """Returns the text that Docutils shows for the document at `path`."""
    import docutils.core
    import docutils.nodes

    settings = {"report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "smart_quotes": False, "_disable_config": True}
    tree = docutils.core.publish_doctree(path.read_text(), settings_overrides=settings)
    texts = []

    def walk(node, is_first):
        name = node.tagname
        is_head = name in ("docinfo", "field_list") and is_first
        if is_head or name in PASSED_OF_RST and name != "field_list" or "contents" in node.get("classes", []):
            texts.append(" ")
            return
        n_blocks = 0
        for child in node.children:
            if isinstance(child, docutils.nodes.Text):
                texts.append(str(child))
            else:
                walk(child, name == "document" and n_blocks == 0)
                n_blocks += child.tagname not in ("title", "subtitle", "comment", "target", "substitution_definition", "pending")
        texts.append("\n" if name in LINES_OF_RST else "")

    walk(tree, False)
    return "".join(texts)


class Page(html.parser.HTMLParser):
    """The text of a page of Asciidoctor, without code and formulas, and with notes last."""

    def __init__(self):
        super().__init__()
        self.texts, self.open = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = set((attributes.get("class") or "").split())
        is_passed = tag in CODE or bool(classes & PASSED_OF_HTML) or attributes.get("id") == "footer"
        is_passed |= tag == "pre" and "content" not in classes
        # This is the number of a note.
        is_passed |= tag == "a" and (attributes.get("href") or "").startswith("#_footnoteref")
        if "footnote" in classes and tag == "div":
            is_passed = False
        if tag in BLOCKS:
            self.texts.append("\n")
        if is_passed:
            self.texts.append(" ")
        if tag not in VOID:
            self.open.append((tag, is_passed))

    def handle_endtag(self, tag):
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass
        if tag in BLOCKS:
            self.texts.append("\n")

    def handle_data(self, data):
        if not any(is_passed for _, is_passed in self.open):
            self.texts.append(data)


def text_of_asciidoctor(path):
    """Returns the text that Asciidoctor shows for the document at `path`."""
    command = ["asciidoctor", "--out-file=-", "--quiet", *[f"--attribute={it}" for it in ATTRIBUTES], path]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return None
    page = Page()
    # Included files are missing, and an undefined attribute is shown as it is written.
    page.feed(re.sub(r"Unresolved directive in [^<\n]*(?:<a .*?</a>)?[^<\n]*|\{[\w-]+\}", " ", done.stdout))
    return "".join(page.texts)


def is_passed(kind, content):
    """Whether pandoc adds text that is not in the draft: names of boxes, tags, targets."""
    if kind in ("Div", "Span"):
        return bool({"title", "tag"} & set(content[0][1])) or content[0][1][:1] in (["index"], ["contents"], ["sectnum"], ["header"], ["footer"])
    if kind == "CodeBlock":
        return True
    if kind != "Link":
        return False
    # An address without words.
    words = "".join(it.get("c") or " " for it in content[1] if it["t"] in ("Str", "Space"))
    return any(key == "reference" for key, _ in content[0][2]) or words == content[2][0]


def words_of(text):
    return documents.WORD.findall(ADDRESS.sub(" ", documents.plain(text).replace("’", "'")))


def expected_of(path):
    if path.suffix == ".adoc":
        text = text_of_asciidoctor(path)
    elif path.suffix == ".rst":
        text = text_of_docutils(path)
    else:
        text = texts_of_pandoc(path)
    return text and words_of(text)


def texts_of_pandoc(path):
    with tempfile.TemporaryDirectory() as home:
        copy = pathlib.Path(home, path.name)
        text = path.read_text(errors="replace")
        for written, meant in (SAME_TO_LATEX if path.suffix == ".tex" else SAME_TO_ORG).items():
            text = re.sub(written, lambda _: meant, text)
        if path.suffix == ".tex":
            for name, definition in OF_PACKAGES.items():
                if not re.search(rf"[Cc]ommand\*?\{{?\\{name}\b|\\def\\{name}\b", text):
                    text = text.replace(r"\begin{document}", r"\begin{document}" + definition + "\n", 1)
            for mark in re.findall(r"\\MakeShortVerb\{?\\?(\W)\}?", text):
                text = re.sub(rf"{re.escape(mark)}([^\n{re.escape(mark)}\\]+){re.escape(mark)}", r"\\verb!\1!", text)
            # pandoc reads items of those lists only that it knows.
            for name in set(re.findall(r"\\begin\{(\w+)\}[^\\{]*\\item\b", text)) - LISTS:
                text = re.sub(rf"\\(begin|end)\{{{name}\}}(?:\[[^\]]*\])?", r"\\\1{description}", text)
        copy.write_text(text)
        return documents.texts_of_pandoc(copy, PANDOC[path.suffix], ("title", "subtitle", "abstract"), is_passed, True)


def differences(expected, read):
    """Returns how many words are the same, and the runs that differ."""
    with tempfile.TemporaryDirectory() as home:
        names = [pathlib.Path(home, name) for name in "ab"]
        for name, words in zip(names, (expected, read)):
            name.write_text("".join(f"{it}\n" for it in words))
        done = subprocess.run(["diff", "--minimal", *names], capture_output=True, text=True)
    n_lost, stretches = 0, []
    for line in done.stdout.splitlines():
        if line[0] in "<>":
            stretches[-1][line[0] == ">"].append(line[2:])
            n_lost += line[0] == "<"
        elif line[0] != "-":
            stretches.append(([], [], line))
    # A note stands where its mark is, or below; a caption beside its picture, or at the end.
    for lost, _, _ in stretches:
        for _, added, _ in stretches:
            matcher = difflib.SequenceMatcher(None, lost, added, autojunk=False)
            found = matcher.find_longest_match()
            if found.size and found.size >= min(MOVED, len(lost)):
                del lost[found.a : found.a + found.size], added[found.b : found.b + found.size]
                n_lost -= found.size
    return len(expected) - n_lost, [it for it in stretches if it[0] or it[1]]


def explanation(path, lost, added, captions):
    """Why the words `lost` are read as `added` here; `None` if nobody knows."""
    suffix = path.suffix
    named = next((why for part, why in EXPLAINED_FILES.items() if part in path.name), None)
    if named:
        return named
    if suffix in PANDOC and not lost and set(added) <= captions:
        return CAPTION
    found = (
        why
        for ending, expected, read, why in EXPLAINED
        if ending == suffix and re.fullmatch(expected, " ".join(lost)) and re.fullmatch(read, " ".join(added))
    )
    return next(found, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("copydesk")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=20, help="so many stretches of each file are shown")
    arguments = parser.parse_args()
    paths = [one for it in arguments.paths for one in (sorted(it.iterdir()) if it.is_dir() else [it])]
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    reasons = collections.Counter()
    for path in [it for it in paths if it.suffix in (".adoc", ".rst", *PANDOC)]:
        expected = expected_of(path)
        blocks, reason = documents.read(arguments.copydesk, path, last=LAST.get(path.suffix, ()))
        if expected is None or blocks is None:
            print(f"{path.name}: {reason or 'the other program does not read it'}")
            continue
        read = words_of("\n".join(blocks))
        captions = set(words_of("\n".join(documents.read(arguments.copydesk, path, roles=("caption",))[0])))
        n_same, stretches = differences(expected, read)
        n_expected, n_read = len(expected), len(read)
        count = counts[path.suffix]
        if stretches:
            print(f"{path.name}: {n_same} of {n_expected} and {n_read} words are the same")
        for idx, (lost, added, _) in enumerate(stretches):
            why = explanation(path, lost, added, captions)
            if why:
                n_expected, n_read = n_expected - len(lost), n_read - len(added)
                count[3] += max(len(lost), len(added))
                reasons[path.suffix, why] += max(len(lost), len(added))
            if idx < arguments.show:
                reason = f" ({why})" if why else ""
                print(f"    expected {' '.join(lost)[:110]!r}, read {' '.join(added)[:110]!r}{reason}")
        count[0], count[1], count[2] = count[0] + 1, count[1] + n_same, count[2] + max(n_expected, n_read)
    wrong = not counts
    for (suffix, why), n_words in sorted(reasons.items()):
        print(f"{suffix}: {n_words} words are explained: {why}")
    for suffix, (n_files, n_same, n_words, n_explained) in sorted(counts.items()):
        share = n_same / max(n_words, 1)
        wrong |= share < SHARE
        print(f"{suffix}: {n_same} of {n_words} words of {n_files} files are the same: {share:.2%}; {n_explained} more are explained")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
