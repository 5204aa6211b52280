#!/usr/bin/env python3
"""Measures the processor time of a change in an editor, until its diagnostics arrive.

    tests/measure/editor-latency.py target/release/copydesk [DRAFT...] [--size 50000] [--changes 200]

The drafts, or the examples of this repository, are concatenated until they have the size. Then one
word after the other is typed at places all over the draft. Processor time is that of all threads of
the server, as Linux counts it, from the message with the change to the diagnostics of that version;
the time on the clock includes the pause in which the server waits for further typing."""

import argparse
import json
import pathlib
import random
import subprocess
import time


def processor_time(process):
    """Returns the processor time of all threads of `process` in seconds."""
    tasks = pathlib.Path(f"/proc/{process.pid}/task").iterdir()
    return sum(int((it / "schedstat").read_text().split()[0]) for it in tasks) / 1e9


class Server:
    """A language server."""

    def __init__(self, copydesk):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen([copydesk, "lsp"], **pipes)
        published = {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}}
        self.send("initialize", {"capabilities": {"textDocument": published}}, id=1)
        self.send("initialized", {})

    def send(self, method, params, **number):
        message = {"jsonrpc": "2.0", "method": method, "params": params, **number}
        text = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.process.stdin.flush()

    def diagnostics(self, version):
        """Waits for the diagnostics of the text with this version and returns their number."""
        while True:
            length = int(self.process.stdout.readline().split(b":")[1])
            self.process.stdout.readline()
            params = json.loads(self.process.stdout.read(length)).get("params", {})
            if params.get("version") == version:
                return len(params["diagnostics"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("copydesk")
    parser.add_argument("drafts", nargs="*", default=["README.md", "CONTRIBUTING.md"])
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--changes", type=int, default=200)
    options = parser.parse_intermixed_args()
    texts = [pathlib.Path(it).read_text(encoding="utf-8") for it in options.drafts]
    text = ""
    while len(text.encode()) < options.size:
        text += "\n\n".join(texts) + "\n\n"
    text = text.encode()[: options.size].decode(errors="ignore")
    lines = text.split("\n")
    server, document = Server(options.copydesk), {"uri": "file:///nowhere/draft.md"}
    opened = {**document, "languageId": "markdown", "version": 1, "text": text}
    server.send("textDocument/didOpen", {"textDocument": opened})
    n_found = server.diagnostics(1)
    chance = random.Random(1)
    processor, clock = [], []
    for version in range(2, options.changes + 2):
        line = chance.randrange(len(lines))
        position = {"line": line, "character": len(lines[line].encode("utf-16-le")) // 2}
        change = {"range": {"start": position, "end": position}, "text": " tide"}
        lines[line] += " tide"
        before, began = processor_time(server.process), time.monotonic()
        server.send("textDocument/didChange", {
            "textDocument": {**document, "version": version}, "contentChanges": [change]})
        server.diagnostics(version)
        processor.append(processor_time(server.process) - before)
        clock.append(time.monotonic() - began)
    size = len(text.encode())
    print(f"{size:,} bytes, {n_found} findings, {options.changes} changes, milliseconds:")
    for name, values in [("processor", processor), ("clock", clock)]:
        values.sort()
        share = [values[min(len(values) - 1, int(len(values) * it))] for it in (0.5, 0.9, 0.99, 1)]
        shown = ", ".join(f"{what} {1000 * it:.1f}" for what, it in
                          zip(["median", "90 %", "99 %", "most"], share))
        print(f"  {name}: {shown}")
    server.send("shutdown", None, id=2)
    server.send("exit", None)
    server.process.wait(60)


main()
