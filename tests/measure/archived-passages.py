#!/usr/bin/env python3
"""Measures how many previously published passages `check --archive` finds, how many false alarms it
gives, and how long a draft takes.

    tests/measure/archive-articles.py --articles 100000 FOLDER... > articles.jsonl
    copydesk archive add STORE --stdin-format jsonl < articles.jsonl
    tests/measure/archived-passages.py --tool target/release/copydesk --archive STORE FOLDER...

The archive contains the drafts of the folders. One paragraph of another draft is inserted into each
draft, in which a share of the words was replaced, dropped or given a neighbour, as
`copied-passages.py` does it. A draft is not compared with the article at its own path. The copy
counts as found if a finding shows at least half of it and names its origin, or an article that has
four fifths of its words.

Paragraphs that are no passages for the rule are not copied: those with quotations, and standing
lines, which five or more drafts have in the same or in similar words. A copy is left out if it is
not read as English prose in its draft, because it is in a comment, a table, a label or the like. A
copy is read in the markup of its draft. The number of omitted copies is printed.

Then the drafts of each folder are checked unchanged, with all articles of that folder removed from
the archive; its manifest is restored afterwards. Finally some drafts are checked one by one, with a
warm and with a dropped cache of the archive's files. Standard library only."""
import argparse
import collections
import importlib.util
import json
import os
import pathlib
import random
import re
import resource
import statistics
import subprocess
import tempfile
import time
import typing

_spec = importlib.util.spec_from_file_location("copied", pathlib.Path(__file__).with_name("copied-passages.py"))
copied = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(copied)

# A paragraph in at least this many drafts is a standing line, which the rule leaves out.
DRAFTS_OF_STANDING_LINE = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--archive", type=pathlib.Path, required=True)
    parser.add_argument("--copies", type=int, default=1000, help="how many copies are made at each rate")
    parser.add_argument("--every", action="store_true", help="count the copies that are left out as well")
    parser.add_argument("--only", choices=["recall", "wrong", "time"], help="measure this alone")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many missed copies and findings")
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    texts = {
        path.as_posix().lstrip("/"): path.read_text(encoding="utf-8", errors="replace")
        for folder in args.folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in copied.ENDINGS and path.is_file()
    }
    if args.only in (None, "recall"):
        recall(args, texts)
    if args.only in (None, "wrong"):
        wrong(args, texts)
    if args.only in (None, "time"):
        times(args, texts)


class Trial(typing.NamedTuple):
    """A draft with a copy of a paragraph."""

    document: dict
    #: The place of the copy, in bytes.
    place: tuple
    #: The path of the article that has the paragraph.
    origin: str
    #: The copy.
    words: str
    paragraph: str


def made(n_copies, texts, rate):
    """Returns drafts with one copy each, in which a share `rate` of the words was edited."""
    vocabulary = [word for text in texts.values() for word in copied.WORD.findall(text)]
    paragraphs = [
        (name, span)
        for name, text in texts.items()
        for span in copied.running(text, 40, 120)
        if is_own(text[slice(*span)])
    ]
    hosts = list(texts)
    rng = random.Random(f"archive/{rate}")
    for _ in range(n_copies):
        host = rng.choice(hosts)
        others = [it for it in rng.sample(paragraphs, 40) if it[0] != host and kind(it[0]) == kind(host)]
        if not others:
            continue
        origin, (start, end) = others[0]
        paragraph = texts[origin][start:end]
        words = copied.edit(paragraph, rate, vocabulary, rng)
        text = texts[host]
        front = copied.front(text)
        gaps = [it.start() for it in re.finditer(r"\n\n(?=[A-Z“\"])", copied.without_code(text[front:]))]
        at = front + rng.choice(gaps) if gaps else len(text)
        text = f"{text[:at]}\n\n{words}{text[at:]}"
        place = copied.in_bytes(text, at + 2, at + 2 + len(words))
        yield Trial({"path": host, "text": text}, place, origin, words, paragraph)


def trials(tool, n_copies, texts, rate, every=False):
    """Returns the copies that count, or every copy, and the numbers of the others by reason."""
    tried = list(made(n_copies, texts, rate))
    n_drafts_with = standing([it.paragraph for it in tried], texts)
    is_read = read_as_prose(tool, [(it.document, it.place) for it in tried])
    left_out = (
        f"{sum(DRAFTS_OF_STANDING_LINE <= it for it in n_drafts_with)} standing lines, "
        f"{is_read.count(False)} outside of English prose"
    )
    if every:
        return tried, f"none of {left_out}"
    counted = zip(tried, n_drafts_with, is_read)
    return [it for it, n_drafts, read in counted if read and n_drafts < DRAFTS_OF_STANDING_LINE], left_out


def recall(args, texts):
    for rate in copied.RATES:
        tried, left_out = trials(args.tool, args.copies, texts, rate, args.every)
        # A line of its own for each copy, at the path of the host.
        answers = check(args, [it.document for it in tried])
        missed = [
            trial
            for line, trial in enumerate(tried, 1)
            if not any(
                copied.covers(it["span"], trial.place) and names(it, trial.origin, trial.words, texts)
                for it in answers.get(line, [])
            )
        ]
        n_found = len(tried) - len(missed)
        print(
            f"{rate:4.0%} edited: {n_found}/{len(tried)} found, recall {n_found / len(tried):.3f}; left out: {left_out}",
            flush=True,
        )
        for it in missed[: args.show]:
            print(f"      missed: {it.origin} in {it.document['path']}: {it.words[:300]}")


def kind(path):
    """Returns whether the draft is plain text or Markdown."""
    return path.endswith(".txt")


def standing(paragraphs, texts):
    """Returns how many drafts have each paragraph or a similar one, with a quarter of its groups of
    three words."""
    grams = [set(groups(it)) for it in paragraphs]
    owners = {}
    for number, of_paragraph in enumerate(grams):
        for gram in of_paragraph:
            owners.setdefault(gram, []).append(number)
    n_drafts = [0] * len(paragraphs)
    for text in texts.values():
        n_shared = collections.Counter(number for gram in set(groups(text)) for number in owners.get(gram, ()))
        for number, n_same in n_shared.items():
            n_drafts[number] += len(grams[number]) <= n_same * 4
    return n_drafts


def groups(text):
    words = copied.WORD.findall(text.lower())
    return zip(*(words[at:] for at in range(3)))


def read_as_prose(tool, places):
    """Returns for each place of a document whether it is in an English block of running text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (document, _) in enumerate(places):
            path = pathlib.Path(folder, f"{number:05}{pathlib.Path(document['path']).suffix}")
            path.write_text(document["text"], encoding="utf-8", newline="")
            paths.append(path)
        command = [tool, "inspect", "--no-config", "--format", "jsonl", *paths]
        told = subprocess.run(command, capture_output=True, text=True).stdout
    blocks = {}
    for line in told.splitlines():
        draft = json.loads(line)
        blocks[int(pathlib.Path(draft["path"]).stem)] = draft["blocks"]
    is_prose = lambda it: it["role"] == "text" and it["language"] == "en"
    return [
        any(is_prose(it) and copied.covers(it["span"], place) for it in blocks.get(number, []))
        for number, (_, place) in enumerate(places)
    ]


def is_own(paragraph):
    """Whether the paragraph is English and has no quotation, since quotations are no passages of a
    draft."""
    grammar = re.findall(r"\b(?:the|of|and|to|in|is|that|for)\b", paragraph)
    return not re.search(r"[“”\"]|''", paragraph) and 4 <= len(grammar)


def names(finding, origin, words, texts):
    """Whether `finding` names the article `origin`, or one that has four fifths of `words`."""
    path = re.search(r" was published before: (.*), line \d+", finding["message"]).group(1)
    if path == origin:
        return True
    there = set(copied.WORD.findall(texts.get(path, "")))
    wanted = set(copied.WORD.findall(words))
    return len(wanted) * 0.8 <= len(wanted & there)


def wrong(args, texts):
    manifest = args.archive / "manifest.json"
    n_all, n_words_all = 0, 0
    for folder in args.folders:
        kept = manifest.read_text()
        own = folder.as_posix().lstrip("/")
        try:
            subprocess.run([args.tool, "archive", "remove", args.archive, own], check=True, capture_output=True)
            documents = [{"path": name, "text": text} for name, text in texts.items() if name.startswith(f"{own}/")]
            answers = check(args, documents)
        finally:
            copy = manifest.with_suffix(".copy")
            copy.write_text(kept)
            copy.replace(manifest)
        findings = [it for findings in answers.values() for it in findings]
        n_words = sum(len(copied.WORD.findall(it["text"])) for it in documents)
        n_all, n_words_all = n_all + len(findings), n_words_all + n_words
        print(f"{folder.name}: {len(findings)} findings in {n_words} words", flush=True)
        for line, found in list(answers.items())[: args.show]:
            for finding in found[:1]:
                document = documents[line - 1]
                span = finding["span"]
                words = document["text"].encode()[span["start"] : span["end"]].decode(errors="replace")
                print(f"      {document['path']}: {finding['message']}\n        {' '.join(words.split())[:200]}")
    print(f"own folder left out: {n_all} findings in {n_words_all} words, {1000 * n_all / n_words_all:.4f} per 1,000")


def times(args, texts):
    rng = random.Random("times")
    names = [name for name, text in texts.items() if 500 <= len(copied.WORD.findall(text)) <= 700]
    chosen = rng.sample(names, min(10, len(names)))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, name in enumerate(chosen):
            path = pathlib.Path(folder, f"{number}.md")
            path.write_text(texts[name], encoding="utf-8")
            paths.append(path)
        without = [run(args, path, None) for path in paths + paths][len(paths) :]
        warm = [run(args, path, args.archive) for path in paths + paths][len(paths) :]
        cold = []
        for path in paths:
            drop(args.archive)
            cold.append(run(args, path, args.archive))
    for label, measured in (("without archive", without), ("warm", warm), ("cold", cold)):
        wall, cpu = zip(*measured)
        print(
            f"{label}: wall {1000 * statistics.median(wall):.0f} ms (least {1000 * min(wall):.0f}), "
            f"processor {1000 * statistics.median(cpu):.0f} ms (least {1000 * min(cpu):.0f})"
        )


def run(args, path, archive):
    """Returns the seconds that a check takes, on the clock and of processor time."""
    command = [args.tool, "check", "--no-config", "--select", "published-passage", "--jobs", "1", "-q", path]
    if archive:
        command += ["--archive", archive]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def drop(folder):
    """Drops the files of a folder from the system's cache."""
    for path in folder.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def check(args, documents):
    """Returns the findings of each document, by its line."""
    command = [args.tool, "check", "--no-config", "--select", "published-passage", "--stdin-format", "jsonl"]
    lines = "".join(json.dumps(it) + "\n" for it in documents)
    done = subprocess.run([*command, "--archive", args.archive], input=lines, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the tool exited {done.returncode}: {done.stderr.strip()[:500]} {done.stdout[-500:]}")
    answers = (json.loads(line) for line in done.stdout.splitlines())
    return {it["line"]: it["findings"] for it in answers if it.get("findings")}


if __name__ == "__main__":
    main()
