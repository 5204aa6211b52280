"""Checks that copydesk reads the words of reStructuredText, AsciiDoc, Org and LaTeX that Docutils,
Asciidoctor and pandoc read.

    python3 .ci/markups.py COPYDESK FILE_OR_FOLDER... [--show N]"""
import argparse
import collections
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

import documents

# The least number of equal words in each format.
SHARE = 0.995
PANDOC = {".org": "org+smart", ".tex": "latex"}
# Addresses are no words of prose.
ADDRESS = re.compile(r"(?:https?|ftp|mailto|file|irc)://?[^\s<>\"]+|\bwww\.[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The nodes of Docutils for code, formulas, comments, marks of notes and the description of the
# document.
PASSED_OF_RST = """literal literal_block doctest_block math math_block comment substitution_definition raw system_message docinfo
    field_list label footnote_reference citation_reference option_group image pending""".split()
LINES_OF_RST = """paragraph title subtitle term classifier field_name entry line attribution caption rubric definition
    list_item""".split()
# Asciidoctor must number nothing, and show keys as keys.
ATTRIBUTES = """experimental sectnums! toc! caption= figure-caption! table-caption! example-caption! listing-caption! icons=font
    appendix-caption= sectlinks! sectanchors!""".split()
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
    return kind == "Link" and any(key == "reference" for key, _ in content[0][2])


def words_of(text):
    return documents.WORD.findall(ADDRESS.sub(" ", documents.plain(text).replace("’", "'")))


def expected_of(path):
    if path.suffix == ".adoc":
        text = text_of_asciidoctor(path)
    elif path.suffix == ".rst":
        text = text_of_docutils(path)
    else:
        text = documents.texts_of_pandoc(path, PANDOC[path.suffix], ("title", "subtitle", "abstract"), is_passed)
    return text and words_of(text)


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
    moved = collections.Counter()
    # A note is at its mark or below.
    added = collections.Counter(" ".join(it[1]) for it in stretches if not it[0])
    kept = []
    for it in stretches:
        key = " ".join(it[0])
        if it[0] and not it[1] and added[key]:
            added[key] -= 1
            moved[key] += 1
            n_lost -= len(it[0])
        else:
            kept.append(it)
    stretches = []
    for it in kept:
        key = " ".join(it[1])
        if not it[0] and moved[key]:
            moved[key] -= 1
        else:
            stretches.append(it)
    return len(expected) - n_lost, stretches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("copydesk")
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=20, help="so many stretches of each file are shown")
    arguments = parser.parse_args()
    paths = [one for it in arguments.paths for one in (sorted(it.iterdir()) if it.is_dir() else [it])]
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for path in [it for it in paths if it.suffix in (".adoc", ".rst", *PANDOC)]:
        expected = expected_of(path)
        blocks, reason = documents.read(arguments.copydesk, path, notes_last=path.suffix != ".rst")
        if expected is None or blocks is None:
            print(f"{path.name}: {reason or 'the other program does not read it'}")
            continue
        read = words_of("\n".join(blocks))
        n_same, stretches = differences(expected, read)
        n_words = max(len(expected), len(read))
        count = counts[path.suffix]
        count[0], count[1], count[2] = count[0] + 1, count[1] + n_same, count[2] + n_words
        if stretches:
            print(f"{path.name}: {n_same} of {len(expected)} and {len(read)} words are the same")
        for lost, added, _ in stretches[: arguments.show]:
            print(f"    expected {' '.join(lost)[:110]!r}, read {' '.join(added)[:110]!r}")
    wrong = not counts
    for suffix, (n_files, n_same, n_words) in sorted(counts.items()):
        share = n_same / max(n_words, 1)
        wrong |= share < SHARE
        print(f"{suffix}: {n_same} of {n_words} words of {n_files} files are the same: {share:.2%}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
