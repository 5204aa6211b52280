"""The words of prose, in HTML and in the blocks that copydesk reads, made comparable.

Words are runs of letters and digits in lower case with at least one letter. Each keeps its origin:
in HTML the innermost elements, in copydesk the number of its block."""
import bisect
import re
import unicodedata

import html5lib

DROPPED = set(
    """script style pre code kbd samp tt var math svg textarea select template iframe noscript title
    del s strike head img video audio object canvas""".split()
)
INLINE = set(
    """a abbr acronym b bdi bdo big cite dfn em font i ins mark nobr q rp rt ruby small span strong sub sup
    time u wbr""".split()
)
# Marks, numbers and lists that renderers generate, and formulas.
DROPPED_CLASSES = set(
    """headerlink heading-anchor anchor footnote-ref footnote-backref reversefootnote footnote toc footnote-reference
    fn-backref data-footnote-backref arithmatex math kdmath linenos filename footnote-anchor backrefs
    caption-number eqno code-block-caption toctree-wrapper system-message versionmodified contents
    sd-hide-link-text""".split()
)
DROPPED_IDS = {"markdown-toc", "TOC", "footnote-label"}
ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|file|obsidian)://[^\s<>\"]+|\bwww\.[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.I
)
# Formulas are short; longer text is prose between two unrelated marks.
FORMULA = re.compile(r"\\\(.{1,400}?\\\)|\\\[.{1,400}?\\\]|\$\$.{1,400}?\$\$", re.S)
WORD = re.compile(r"[^\W_]+")
LETTER = re.compile(r"[^\W\d_]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufe0f]")
# Some sites show these as pictures.
EMOJI = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
PLACEHOLDER = re.compile("zzplaceholderzz")


class Word:
    __slots__ = ("text", "origin")

    def __init__(self, text, origin):
        self.text, self.origin = text, origin


class Buffer:
    """Text whose parts have an origin."""

    def __init__(self):
        self.parts, self.starts, self.origins, self.size = [], [], [], 0

    def push(self, text, origin):
        text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        if text:
            self.parts.append(text)
            self.starts.append(self.size)
            self.origins.append(origin)
            self.size += len(text)

    def words(self, also=()):
        """Returns the words of everything that was pushed, without matches of `also` and text that
        never is a word."""
        blank = lambda found: " " * len(found[0])
        text = "".join(self.parts)
        for it in (ADDRESS, FORMULA, PLACEHOLDER, *also):
            text = it.sub(blank, text)
        found = [it for it in WORD.finditer(text) if LETTER.search(it[0])]
        at = [bisect.bisect_right(self.starts, it.start()) - 1 for it in found]
        return [Word(it[0].lower(), self.origins[idx]) for it, idx in zip(found, at)]


def words_of_blocks(blocks):
    buffer = Buffer()
    for number, block in enumerate(blocks):
        buffer.push(block["text"], number)
        buffer.push("\n", number)
    return buffer.words()


def words_of_html(html):
    buffer = Buffer()
    # Unclosed elements are parsed as browsers do.
    walk(html5lib.parse(html, namespaceHTMLElements=False), buffer, (), set())
    return buffer.words((EMOJI,))


def walk(element, buffer, path, around):
    """Adds the prose of `element` to `buffer`; `around` has the classes of the enclosing
    element."""
    if not isinstance(element.tag, str):
        return
    classes = set(element.get("class", "").split())
    is_dropped, is_inline = drops(element, classes, around), element.tag in INLINE
    path = (*path, element.tag)
    # Code within a word splits it; an anchor without text does not.
    if not is_inline or is_dropped and "".join(element.itertext()):
        buffer.push("\n", path)
    if not is_dropped:
        buffer.push(element.text or "", path)
        for child in tabs(element) if "tabbed-set" in classes else element:
            walk(child, buffer, path, classes)
            buffer.push(child.tail or "", path)
    if not is_inline:
        buffer.push("\n", path)


def tabs(element):
    """Returns the labels of tabs, each followed by its tab, as in the source."""
    labels = element.findall("./div[@class='tabbed-labels']/*")
    return [it for pair in zip(labels, element.findall("./div[@class='tabbed-content']/*")) for it in pair]


def drops(element, classes, around):
    tag = element.tag.rpartition("}")[2]
    if tag in DROPPED or classes & DROPPED_CLASSES or element.get("id") in DROPPED_IDS:
        # A note at the foot of the page may have the class of its mark.
        return not ("footnote" in classes and tag in {"div", "section", "aside", "li"})
    style = element.get("style", "").replace(" ", "")
    if "display:none" in style or element.get("hidden") is not None:
        return True
    if {"critic", "comment"} <= classes:
        return True
    if tag == "sup":
        # This is the mark of a handmade note.
        return not LETTER.search("".join(element.itertext()))
    if tag == "summary" or "admonition-title" in classes:
        # This is a title that is generated from the type.
        own = LETTER.findall("".join(element.itertext()).lower())
        return own in [LETTER.findall(it.lower()) for it in around]
    return False
