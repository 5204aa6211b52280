"""Aligns the words of a page that are rendered with those that are read, and finds the differences
in the source."""
import collections
import difflib
import re

from rapidfuzz.distance import Indel

# At least so many words at another place have moved; fewer are a coincidence, unless they are all
# the words of their place.
LEAST_MOVED = 3
MARKS = re.compile(
    r"""(?P<indent>[ \t]*)
    (?P<mark>:::+|===|!!!\+?|\?\?\?\+?|///|\{\{[<%]|\{%|\{:|\{|</?[A-Za-z][\w.]*|<!--|\||>|[-*+][ ]
    |\d+[.)][ ]|\#+|\[\^|\[[^\]]*\]:|import\b|export\b|:[ ]|```|~~~|%%|!\[|\$\$)?""",
    re.X,
)


class Page:
    """The differences between the words of a page that are shown and those that are read."""

    def __init__(self, path, source, shown, read, blocks, declared):
        self.path, self.source, self.blocks = path, source, blocks
        self.shown, self.read = shown, read
        self.n_shown, self.n_read = len(shown), len(read)
        self.n_declared = self.n_moved = 0
        # Runs are [begin, end, position at the other side].
        self.hidden, self.invented = [], []
        for it in Indel.opcodes([it.text for it in shown], [it.text for it in read]):
            if it.tag in ("delete", "replace"):
                push(self.hidden, it.src_start, it.src_end, it.dest_start)
            if it.tag in ("insert", "replace"):
                push(self.invented, it.dest_start, it.dest_end, it.src_start)
        self.cancel_moved()
        if declared is not None:
            self.leave_out_declared(declared)

    def cancel_moved(self):
        """Removes the words that both sides have at different places, the longest run first."""
        waiting = sorted(self.hidden, key=lambda it: it[0] - it[1])
        while waiting:
            side = waiting.pop(0)
            mine = [it.text for it in self.shown[side[0] : side[1]]]
            matches = [(self.longest_match(mine, it), it) for it in self.invented]
            match, other = max(matches, key=lambda it: it[0].size, default=(None, None))
            if match and match.size:
                self.n_moved += match.size
                waiting = split(self.hidden, side, match.a, match.size) + waiting
                split(self.invented, other, match.b, match.size)

        if self.n_moved:
            self.cancel_rests()

    def cancel_rests(self):
        """Removes the few words that both sides have at the edges of moved words."""
        theirs = collections.Counter()
        for begin, end, _ in self.invented:
            theirs.update(it.text for it in self.read[begin:end] if end - begin <= LEAST_MOVED)
        for run in list(self.hidden):
            mine = collections.Counter(it.text for it in self.shown[run[0] : run[1]])
            if run[1] - run[0] <= LEAST_MOVED and mine <= theirs:
                theirs -= mine
                self.n_moved += run[1] - run[0]
                self.hidden.remove(run)
        for run in list(self.invented):
            mine = collections.Counter(it.text for it in self.read[run[0] : run[1]])
            if run[1] - run[0] <= LEAST_MOVED and not mine & theirs:
                self.invented.remove(run)

    def longest_match(self, mine, other):
        theirs = [it.text for it in self.read[other[0] : other[1]]]
        none = difflib.Match(0, 0, 0)
        if mine == theirs:
            return difflib.Match(0, 0, len(mine))
        if min(len(mine), len(theirs)) < LEAST_MOVED or len(set(mine) & set(theirs)) < LEAST_MOVED:
            return none
        match = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
        return match if match.size >= LEAST_MOVED else none

    def leave_out_declared(self, declared):
        """Removes hidden words behind the byte from which the page is declared unread."""
        ends = [it["span"]["end"] for it in self.blocks]
        n_before = sum(ends[it.origin] <= declared for it in self.read)
        behind = [it for it in self.hidden if it[2] >= n_before]
        self.n_declared = sum(it[1] - it[0] for it in behind)
        self.hidden = [it for it in self.hidden if it[2] < n_before]

    def count(self, side):
        return sum(it[1] - it[0] for it in getattr(self, side))

    def places(self, side):
        return [Place(self, side, run) for run in getattr(self, side)]


def push(runs, begin, end, other):
    if runs and runs[-1][1] == begin:
        runs[-1][1] = end
    else:
        runs.append([begin, end, other])


def split(runs, run, offset, size):
    """Removes `size` words at `offset` from `run`, and returns the rest of it."""
    runs.remove(run)
    begin, end, other = run
    rest = [[begin, begin + offset, other], [begin + offset + size, end, other]]
    rest = [it for it in rest if it[0] < it[1]]
    runs.extend(rest)
    return rest


class Place:
    """Words of a page that only one side has."""

    def __init__(self, page, side, run):
        begin, end, other = run
        words = page.shown if side == "hidden" else page.read
        self.path, self.side = page.path, side
        self.words = [it.text for it in words[begin:end]]
        self.before = " ".join(it.text for it in words[max(0, begin - 4) : begin])
        self.after = " ".join(it.text for it in words[end : end + 4])
        self.elements = words[begin].origin if side == "hidden" else ()
        first, last = bounds(page, side, begin, other)
        at = find(page.source, self.words, first, last)
        self.line = page.source.count(b"\n", 0, at) + 1
        line_begin = page.source.rfind(b"\n", 0, at) + 1
        line_end = page.source.find(b"\n", at)
        line = page.source[line_begin : line_end if line_end >= 0 else len(page.source)]
        self.whole_line = line.decode("utf-8", "replace").rstrip()
        # Long lines are shown from shortly before the place on.
        column = len(page.source[line_begin:at].decode("utf-8", "replace"))
        self.source_line = self.whole_line if column < 100 else "… " + self.whole_line[column - 50 :]

    def kind(self):
        """Returns the beginning of the place's line and, for hidden words, the elements that they
        are rendered in."""
        found = MARKS.match(self.whole_line)
        mark = (found["mark"] or "text").strip()
        mark = re.sub(r"^\d+", "1", re.sub(r"^\[[^^].*", "[…]:", re.sub(r"^#+", "#", re.sub(r"^:::+", ":::", mark))))
        mark = ("indented " if len(found["indent"].expandtabs(4)) >= 4 else "") + mark
        elements = [it for it in self.elements if it not in ("html", "body")][-2:]
        return f"{mark} → {'>'.join(elements)}" if self.side == "hidden" else mark


def bounds(page, side, begin, other):
    """Returns the bytes of the source between which the place must be."""
    if side == "invented":
        span = page.blocks[page.read[begin].origin]["span"]
        return span["start"], span["end"]
    before = page.blocks[page.read[other - 1].origin]["span"]["start"] if other else 0
    after = page.blocks[page.read[other].origin]["span"]["end"] if other < len(page.read) else len(page.source)
    return before, max(before, after)


def find(source, words, first, last):
    """Returns the byte at which the words are, or where they must begin."""
    # Between two words of prose there may be code, marks, the address of a link, and numbers.
    gap = rb"(?:`[^`\n]*`|\]\([^)\s]*\)|\{[^}\n]*\}|<[^>\n]*>|[\W\d_]){1,80}?"
    within, anywhere = (first, last), (0, len(source))
    for size, (begin, end) in ((6, within), (3, within), (6, anywhere), (1, within), (3, anywhere)):
        pattern = gap.join(re.escape(it.encode()) for it in words[:size])
        found = re.compile(rb"(?<![^\W_])" + pattern + rb"(?![^\W_])", re.I).search(source, begin, end)
        if found:
            return found.start()
    return first
