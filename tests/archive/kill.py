#!/usr/bin/env python3
"""Whether articles are lost or doubled when `copydesk archive add` is killed, and whether readers meet half
a change.

    tests/archive/kill.py target/release/copydesk [--times 100]

The articles are added again and again; each run is killed after a moment that differs from run to run. After
each kill the archive is verified, and it has as many articles as before or more. Meanwhile drafts are looked
up. The last run is left alone: then the archive has each article once, and each is found. Standard library
only.
"""
import argparse
import json
import pathlib
import random
import signal
import subprocess
import tempfile
import threading
import time

ARTICLES = 2_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--times", type=int, default=100)
    args = parser.parse_args()
    rng = random.Random(7)
    texts = [article(number, rng) for number in range(ARTICLES)]
    with tempfile.TemporaryDirectory() as folder:
        store, given = pathlib.Path(folder, "store"), pathlib.Path(folder, "given")
        given.mkdir()
        # Batches are files, so that an interrupted series has some segments already.
        batches = []
        for start in range(0, ARTICLES, 100):
            path = given / f"{start}.jsonl"
            numbers = range(start, start + 100)
            path.write_text("".join(json.dumps({"path": f"{it}.md", "text": texts[it]}) + "\n" for it in numbers))
            batches.append(path)
        add(args.tool, store, batches[0]).wait()
        reader = Reader(args.tool, store, texts[0])
        reader.start()
        n_before, n_killed, length = count(args.tool, store), 0, 0.3
        while n_killed < args.times:
            batch = rng.choice(batches)
            run = add(args.tool, store, batch)
            time.sleep(rng.uniform(0, length))
            run.send_signal(signal.SIGKILL)
            ended = run.wait()
            length = length * (1.05 if ended == -signal.SIGKILL else 0.9)
            n_killed += ended == -signal.SIGKILL
            problems = subprocess.run([args.tool, "archive", "verify", store], capture_output=True, text=True)
            assert problems.returncode == 0, problems.stderr
            n_now = count(args.tool, store)
            assert n_before <= n_now, f"{n_before} articles became {n_now}"
            n_before = n_now
        for batch in batches:
            assert add(args.tool, store, batch).wait() == 0
        n_read = reader.stop()
        n_now = count(args.tool, store)
        assert n_now == ARTICLES, f"{n_now} of {ARTICLES} articles"
        assert not list((store / "segments").glob("*/*.unfinished"))
        lines = "".join(json.dumps({"path": "draft.md", "text": text}) + "\n" for text in texts)
        answers = check(args.tool, store, lines)
        missing = [number for number, found in enumerate(answers) if f"in {number}.md, line 1" not in found]
        assert not missing, f"{len(missing)} articles are not found, {missing[:5]} among them"
    print(f"killed {n_killed} times, {n_read} drafts looked up meanwhile: {ARTICLES} articles, each once")


class Reader(threading.Thread):
    """Looks a draft up, over and over."""

    def __init__(self, tool, store, text):
        super().__init__(daemon=True)
        self.given = tool, store, json.dumps({"path": "draft.md", "text": text}) + "\n"
        self.n_read, self.faults, self.ends = 0, [], threading.Event()

    def run(self):
        while not self.ends.is_set():
            answers = check(*self.given)
            self.n_read += 1
            if len(answers) != 1 or "in 0.md, line 1" not in answers[0]:
                self.faults.append(answers)

    def stop(self):
        self.ends.set()
        self.join()
        assert not self.faults, self.faults[:3]
        return self.n_read


def article(number, rng):
    """Sixty words that no other article has, in English grammar."""
    names = (f"harbour{number}x{rng.randrange(10**6)}" for _ in range(60))
    return "The " + " of the ".join(names) + "."


def add(tool, store, batch):
    with open(batch, encoding="utf-8") as lines:
        command = [tool, "archive", "add", store, "--language", "en", "--stdin-format", "jsonl"]
        return subprocess.Popen(command, stdin=lines, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count(tool, store):
    told = subprocess.run([tool, "archive", "stats", store], capture_output=True, text=True, check=True).stdout
    return int(told.split()[1])


def check(tool, store, lines):
    """What is said of each draft."""
    command = [tool, "check", "--no-config", "--select", "published-passage", "--language", "en"]
    command += ["--stdin-format", "jsonl", "--archive", store]
    done = subprocess.run(command, input=lines, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout[-300:] + done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [" ".join(finding["message"] for finding in answer["findings"]) for answer in answers]


if __name__ == "__main__":
    main()
