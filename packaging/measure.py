#!/usr/bin/env python3
"""What a service pays: processor time, latency, memory, threads.

    measure.py BINARY [--python] [--node PREFIX] [--documents 100000] [--stories FOLDER]

Prints a row a measure, with its limit. Ends with 1 if one is exceeded. A story has 5 KB and is made
of the paragraphs of the drafts in a folder, `examples` unless one is named.
"""

import argparse
import json
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent

STORY_BYTES = 5000

N_STORIES = 100

#: How often each story goes through a running stream.
N_ROUNDS = 5

#: How often two threads are compared with one. Other programs on the machine can only slow them.
N_TRIALS = 6


def stories(folder):
    """Stories of 5 KB, always the same."""
    paths = sorted(pathlib.Path(folder).rglob("*.md"))
    paragraphs = [it for path in paths for it in path.read_text("utf-8").split("\n\n") if it.strip()]
    shuffled = random.Random(5)
    for _ in range(N_STORIES):
        story = []
        while sum(len(it.encode()) + 2 for it in story) < STORY_BYTES:
            story.append(shuffled.choice(paragraphs))
        yield "\n\n".join(story)


def used(children=True):
    """Processor seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Stream:
    """A running stream."""

    def __init__(self, binary):
        arguments = [binary, "check", "--stdin-format", "jsonl", "--no-config"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(arguments, stdin=pipe, stdout=pipe)

    def ask(self, path, text):
        line = json.dumps({"path": path, "text": text}) + "\n"
        self.process.stdin.write(line.encode())
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def memory(self):
        """Kilobytes that are resident."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(it for it in status.splitlines() if it.startswith("VmRSS")).split()[1])

    def used(self):
        """Processor seconds so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Rows:
    def __init__(self):
        self.exceeded = False

    def tell(self, what, value, unit, at_most=None, at_least=None):
        limit = "" if at_most is None else f"at most {at_most:g}"
        limit = limit if at_least is None else f"at least {at_least:g}"
        is_kept = (at_most is None or value <= at_most) and (at_least is None or at_least <= value)
        self.exceeded |= not is_kept
        verdict = "" if is_kept else "  EXCEEDED"
        print(f"{what:58} {value:9.2f} {unit:4} {limit}{verdict}", flush=True)


def measure_command(rows, binary, texts):
    before = used()
    with tempfile.TemporaryDirectory() as folder:
        for idx, text in enumerate(texts):
            path = pathlib.Path(folder, f"{idx}.md")
            path.write_text(text, "utf-8")
            arguments = [binary, "check", "--no-config", "--format", "json", path]
            subprocess.run(arguments, stdout=subprocess.DEVNULL)
    rows.tell("100 stories of 5 KB, a process each", used() - before, "s")
    before = used()
    stream = Stream(binary)
    for idx, text in enumerate(texts):
        stream.ask(f"{idx}.md", text)
    stream.close()
    rows.tell("100 stories of 5 KB, a stream", used() - before, "s", at_most=0.3)


def measure_latency(rows, binary, texts):
    stream = Stream(binary)
    stream.ask("first.md", texts[0])
    waits = []
    before = stream.used()
    for idx, text in enumerate(texts * N_ROUNDS):
        start = time.perf_counter()
        stream.ask(f"{idx}.md", text)
        waits.append(1000 * (time.perf_counter() - start))
    used = 1000 * (stream.used() - before) / len(waits)
    stream.close()
    rows.tell("processor time of a story in a running stream", used, "ms", at_most=3)
    # Other programs on the machine can only make a wait longer.
    rows.tell("latency of a story in a stream, median", statistics.median(waits), "ms", at_most=3)
    rows.tell("latency of a story in a stream, least", min(waits), "ms")


def measure_memory(rows, binary, n_documents):
    stream = Stream(binary)
    early = 0
    for idx in range(n_documents):
        # Each lies in a folder of its own, and has words of its own.
        text = f"On day {idx} the ferry left the the harbour with w{idx}."
        stream.ask(f"stories/{idx}/draft.md", text)
        if idx == 1000:
            early = stream.memory()
    late = stream.memory()
    stream.close()
    rows.tell("memory of a stream after 1,000 documents", early / 1024, "MB")
    # The allocator takes and gives back pages all the time.
    what = f"growth from there to {n_documents:,} documents"
    rows.tell(what, (late - early) / 1024, "MB", at_most=1)


def measure_python(rows, texts):
    import copydesk

    linter = copydesk.Linter()
    before = used(children=False)
    for text in texts:
        linter.check(text, path="draft.md")
    rows.tell("100 stories of 5 KB, Python", used(children=False) - before, "s", at_most=0.3)

    def work():
        for text in texts * 4:
            linter._native.lint(text, "draft.md", None)

    def elapsed(n_threads):
        threads = [threading.Thread(target=work) for _ in range(n_threads)]
        start = time.perf_counter()
        for it in threads:
            it.start()
        for it in threads:
            it.join()
        return time.perf_counter() - start

    elapsed(1)
    speed_up = max(2 * elapsed(1) / elapsed(2) for _ in range(N_TRIALS))
    rows.tell("two threads in Python", speed_up, "x", at_least=1.8)


def measure_node(rows, texts, prefix):
    program = HERE / "node/tests/stories.mjs"
    arguments = ["node", program, pathlib.Path(prefix).resolve()]
    told = subprocess.run(arguments, input=json.dumps(texts).encode(), stdout=subprocess.PIPE)
    rows.tell("100 stories of 5 KB, Node", json.loads(told.stdout)["seconds"], "s", at_most=0.8)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--python", action="store_true")
    parser.add_argument("--node", metavar="PREFIX")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--stories", default=HERE.parent / "examples")
    arguments = parser.parse_args()
    texts = list(stories(arguments.stories))
    rows = Rows()
    measure_command(rows, arguments.binary, texts)
    measure_latency(rows, arguments.binary, texts)
    if arguments.python:
        measure_python(rows, texts)
    if arguments.node:
        measure_node(rows, texts, arguments.node)
    measure_memory(rows, arguments.binary, arguments.documents)
    sys.exit(1 if rows.exceeded else 0)


if __name__ == "__main__":
    main()
