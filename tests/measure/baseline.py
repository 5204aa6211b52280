#!/usr/bin/env python3
"""Checks that a baseline still recognises its findings after edits of a repository, and hides no
new ones.

    tests/measure/baseline.py --tool target/release/copydesk
    tests/measure/baseline.py --tool … --files 500 --profile all --show 20 FOLDER

Creates a repository of made-up drafts (or of the drafts below FOLDER), writes a baseline, then
edits the repository in ways that keep every sentence: each way alone, and all at once. A finding
came back if it is reported although one of the same rule, in the same paragraph, or between the
same paragraphs, was accepted before. Then faults are planted, and sentences are added beside
findings. Last, a second --write-baseline is compared byte by byte, and runs are timed. Standard
library only."""
import argparse
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time

BASELINE = "copydesk-baseline.toml"
PLAIN = {".txt", ".text"}
ENDINGS = {".md", ".markdown", ".txt", ".text"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many that came back or are hidden")
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    args = parser.parse_args()
    args.tool = str(pathlib.Path(args.tool).resolve())
    rng = random.Random(args.seed)
    drafts = drafts_of(args.folder, args.files, rng) if args.folder else made_up(args.files, rng)
    with tempfile.TemporaryDirectory() as scratch:
        original = pathlib.Path(scratch, "original")
        for name, text in drafts.items():
            write(original / name, text)
        copydesk(args, original, "--write-baseline")
        text = (original / BASELINE).read_text(encoding="utf-8")
        n_accepted, n_bytes = text.count("    { rule = "), len(text.encode())
        n_with = sum(text.count(f"path = {json.dumps(name, ensure_ascii=False)}\n") for name in drafts)
        print(f"{len(drafts)} drafts, {n_with} of them with findings; {n_accepted} accepted, {n_bytes:,} bytes")
        accepted = findings(args, original, "--no-baseline")
        before, known = tally(accepted), {(it["rule"], part) for it in accepted for part in it["paragraphs"]}
        ways = [("nothing", []), *((name, [way]) for name, way in EDITS), ("all of these", [way for _, way in EDITS])]
        print(f"{'edited':34}{'drafts':>8}{'came back':>11}{'stale':>7}{'new':>6}{'hidden':>8}")
        for name, edits in ways:
            folder = pathlib.Path(scratch, "edited")
            shutil.copytree(original, folder)
            rng = random.Random(f"{args.seed}/{name}")
            n_edited = sum(edit(folder, rng) for edit in edits)
            show(args, name, n_edited, before, known, folder)
            shutil.rmtree(folder)
        plant(args, original, scratch, before, known)
        beside(args, original, scratch)
        again(args, original)
        clock(args, original)


def show(args, name, n_edited, before, known, folder):
    """Prints a line of the table: the findings after the edits, compared with the accepted ones."""
    came_back, new, hidden = compare(before, known, findings(args, folder, "--no-baseline"), findings(args, folder))
    n_stale = stale(args, folder)
    print(f"{name:34}{n_edited:8}{len(came_back):11}{n_stale:7}{len(new):6}{len(hidden):8}", flush=True)
    for label, found in (("came back", came_back), ("hidden", hidden)):
        for it in found[: args.show]:
            print(f"    {label}: {it['rule']} in {it['path']}: {it['words']!r}")
    rules = collections.Counter(it["rule"] for it in new)
    if rules:
        print("    new:", ", ".join(f"{rule} {count}" for rule, count in rules.most_common()))


def tally(found):
    """Counts each identity by which this program recognises findings; the tool's own are not
    used."""
    return collections.Counter(identity for it in found for identity in it["identities"])


def compare(before, known, everything, told):
    """Returns the reported findings that were accepted before, the new ones, and those new ones
    that are not reported."""
    now, open_now = tally(everything), tally(told)
    came_back, new = [], []
    for it in told:
        is_known = any(now[key] - open_now[key] < min(before[key], now[key]) for key in it["identities"])
        (came_back if is_known else new).append(it)
    # A copy of a known finding is new. But the ends of a known finding may shift, and its places
    # may change their order.
    hidden, counted = [], set()
    for it in everything:
        own = it["identities"][0]
        if own not in counted and (0 < before[own] or own[:2] not in known):
            counted.add(own)
            hidden += [it] * max(0, now[own] - before[own] - open_now[own])
    return came_back, new, hidden


# ---- the tool

def copydesk(args, folder, *more, ok=(0, 1)):
    command = [args.tool, "check", "--no-config", "--profile", args.profile, *more, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(command)}: {done.returncode}: {done.stderr.decode()[:2000]}")
    return done


def findings(args, folder, baseline=f"--baseline={BASELINE}"):
    """Returns the findings in `folder`, each with the identities by which this program recognises
    it."""
    shown = json.loads(copydesk(args, folder, "--format=json", baseline).stdout)
    texts = {}
    found = []
    for it in shown["findings"]:
        every = [paragraphs(folder, place, texts) for place in [it, *it["related"]]]
        own, related = every[0][0], {place[0] for place in every[1:]}
        words = squeeze(texts[it["path"]][it["span"]["start"]:it["span"]["end"]].decode())
        identities = [(it["rule"], own, words)]
        identities += [(it["rule"], frozenset({own, other})) for other in related - {own}]
        spanned = {part for place in every for part in place}
        found.append({"rule": it["rule"], "path": it["path"], "words": words, "identities": identities, "paragraphs": spanned})
    return found


def stale(args, folder):
    done = copydesk(args, folder, "--format=short", f"--baseline={BASELINE}")
    match = re.search(r"(\d+) entr(?:y|ies) accepts? nothing", done.stderr.decode())
    return int(match[1]) if match else 0


def paragraphs(folder, place, texts):
    """Returns the words of each paragraph that contains part of `place`."""
    name = place["path"]
    if name not in texts:
        texts[name] = (folder / name).read_bytes()
    text, found, start = texts[name], [], 0
    for gap in [*re.finditer(rb"\n[ \t\r]*\n", text), None]:
        end = gap.start() if gap else len(text)
        if place["span"]["start"] < end and start < place["span"]["end"]:
            found.append(squeeze(text[start:end].decode()))
        start = gap.end() if gap else end
    return found or [""]


def squeeze(text):
    return " ".join(text.split())


# ---- editing

def paths(folder):
    return sorted(it for it in folder.rglob("*") if it.suffix in ENDINGS)


def read(path):
    return path.read_bytes().decode()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def some(folder, share, rng):
    return [it for it in paths(folder) if rng.random() < share]


def split(text):
    """Splits a draft into its head, which stays in its place, and its paragraphs."""
    blocks = text.rstrip("\n").split("\n\n")
    front = 0
    if blocks[0].startswith("---"):
        front = next((idx + 1 for idx, it in enumerate(blocks) if it.rstrip().endswith("\n---")), len(blocks))
    return blocks[:front], blocks[front:]


def is_running(block):
    """Whether a block is a paragraph of prose that may be moved and wrapped."""
    return re.match(r"[A-Z“\"]", block) is not None and 60 < len(block) and not re.search(r"\n([-=#>|*+:]| {2}|\d+\.)", block) and "  \n" not in block and "<" not in block and "{" not in block


def running(blocks):
    """Returns the paragraphs that may be moved, which are outside of code."""
    found, fenced = [], False
    for idx, it in enumerate(blocks):
        marks = len(re.findall(r"^\s*(```|~~~)", it, re.M))
        if not fenced and not marks and is_running(it):
            found.append(idx)
        fenced ^= marks % 2 == 1
    return found


def rebuild(path, head, blocks):
    write(path, "\n\n".join([*head, *blocks]) + "\n")


def move_within(folder, rng):
    n_edited = 0
    for path in some(folder, 0.5, rng):
        head, blocks = split(read(path))
        movable = running(blocks)
        if len(movable) < 2:
            continue
        first, second = sorted(rng.sample(movable, 2))
        blocks[first], blocks[second] = blocks[second], blocks[first]
        rebuild(path, head, blocks)
        n_edited += 1
    return n_edited


def move_between(folder, rng):
    chosen = some(folder, 0.3, rng)
    rng.shuffle(chosen)
    n_edited = 0
    for source, target in zip(chosen[::2], chosen[1::2]):
        head, blocks = split(read(source))
        movable = running(blocks)
        if len(movable) < 2 or source.suffix != target.suffix:
            continue
        taken = blocks.pop(rng.choice(movable))
        rebuild(source, head, blocks)
        head, blocks = split(read(target))
        places = running(blocks)
        blocks.insert(rng.choice(places) if places else len(blocks), taken)
        rebuild(target, head, blocks)
        n_edited += 2
    return n_edited


def rename(folder, rng):
    chosen = some(folder, 0.3, rng)
    for number, path in enumerate(chosen):
        target = folder / f"{rng.choice('abcxyz')}-moved" / f"{rng.randrange(10**6)}-{number}{path.suffix}"
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
    return len(chosen)


def wrap(folder, rng):
    n_edited = 0
    for path in some(folder, 0.5, rng):
        head, blocks = split(read(path))
        # In plain text with long lines, each line is a paragraph, which wrapping would join to
        # others.
        if path.suffix in PLAIN and any("\n" in it and 100 < max(map(len, it.split("\n"))) for it in blocks):
            continue
        width = rng.randrange(50, 100)
        for idx in running(blocks):
            lines = textwrap.wrap(squeeze(blocks[idx]), width, break_long_words=False, break_on_hyphens=False)
            # The beginning of a line must not read as markup.
            if all(re.match(r"[^-+*#>=|:\d]", it) for it in lines):
                blocks[idx] = "\n".join(lines)
        rebuild(path, head, blocks)
        n_edited += 1
    return n_edited


def insert_clean(folder, rng):
    chosen = some(folder, 0.5, rng)
    for path in chosen:
        head, blocks = split(read(path))
        places = running(blocks)
        for _ in range(rng.randrange(1, 4)):
            at = rng.choice(places) if places else len(blocks)
            blocks.insert(at, clean(rng))
        rebuild(path, head, blocks)
    return len(chosen)


def change_endings(folder, rng):
    chosen = some(folder, 0.5, rng)
    for path in chosen:
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return len(chosen)


EDITS = [
    ("paragraphs moved within drafts", move_within),
    ("paragraphs moved between drafts", move_between),
    ("clean paragraphs inserted", insert_clean),
    ("lines wrapped anew", wrap),
    ("drafts renamed", rename),
    ("line endings changed", change_endings),
]


# ---- what must be told

def plant(args, original, scratch, before, known):
    """Plants new faults, and copies of paragraphs with accepted ones, in a repository that is
    edited too."""
    folder = pathlib.Path(scratch, "planted")
    shutil.copytree(original, folder)
    rng = random.Random(f"{args.seed}/plant")
    for _, edit in EDITS[:-1]:
        edit(folder, rng)
    planted, n_copied = [], 0
    accepted = findings(args, original, "--no-baseline")
    doubled = [it["identities"][0][1] for it in accepted if it["rule"] == "doubled-word"]
    for number, path in enumerate(some(folder, 0.2, rng)):
        head, blocks = split(read(path))
        if number % 2 == 0 or not doubled:
            fault = f"The {name(rng)} council of {name(rng)} met on on the {name(rng)} quay."
            planted.append(("doubled-word", squeeze(fault)))
        else:
            fault = rng.choice(doubled)
            if not is_running(fault):
                continue
            n_copied += 1
        blocks.append(fault)
        rebuild(path, head, blocks)
    everything = findings(args, folder, "--no-baseline")
    told = findings(args, folder)
    own = {it["identities"][0][:2] for it in told}
    n_found = sum(1 for it in planted if it in own)
    _, _, hidden = compare(before, known, everything, told)
    print(f"new faults planted: {len(planted)}, told: {n_found}")
    print(f"paragraphs with an accepted fault copied: {n_copied}; findings hidden that are new: {len(hidden)}")
    shutil.rmtree(folder)


def beside(args, original, scratch):
    """Counts the findings that come back when a sentence is put before or behind their
    paragraphs."""
    for where, edit in (("before", lambda it, new: f"{new} {it}"), ("behind", lambda it, new: f"{it} {new}")):
        folder = pathlib.Path(scratch, "beside")
        shutil.copytree(original, folder)
        rng = random.Random(f"{args.seed}/{where}")
        for path in paths(folder):
            head, blocks = split(read(path))
            for idx in running(blocks):
                blocks[idx] = edit(blocks[idx], sentence(rng))
            rebuild(path, head, blocks)
        told = findings(args, folder)
        known = collections.Counter((it["rule"], it["path"], it["words"]) for it in findings(args, original, "--no-baseline"))
        n_known = sum(known.values())
        n_back = sum(1 for it in told if known[it["rule"], it["path"], it["words"]])
        rules = collections.Counter(it["rule"] for it in told if known[it["rule"], it["path"], it["words"]])
        print(f"a sentence added {where} every paragraph: {n_back} of {n_known} came back", dict(rules))
        shutil.rmtree(folder)


def again(args, original):
    path = original / BASELINE
    text, changed = path.read_bytes(), path.stat().st_mtime_ns
    copydesk(args, original, "--write-baseline")
    n_changed = sum(1 for old, new in zip(text, path.read_bytes()) if old != new)
    n_changed += abs(len(text) - path.stat().st_size)
    touched = "touched" if path.stat().st_mtime_ns != changed else "not touched"
    print(f"bytes changed by a second --write-baseline: {n_changed} (the file was {touched})")


def clock(args, original):
    for label, baseline in (("without", "--no-baseline"), ("with", f"--baseline={BASELINE}")):
        taken = []
        for _ in range(5):
            start = time.perf_counter()
            copydesk(args, original, "--statistics", baseline)
            taken.append(time.perf_counter() - start)
        print(f"time {label} the baseline: {min(taken):.2f} s at best, {sorted(taken)[2]:.2f} s in the middle of 5")


# ---- drafts

def drafts_of(folder, n_files, rng):
    found = [it for it in paths(folder) if it.is_file() and it.stat().st_size < 2_000_000]
    rng.shuffle(found)
    drafts = {}
    for path in found[:n_files]:
        text = path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
        drafts[path.relative_to(folder).as_posix()] = text.replace("\r\n", "\n").replace("\r", "\n")
    return drafts


def made_up(n_files, rng):
    """Returns drafts in folders, most with faults; one in eight has a passage of another, partly
    edited."""
    drafts, shared = {}, []
    for number in range(n_files):
        blocks = [f"# {name(rng)} and the {name(rng)} {rng.choice(THINGS)}"]
        if rng.random() < 0.1:
            blocks.insert(0, f"---\ntitle: {name(rng)}\n---")
        for _ in range(rng.randrange(4, 10)):
            sentences = [sentence(rng) for _ in range(rng.randrange(2, 6))]
            if rng.random() < 0.5:
                sentences.insert(rng.randrange(len(sentences) + 1), fault(rng))
            blocks.append(" ".join(sentences))
        if rng.random() < 0.3:
            echo = f"{name(rng)} bridges over the {name(rng)} river were closed by order of the {name(rng)} harbour master"
            blocks.insert(-1, f"{sentence(rng)} {echo}. {sentence(rng)}")
            blocks.append(f"{sentence(rng)} As before, {echo} in {rng.choice(MONTHS)}.")
        if rng.random() < 0.12 and shared:
            passage = rng.choice(shared)
            words = passage.split()
            if rng.random() < 0.5:
                words[rng.randrange(2, len(words))] = name(rng)
                words[0] = "Meanwhile the"
            blocks.append(" ".join(words))
        elif rng.random() < 0.12:
            passage = " ".join(sentence(rng) for _ in range(6))
            shared.append(passage)
            blocks.append(passage)
        if rng.random() < 0.3:
            blocks = ["\n".join(textwrap.wrap(it, 72)) if is_running(it) else it for it in blocks]
        ending = "txt" if rng.random() < 0.2 else "md"
        drafts[f"{rng.choice(['news', 'docs/guide', 'archive/2019', 'letters'])}/{number:04}.{ending}"] = "\n\n".join(blocks) + "\n"
    return drafts


MONTHS = "January February March April May June July August September October November December".split()
THINGS = "accord ferry bridge school market library canal quarry orchard archive museum lighthouse".split()
FIRSTS = "ba be da de fa ga ho ka ke la lo ma mi na no pa ra ro sa se ta to va ve wi ya zo".split()
LASTS = "lan mor rik ven dal nor tis gar bel rin sov tam dor lek mun pas".split()

NOUNS = """anchor apron barge barn basket beam bell bench blanket boiler bonnet bottle bowl brook bucket candle canvas cart cellar
chimney clock cloth coat coil cradle crate curtain dam desk door drum engine fence ferry field flag flute furnace gate glove grain hammer
hedge hill hinge horse hut jar kettle key kiln kite knife ladder lamp lantern ledger lock loom mast meadow mill mirror mule needle oar oven
paddle pan path pebble pillar pipe plough pond pulley quilt raft rail rake ribbon roof rope rudder sack saddle sail saw shed shelf shovel
sledge spade spindle stable stove tent thread tile torch tower trough tunnel vault vine wagon wall well wheel whistle window yard""".split()
VERBS = """painted carried lowered mended borrowed counted covered cleaned drew dragged emptied fetched filled found folded guarded hauled hid
held kept kicked lent lifted loaded measured moved opened packed passed patched polished pulled pushed raised rebuilt rolled scrubbed sealed
shook showed shut sketched sold stacked steered stored swept tied took trimmed turned washed watched weighed wrapped""".split()
KINDS = """amber blue brass broken broad brown clean copper crooked dark deep dusty empty faded flat green grey heavy hollow iron large light
little long loose low muddy narrow new old pale plain quiet red round rusty short slow small smooth soft steep stone tall thin warm wet white
wide wooden yellow""".split()
WHERE = "above across against along among around at behind below beside beyond by inside near opposite outside past towards under".split()
WHEN = """at dawn|at dusk|before noon|after lunch|all winter|in spring|on Monday|on Tuesday|one evening|that night|in the rain|without a word|for an hour
|twice a week|by hand|with care|in silence|as usual|in good time|on foot""".replace("\n", "").split("|")

CLEAN = [
    "{n} {v} the {k} {o} {w} the {k} {o} {d}.",
    "{d}, a {k} {o} was {v} {w} {n}, where the {o} meets the {k} {o}.",
    "The {o} {w} {n} is {k}, and the {o} {w} it is {k}.",
    "When the {o} broke, {n} and {n} {v} a {k} {o} {w} the {o}.",
    "{w} the {o} of {n} lies a {k} {o}, which {n} {v} {d}.",
    "{n}, a {o} maker, {v} her {k} {o} {d} and {v} the {o}.",
    "No {o} was as {k} as the one that {n} {v} {w} {n}.",
]

FAULTS = [
    "The clerk of {n} signed the the deed of the {t}.",
    "Boats from {n} came in and and left the {t} again.",
    "{n} reportedly wants to sell the {t} in {m}.",
    "The {t} of {n} will close, according to them, before {m}.",
    "Dozens of houses near the {t} of {n} were flooded in {m}.",
    "Critics say the {t} of {n} is unsafe.",
    "The {t} of {n} was shut, according to {n}, according to the {n} Courier.",
    "The {t} reportedly leaks, and and {n} allegedly knew of the the damage.",
    "Some 40 percent of the people of {n} never saw the {k} {t}.",
]


def name(rng):
    return (rng.choice(FIRSTS) + rng.choice(FIRSTS) + rng.choice(LASTS)).capitalize()


def fill(template, rng):
    template = re.sub(r"\{n\}", lambda _: name(rng), template)
    template = re.sub(r"\{t\}", lambda _: rng.choice(THINGS), template)
    template = re.sub(r"\{m\}", lambda _: rng.choice(MONTHS), template)
    for mark, words in (("o", NOUNS), ("v", VERBS), ("k", KINDS), ("w", WHERE), ("d", WHEN)):
        template = re.sub(rf"\{{{mark}\}}", lambda _, words=words: rng.choice(words), template)
    return template[0].upper() + template[1:]


def sentence(rng):
    return fill(rng.choice(CLEAN), rng)


def fault(rng):
    return fill(rng.choice(FAULTS), rng)


def clean(rng):
    return " ".join(sentence(rng) for _ in range(2))


if __name__ == "__main__":
    main()
