#!/usr/bin/env python3
"""Measures how many paragraphs copied between drafts `copied-passage` finds, and how many false
alarms it gives.

    tests/measure/copied-passages.py --tool target/release/copydesk FOLDER
    tests/measure/copied-passages.py --tool … --least 25 --most 40 --seeds 5 FOLDER

Into a copy of each draft of FOLDER one paragraph of another draft is inserted, in which a share of
the words was replaced by words of the folder, dropped, or given a neighbour. It counts as found if
a finding shows at least half of it together with half of its origin, or with a passage of another
draft that has four fifths of its words, since the folder may have had it twice before. Drafts of
which one names the other's file are not paired, since a short passage in both is no fault. The
unchanged drafts are then checked. Standard library only."""
import argparse
import json
import pathlib
import random
import re
import subprocess
import tempfile

ENDINGS = {".md", ".markdown", ".mdx", ".txt", ".text"}
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’-]*")
RATES = (0, 0.1, 0.2, 0.3, 0.4)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--least", type=int, default=40, help="words of the shortest paragraph that is copied")
    parser.add_argument("--most", type=int, default=120)
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="show so many copies that were not found")
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    texts = {
        path.relative_to(args.folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(args.folder.rglob("*"))
        if path.suffix in ENDINGS and path.is_file()
    }
    vocabulary = [word for text in texts.values() for word in WORD.findall(text)]
    n_words = len(vocabulary)
    untouched = check(args.tool, args.folder)
    print(f"untouched: {len(untouched)} findings in {n_words} words, {1000 * len(untouched) / n_words:.3f} per 1,000")
    for rate in RATES:
        found, missed = 0, []
        for seed in range(args.seeds):
            rng = random.Random(f"{seed}/{rate}")
            hits, misses = trial(args, texts, vocabulary, rate, rng)
            found += hits
            missed += misses
        n_copies = found + len(missed)
        print(f"{rate:4.0%} edited: {found}/{n_copies} found, recall {found / max(1, n_copies):.3f}")
        for copy in missed[: args.missed]:
            print(f"      missed: {copy[:300]}")


def trial(args, texts, vocabulary, rate, rng):
    """Copies a paragraph into each draft and checks them all. Returns how many were found, and the
    others."""
    paragraphs = [(name, span) for name, text in texts.items() for span in running(text, args.least, args.most)]
    copies, edited = [], {}
    for name, text in texts.items():
        others = rng.sample(paragraphs, min(20, len(paragraphs)))
        others = [it for it in others if it[0] != name and not are_linked(texts, name, it[0])]
        if not others:
            edited[name] = (text, None)
            continue
        origin, (start, end) = others[0]
        words = edit(texts[origin][start:end], rate, vocabulary, rng)
        gaps = [it.start() for it in re.finditer(r"\n\n(?=[A-Z“\"])", without_code(text[front(text):]))]
        at = front(text) + rng.choice(gaps) if gaps else len(text)
        new = f"\n\n{words}"
        edited[name] = (text[:at] + new + text[at:], (at, len(new)))
        copies.append((name, at + 2, at + len(new), origin, start, end, words))
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _) in edited.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        shown = {}
        for finding in check(args.tool, pathlib.Path(folder)):
            places = [finding, *finding["related"]]
            for one in places:
                shown.setdefault(one["path"].removeprefix(f"{folder}/"), []).append((one["span"], places))
        found, missed = 0, []
        for name, start, end, origin, first, last, words in copies:
            moved = edited[origin][1]
            by = moved[1] if moved and moved[0] <= first else 0
            copy = in_bytes(edited[name][0], start, end)
            source = in_bytes(edited[origin][0], first + by, last + by)
            is_found = any(
                covers(span, copy)
                and any(
                    it["path"] == f"{folder}/{origin}"
                    and covers(it["span"], source)
                    or it["path"] != f"{folder}/{name}"
                    and holds(edited[it["path"].removeprefix(f"{folder}/")][0], it["span"], words)
                    for it in places
                )
                for span, places in shown.get(name, [])
            )
            found += is_found
            if not is_found:
                missed.append(words)
        return found, missed


def are_linked(texts, one, two):
    """Whether one of two drafts names the file of the other, without its date and extension."""
    stems = [re.sub(r"^[\d-]*|\.\w+$", "", it.rpartition("/")[2]) for it in (one, two)]
    return stems[1] in texts[one] or stems[0] in texts[two]


def holds(text, span, words):
    """Whether the span of `text` contains four fifths of `words`."""
    there = set(WORD.findall(text.encode()[span["start"] : span["end"]].decode()))
    wanted = set(WORD.findall(words))
    return len(wanted) * 0.8 <= len(wanted & there)


def front(text):
    """Returns where the text begins after its front matter."""
    match = re.match(r"---\n.*?\n---\n", text, re.S)
    return match.end() if match else 0


def without_code(text):
    """Returns `text` in the same length, with blocks of code blanked out."""
    return re.sub(r"(?s)(<pre.*?</pre>|```.*?```|\{% highlight.*?endhighlight)", lambda it: "\x00" * len(it.group()), text)


def running(text, least, most):
    """Returns the paragraphs of running text with `least` to `most` words."""
    skip = front(text)
    text = without_code(text)
    for match in re.finditer(r"(?m)^[A-Z“\"‘'](?:.+\n?)+", text):
        block = match.group()
        n_words = len(WORD.findall(re.sub(r"\]\(.*?\)|<.*?>|\{\{.*?\}\}|`.*?`", "", block, flags=re.S)))
        is_plain = not re.search(r"\x00|^ *[|#>*+-] |^ *\d+\. |\[\^|^\[|\{%|<!--", block, re.M)
        has_few_links = block.count("](") * 15 <= n_words and block.count("][") == 0
        if skip <= match.start() and least <= n_words <= most and is_plain and has_few_links:
            yield match.start(), match.start() + len(block.rstrip())


def edit(text, rate, vocabulary, rng):
    """Returns `text` with a share of its words replaced, dropped, or followed by another."""
    words = [it for it in WORD.finditer(text) if not in_markup(text, it.start())]
    chosen = {it.start() for it in rng.sample(words, round(rate * len(words)))}
    pieces, at = [], 0
    for word in words:
        if word.start() in chosen:
            new = rng.choice(["{other}", "", "{word} {other}"])
            new = new.format(word=word.group(), other=rng.choice(vocabulary))
            pieces += [text[at : word.start()], new]
            at = word.end()
    return re.sub(r"  +", " ", "".join(pieces) + text[at:])


def in_markup(text, at):
    """Whether the byte is in the target of a link, in a tag or in a shortcode."""
    for opener, closer in (("](", ")"), ("<", ">"), ("{{", "}}"), ("`", "`")):
        before = text.rfind(opener, 0, at)
        if 0 <= before and closer not in text[before + len(opener) : at]:
            return True
    return False


def check(tool, folder):
    command = [tool, "check", "--no-config", "--select", "copied-passage", "--format", "jsonl", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"the tool exited {run.returncode}: {run.stderr.strip()[:500]}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def in_bytes(text, start, end):
    before = len(text[:start].encode())
    return before, before + len(text[start:end].encode())


def covers(span, place):
    start, end = place
    return (end - start) / 2 <= min(end, span["end"]) - max(start, span["start"])


if __name__ == "__main__":
    main()
