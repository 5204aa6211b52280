#!/usr/bin/env python3
"""Looks for texts for which time or memory grow faster than the text.

    tests/measure/growth.py [--tool target/release/copydesk] [--rules rules] [--sizes 50000 200000]
        [--limit 1.3] [--only WORDS] [--jobs N] [--all]

A unit is repeated in one block without a full stop, up to each of the sizes in bytes, and checked
with every rule. Units are words, numbers, dates, names, quotation marks, brackets, markup, phrases
that attribute or claim, the first entries of each lexicon and the text of each rule's examples.
Some are joined by a blank, some by nothing, some are headings, items or paragraphs of their own,
and some vary from repetition to repetition.

Prints those units whose processor time or memory, without that of an empty draft, grows by more
than the size to the power of --limit, and those that take more than 200 MB or 20 seconds per
megabyte. The exit code is 1 if there are any."""
import argparse
import concurrent.futures
import json
import math
import pathlib
import queue
import random
import re
import subprocess
import sys
import tempfile
import tomllib

MEGABYTE = 1_000_000
MOST_MEMORY = 200 * MEGABYTE
MOST_SECONDS = 20.0  # per megabyte
# Measurements below these are noise.
LEAST_SECONDS, LEAST_MEMORY = 0.15, 12 * MEGABYTE

UNITS = """
word|and|and and|the the|The The|said|said said|he said|said he|sources|a source said|critics say|they|because
Mr.|Mr|J.|J. J.|J. J. J.|U.S.|e.g.|Inc.|14%|14% of people|$1.2 billion|1,000|12|3.5 million dead|a third of voters
May 3, 2021|2021|10:30|on Monday|last year|Ilse Maren|Ilse Maren said|Maren|Mayor Ilse Maren, 42,|the Port Authority
IM PORT|PORT|“a|“|”|"a|"|‘a|’|'a|«a|»|“a”|“a” he said,|“It is so,” Ilse Maren said,|‘a’ she said
(|)|(a|a)|(a)|[|]|[a|[a]|[a](|[a](b)|[a](http://d.ex/a)|[a]: b|![a](b)|a[^1]|[^1]|[^a]:|a [@k]
*|**|*a|*a*|**a|**a**|_a|_a_|~~a|`|`a|`a`|``a|\\*|\\|&amp;|&#233;|&|<|>|<b>|a <b>|a <b>b</b>|<a|</a>|<!--|<!-- a -->
<span>|<sup>2</sup>|<cite>a</cite>|{{|{{a}}|{% a %}|{%|${|$a$|$|$$|:::|{/*|{a}|:smile:|#|#a|@a|a@|a@b.ex|a@a@
http://d.ex/a|www.d.ex|d.ex|a.b.c|a/b|a-b|a—b|—|–|-|--|...|…|!|?|,|;|:|a:|a,|a;|/|\\|\\/|==|+|%|€5|°|™|é|ü|漢字|👍🏽|\u200b
according to|according to them,|according to the report,|it is said|experts say that|claims that|who said that
in an attempt to avoid|caused by mismanagement|rising militancy|the largest in the world|is expected to fall
misled the council|there is evidence that|studies show|a study found that|as everyone knows|sources close to the matter
more than|not only|from place to place|one by one|year after year|ha ha|no no|had had|that that|of the of the
job 17 failed failed with code 3 and and was retried|2021-03-04 10:30:12 INFO server started on port 8080
Ilse Maren, who runs the harbour, said|the mayor of Ansel said|, she said,|— Ilse Maren|“a” — Ilse Maren|Source: Reuters
(Reuters)|(Maren 2021)|(Maren et al., 2021, p. 4)|[1]|[12, 13]|¹|see Smith (2019)|“We won”[3]|Photo: Ann Lee|GENEVA (Reuters) —
"""

OWN_LINES = ["# a", "- a", "1. a", "> a", "| a | b |", "a  ", "10:30 a", "[a]: b", "<p>a</p>", "    a", "***", "---", "a:",
             "- Ilse Maren said the pier is closed", "> “a”", "# The pier is closed", "“a", "INTERVIEWER: a", "a",
             "Ilse Maren said so.", "14% of people smoke.", "“It is so.”", "“It is so,” he said.", "Critics say so.",
             "The pier is closed, according to them.", "<!-- copydesk allow doubled-word: a -->", "```", "<div>", "</div>",
             "[^1]: a", "Term\n: a", "| --- |", "<!--", "a | b"]

# Repetitions of these differ by a number or by made-up words.
VARIED = ["word{n}", "{w}", "{w} {w} {w}", "{W}", "{W} {W}", "{W} {W} said", "“{w} {w} {w}", "“{w} {w}” {W} said,",
          "{n}% of {w}", "{w} said {w}", "(see {W} {n})", "[{w}](http://d.ex/{n})", "[^{n}]", "{n} {w}", "**{w}**",
          "according to {W} {W},", "according to the {w},", "the {W} {W} {W}", "“{w}”", "{w}-{w}", "{w}, {w}; {w}",
          "{S} {S} {S}", "{S}", "{S} {S} {S} {S} {S} {S} {S}", "the {S} of the {S}", "{w} {w} {w}. {W}", "{T}"]

OWN_VARIED = ["# {W} {w} {w}", "- {w} {w} {w}", "The {w} {w} of the {S} is {w}.", "{S} {S} {S} {S} {S} {S} {S} {S}.",
              "[^{n}]: {w} {w}", "[{w}{n}]: http://d.ex", "“{w} {w} {w} {w}.”", "{W} {W} said the {w} was {w}.",
              "“{w} {S} {S},” {W} {W} said.", "{W} said.", "# {S} {S}", "{T}", "- {T}"]

SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]


def made_up(dice):
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4)))


def fill(pattern, n, dice):
    """Returns one repetition of a varied unit: its number, made-up words, words of a small
    vocabulary."""
    def put(match):
        what = match.group(1)
        if what == "n":
            return str(n)
        if what == "S":  # of forty words, so that every one recurs
            return SYLLABLES[dice.randrange(40)] + "ton"
        if what == "T":  # of three words, so that every one recurs often
            return " ".join(dice.choice(["pier", "lamp", "closed"]) for _ in range(12))
        word = made_up(dice)
        return word.capitalize() if what == "W" else word
    return re.sub(r"\{([nSTwW])\}", put, pattern)


def units_of_rules(rules):
    """Returns the first entries of each English table, and the text of each example."""
    for path in sorted((rules / "english").iterdir()):
        lines = path.read_text(encoding="utf-8").splitlines()
        entries = [it.split("\t")[0] for it in lines if it.strip() and not it.startswith("#")]
        for entry in entries[:4]:
            yield f"english/{path.stem}: {entry}", entry
    for path in sorted(rules.glob("*/*.toml")):
        rule = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("bad", "good"):
            for idx, example in enumerate(rule.get(kind, [])):
                texts = [example["text"]] if "text" in example else list(example.get("drafts", {}).values())
                text = " ".join(it for it in texts if isinstance(it, str))
                text = re.sub(r"\{\{|\}\}|<<|>>", "", text)
                # Without full stops and paragraphs the text is one sentence.
                text = re.sub(r"[.!?]+(?=\s|”|\"|$)", "", re.sub(r"\s+", " ", text)).strip()
                if text:
                    yield f"{path.stem} {kind} {idx + 1}", text


def texts(rules):
    """Returns names, and functions from a size in bytes to a text."""
    def repeated(unit, between):
        def make(size):
            return (unit + between) * max(1, size // len((unit + between).encode()))
        return make

    def varied(pattern, between):
        def make(size):
            dice, pieces, length = random.Random(7), [], 0
            while length < size:
                pieces.append(fill(pattern, len(pieces), dice) + between)
                length += len(pieces[-1].encode())
            return "".join(pieces)
        return make

    known = set()
    for unit in re.split(r"[|\n]", UNITS.strip()):
        if unit not in known:
            known.add(unit)
            yield f"“{unit} ”", repeated(unit, " ")
            yield f"“{unit}”", repeated(unit, "")
            yield f"“{unit}\\n”", repeated(unit, "\n")
    for unit in OWN_LINES:
        yield f"“{unit}\\n\\n”", repeated(unit, "\n\n")
        yield f"lines “{unit}”", repeated(unit, "\n")
    for unit in VARIED:
        yield f"varied “{unit} ”", varied(unit, " ")
        yield f"varied “{unit}\\n”", varied(unit, "\n")
    for unit in OWN_VARIED:
        yield f"varied “{unit}\\n\\n”", varied(unit, "\n\n")
        yield f"varied lines “{unit}”", varied(unit, "\n")
    for n in (1, 3):
        yield f"front matter {n}", lambda size, n=n: "---\ntitle: " + ("The pier " * n) * (size // (9 * n)) + "\n---\n\nThe pier.\n"
        yield f"table of {n}", lambda size, n=n: "| a |\n|---|\n" + ("| " + "word " * n + "|\n") * (size // (5 * n + 4))
    yield "nested lists", lambda size: "".join(" " * min(i, 300) + "- a\n" for i in range(size // 304))
    yield "nested quotations", lambda size: ">" * (size // 2) + " a" * (size // 4)
    yield "long word", lambda size: "a" * size
    yield "long name", lambda size: "A" + "a" * size
    yield "digits", lambda size: "1" * size
    for name, unit in units_of_rules(rules):
        yield name, repeated(unit, " ")


# Runs commands for the measuring program and reports what each took. The peak memory of a child
# includes what its parent had when it was started, so the parent is this small program.
RUNNER = """
import json, os, resource, subprocess, sys
def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (6_000_000_000, 6_000_000_000))
for line in sys.stdin:
    child = subprocess.Popen(json.loads(line), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limits)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, child.returncode]), flush=True)
"""


class Runner:
    """Checks drafts one after the other and returns processor seconds, bytes of memory and the exit
    code of each."""

    def __init__(self, tool):
        self.tool = tool
        self.child = subprocess.Popen([sys.executable, "-S", "-c", RUNNER], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True)

    def run(self, path):
        options = ["--no-config", "--profile", "all", "--jobs", "1", "--quiet", "--format", "json"]
        print(json.dumps([self.tool, "check", *options, str(path)]), file=self.child.stdin, flush=True)
        return json.loads(self.child.stdout.readline())

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def exponent(small, large, sizes, least):
    if large < least:
        return 0.0
    return math.log(large / max(small, least / 10)) / math.log(sizes[-1] / sizes[0])


def measure(runners, folder, number, make, sizes, empty):
    rows = []
    for size in sizes:
        path = folder / f"{number}-{size}.md"
        path.write_text(make(size), encoding="utf-8")
        length = path.stat().st_size
        runner = runners.get()
        seconds, memory, code = runner.run(path)
        runners.put(runner)
        path.unlink()
        rows.append((length, max(seconds - empty[0], 0.001), max(memory - empty[1], 1), code))
        if code not in (0, 1):
            break
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tool", default="target/release/copydesk")
    parser.add_argument("--rules", type=pathlib.Path, default=pathlib.Path("rules"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000])
    parser.add_argument("--limit", type=float, default=1.3)
    parser.add_argument("--only", default="", help="measure the units alone whose name contains this")
    parser.add_argument("--jobs", type=int, default=1, help="how many texts are measured at once")
    parser.add_argument("--all", action="store_true", help="print every row")
    asked = parser.parse_args()
    bad, n_units = 0, 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        folder = pathlib.Path(folder)
        (folder / "empty.md").write_text("Two words.\n", encoding="utf-8")
        runners = queue.Queue()
        for _ in range(asked.jobs):
            runners.put(Runner(asked.tool))
        runner = runners.get()
        empty = min(runner.run(folder / "empty.md") for _ in range(3))
        runners.put(runner)
        wanted = [it for it in texts(asked.rules) if asked.only in it[0]]
        def one(it):
            number, (name, make) = it
            return name, measure(runners, folder, number, make, asked.sizes, empty)
        for name, rows in pool.map(one, enumerate(wanted)):
            n_units += 1
            small, large = rows[0], rows[-1]
            sizes = (small[0], large[0])
            faults = []
            if large[3] not in (0, 1):
                faults.append(f"exit code {large[3]}")
            if 1 < len(rows) and sizes[0] < sizes[1]:
                time = exponent(small[1], large[1], sizes, LEAST_SECONDS)
                memory = exponent(small[2], large[2], sizes, LEAST_MEMORY)
                if asked.limit < time:
                    faults.append(f"time n^{time:.2f}")
                if asked.limit < memory:
                    faults.append(f"memory n^{memory:.2f}")
            if MOST_SECONDS < large[1] / large[0] * MEGABYTE:
                faults.append("slow")
            if MOST_MEMORY < large[2]:
                faults.append("much memory")
            bad += bool(faults)
            if faults or asked.all:
                cells = "  ".join(f"{it[0] / 1000:5.0f} KB {it[1]:6.2f} s {it[2] / MEGABYTE:6.0f} MB" for it in rows)
                print(f"{cells}  {name[:70]:70}  {', '.join(faults)}", flush=True)
        while not runners.empty():
            runners.get().close()
    print(f"{n_units} units; {bad} of them grow too fast or take too much")
    sys.exit(1 if bad else 0)


main()
