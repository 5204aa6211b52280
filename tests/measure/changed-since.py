#!/usr/bin/env python3
"""Counts the findings that `--changed-since` reports although the history of a repository already
had them.

    tests/measure/changed-since.py --tool target/release/copydesk --commits 100 REPOSITORY
    tests/measure/changed-since.py --tool … --made-up 60 FOLDER

Clones REPOSITORY (a local path) into a scratch folder and checks out each of the newest commits of
its first-parent line that touch drafts. Each is checked with --changed-since COMMIT^1, then its
parent without it. A reported finding existed before if the parent has one of the same rule and the
same words in the same draft, which may have been renamed. Each finding of the parent counts once,
and unreported findings are matched first. With --made-up N the history is made of the drafts below
FOLDER by N scripted commits. Standard library and git only."""
import argparse
import collections
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import textwrap
import time

ENDINGS = {".md", ".markdown", ".mdx", ".txt", ".text"}
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--commits", type=int, default=100, metavar="N")
    parser.add_argument("--made-up", type=int, metavar="N", help="make a history of N commits")
    parser.add_argument("--files", type=int, default=150, help="how many drafts a made-up history has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many findings that stood there before")
    parser.add_argument("folder", type=pathlib.Path)
    args = parser.parse_args()
    args.tool = str(pathlib.Path(args.tool).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "repository")
        if args.made_up:
            make(args, folder)
        else:
            subprocess.run([*GIT, "clone", "--quiet", str(args.folder), str(folder)], check=True)
        replay(args, folder)


def replay(args, folder):
    patterns = [f"*{ending}" for ending in sorted(ENDINGS)]
    log = git(folder, "log", "--first-parent", "--min-parents=1", f"-{args.commits}", "--format=%H %s", "--", *patterns)
    totals, by_title, shown, taken = collections.Counter(), collections.defaultdict(collections.Counter), 0, []
    for line in log.splitlines():
        commit, title = line.split(" ", 1)
        git(folder, "checkout", "--quiet", "--detach", commit)
        start = time.perf_counter()
        reported = findings(args, folder, "--changed-since", f"{commit}^1")
        taken.append(time.perf_counter() - start)
        everything = findings(args, folder)
        names = git(folder, "diff", "--name-status", "--find-renames", "-z", f"{commit}^1", commit).split("\0")
        old_names = {names[at + 2]: names[at + 1] for at, it in enumerate(names) if re.fullmatch(r"R\d+", it)}
        git(folder, "checkout", "--quiet", "--detach", f"{commit}^1")
        old = {(rule, old, words): n for (rule, old, words), n in tally(findings(args, folder)).items()}
        now, told = tally(everything), tally(reported)
        counts = collections.Counter(commits=1, failing=int(bool(reported)), reported=sum(told.values()))
        for (rule, path, words), n_told in told.items():
            n_old = old.get((rule, old_names.get(path, path), words), 0)
            n_hidden = now[rule, path, words] - n_told
            n_before = min(n_told, max(0, n_old - n_hidden))
            counts["before"] += n_before
            if n_before and shown < args.show:
                shown += 1
                print(f"    {commit[:10]} {path}: {rule}: {words!r}")
        totals += counts
        by_title[title if args.made_up else "all"] += counts
    if args.made_up:
        for title, counts in sorted(by_title.items()):
            print(f"{title:40}", row(counts))
    print(f"{'all':40}", row(totals))
    if taken:
        print(f"time of a run: {sorted(taken)[len(taken) // 2]:.2f} s in the middle, {max(taken):.2f} s at most")


def row(counts):
    return (f"{counts['commits']:4} commits, {counts['failing']:4} with findings; "
            f"{counts['reported']:5} reported, {counts['before']:5} of them stood there before")


def tally(found):
    return collections.Counter(found)


def findings(args, folder, *more):
    command = [args.tool, "check", "--no-config", "--profile", args.profile, "--format", "json", *more, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        # An unreadable draft makes the exit code 2 and does not affect the others.
        if not done.stdout:
            raise SystemExit(done.stderr.decode())
    found = []
    for it in json.loads(done.stdout)["findings"]:
        path = it["path"].removeprefix("./")
        words = (folder / path).read_bytes()[it["span"]["start"] : it["span"]["end"]].decode("utf-8", "replace")
        # The target of a link is no word of the draft.
        words = re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "", words).lower())
        found.append((it["rule"], path, " ".join(words) or it["message"]))
    return found


def git(folder, *arguments):
    done = subprocess.run([*GIT, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


# ---- a history of scripted commits

def make(args, folder):
    rng = random.Random(args.seed)
    found = [it for it in sorted(args.folder.rglob("*")) if it.suffix in ENDINGS and 2_000 < it.stat().st_size < 60_000]
    rng.shuffle(found)
    for path in found[: args.files]:
        copy = folder / path.relative_to(args.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    git_init(folder)
    for number in range(args.made_up):
        title, edit = EDITS[number % len(EDITS)]
        drafts = [it for it in sorted(folder.rglob("*")) if it.suffix in ENDINGS and ".git" not in it.parts]
        for path in rng.sample(drafts, min(8, len(drafts))):
            edit(path, rng)
        commit(folder, title)


def git_init(folder):
    git(folder, "init", "--quiet")
    commit(folder, "first")


def commit(folder, title):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", title)


def blocks(path):
    text = path.read_bytes().decode("utf-8", "replace")
    return re.split(r"\n{2,}", text.strip("\n"))


def is_running(block):
    return re.match(r"[A-Z\"“]", block) is not None and 12 <= len(block.split()) and "{" not in block


def rebuild(path, parts):
    path.write_bytes(("\n\n".join(parts) + "\n").encode())


def each_running(change):
    def edit(path, rng):
        rebuild(path, [change(it, rng) if is_running(it) else it for it in blocks(path)])
    return edit


def one_word(block, rng):
    words = block.split(" ")
    plain = [idx for idx, it in enumerate(words) if re.fullmatch(r"[a-z]{5,}", it)]
    if plain:
        words[rng.choice(plain)] = rng.choice("harbour quarry orchard lantern meadow kettle".split())
    return " ".join(words)


def emphasis(block, rng):
    words = block.split(" ")
    plain = [idx for idx, it in enumerate(words) if re.fullmatch(r"[a-z]{3,}", it)]
    for idx in rng.sample(plain, min(4, len(plain))):
        words[idx] = rng.choice(["*{}*", "**{}**", "[{}](https://example.org/x)"]).format(words[idx])
    return " ".join(words)


def wrap(block, rng):
    return "\n".join(textwrap.wrap(block, rng.randrange(50, 100), break_long_words=False, break_on_hyphens=False))


def doubled(block, rng):
    words = block.split(" ")
    plain = [idx for idx, it in enumerate(words) if re.fullmatch(r"(the|and|with|from|for)", it)]
    if plain and rng.random() < 0.2:
        words.insert(plain[0], words[plain[0]])
    return " ".join(words)


def move(path, rng):
    parts = blocks(path)
    running = [idx for idx, it in enumerate(parts) if is_running(it)]
    if len(running) > 2:
        parts.insert(running[0], parts.pop(rng.choice(running[1:])))
    rebuild(path, parts)


def rename(path, rng):
    each_running(lambda it, rng: one_word(it, rng) if rng.random() < 0.3 else it)(path, rng)
    path.rename(path.with_name(f"{rng.randrange(10**6)}-{path.name}"))


def endings(path, rng):
    text = path.read_bytes()
    path.write_bytes(text.replace(b"\r\n", b"\n") if b"\r" in text else text.replace(b"\n", b"\r\n"))


EDITS = [
    ("blanks at the ends of lines", each_running(lambda it, rng: it.replace("\n", " \n") + " ")),
    ("a word of every paragraph", each_running(one_word)),
    ("paragraphs moved", move),
    ("lines wrapped anew", each_running(wrap)),
    ("emphasis and links", each_running(emphasis)),
    ("drafts renamed and edited", rename),
    ("line endings", endings),
    ("doubled words (new)", each_running(doubled)),
]


if __name__ == "__main__":
    main()
