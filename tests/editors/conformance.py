#!/usr/bin/env python3
"""An editor without a screen that floods the server, opens a long draft, and sends what is broken.

conformance.py COPYDESK [SECONDS [SEED]]

Texts that are broken are made until the servers took SECONDS of processor time, 20 without a number,
from a seed that is printed. The server is to answer afterwards, with the diagnostics of the last
text. A third of the time goes into messages, a third into their frames, a third into edits, whose
text is kept here as well.
"""

import json
import queue
import random
import resource
import subprocess
import sys
import threading
import time

FAULTY = "The ferry left the the harbour.\n"
ADDRESS = "file:///nowhere/draft.md"
PATIENCE = 300


class Editor:
    """A server, and what it sends."""

    def __init__(self, copydesk, greet=True):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.server = subprocess.Popen([copydesk, "lsp"], **pipes)
        self.messages = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.number = 0
        if greet:
            self.request("initialize", {"capabilities": {
                "textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
            self.notify("initialized", {})

    def read(self):
        while header := self.server.stdout.readline():
            length = int(header.split(b":")[1])
            self.server.stdout.readline()
            self.messages.put(json.loads(self.server.stdout.read(length)))

    def send(self, text):
        data = text if isinstance(text, bytes) else json.dumps(text).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.server.stdin.flush()

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        return self.next(lambda it: it.get("id") == self.number and "method" not in it)

    def next(self, wanted):
        while True:
            message = self.messages.get(timeout=PATIENCE)
            if wanted(message):
                return message

    def open(self, text, version=1, address=ADDRESS):
        item = {"uri": address, "languageId": "markdown", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, version, changes, address=ADDRESS):
        document = {"uri": address, "version": version}
        params = {"textDocument": document, "contentChanges": changes}
        self.notify("textDocument/didChange", params)

    def diagnostics(self, version, address=ADDRESS):
        message = self.next(lambda it: it.get("method") == "textDocument/publishDiagnostics"
                            and it["params"]["uri"] == address
                            and it["params"].get("version") == version)
        return [it["range"] for it in message["params"]["diagnostics"]]

    def both(self, *wanted):
        """The diagnostics of two documents in these versions, in whichever order they come."""
        found = {}
        while len(found) < len(wanted):
            message = self.next(lambda it: it.get("method") == "textDocument/publishDiagnostics")
            params = message["params"]
            if (params["uri"], params.get("version")) in wanted:
                diagnostics = [(it["range"], it["code"]) for it in params["diagnostics"]]
                found[params["uri"]] = diagnostics
        return [found[address] for address, _ in wanted]

    def quit(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        assert self.server.wait(PATIENCE) == 0
        assert self.server.stderr.read() == b""


def flood(copydesk):
    """10,000 changes to a draft of 50 KB, as fast as they can be written."""
    editor = Editor(copydesk)
    text = "".join(f"Boat {it} carried crates past buoy {it * 7 % 977}.\n\n" for it in range(1100))
    editor.open(text)
    start = {"line": 0, "character": 0}
    began = time.monotonic()
    for version in range(2, 10_002):
        editor.change(version, [{"range": {"start": start, "end": start}, "text": "🌊"}])
    end = {"line": 0, "character": 20_000}
    editor.change(20_000, [{"range": {"start": start, "end": end}, "text": FAULTY}])
    found = editor.diagnostics(20_000)
    assert [it["start"] for it in found] == [{"line": 0, "character": 19}], found
    seconds = time.monotonic() - began
    print(f"flood: 10,000 changes of {len(text):,} bytes, diagnostics of the last text "
          f"after {seconds:.1f} s")
    editor.quit()


def long_draft(copydesk):
    """A draft of 5 MB is checked to its end, and nothing waits for it."""
    editor = Editor(copydesk)
    lines = (f"Boat {it} carried {it * 7 % 1013} crates of fish past buoy {it * 31 % 4099} before "
             "the evening tide.\n\n" for it in range(60_000))
    text = "".join(lines) + FAULTY
    began = time.monotonic()
    editor.open(text)
    editor.open(FAULTY, address=ADDRESS + "2")
    assert len(editor.diagnostics(1, ADDRESS + "2")) == 1
    other = time.monotonic() - began
    found = editor.diagnostics(1)
    assert {"line": 120_000, "character": 19} in [it["start"] for it in found], found[-1:]
    print(f"long draft: {len(text):,} bytes checked after {time.monotonic() - began:.1f} s, another "
          f"draft after {other:.1f} s")
    editor.quit()


def processor_time():
    """How long the servers that have ended took, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def broken(copydesk, seconds, chance):
    """Messages that are broken at random: in their JSON, in their values, in their order."""
    numbers = [0, 1, 3, -1, 1 << 31, 1 << 32, 1.5, None, "x", [], {}]
    methods = ["textDocument/" + it for it in (
        "didOpen", "didChange", "didClose", "didSave", "hover", "definition", "codeAction",
        "documentSymbol", "inlayHint", "diagnostic", "rename")]
    methods += ["initialize", "initialized", "$/cancelRequest", "workspace/didChangeWatchedFiles",
                "workspace/didChangeWorkspaceFolders", "", "x"]

    def place():
        position = {"line": chance.choice(numbers), "character": chance.choice(numbers)}
        return chance.choice([position, position, position, None, 7])

    def params():
        return {
            "textDocument": {"uri": chance.choice([ADDRESS, ADDRESS, "", "x:", "file:///%ff", 3]),
                             "version": chance.choice(numbers), "languageId": "markdown",
                             "text": chance.choice([FAULTY, "", "🌊\r\n水\r", 3])},
            "position": place(),
            "range": {"start": place(), "end": place()},
            "context": {"diagnostics": [], "only": chance.choice([None, [], ["quickfix"], 3])},
            "contentChanges": [
                {"range": {"start": place(), "end": place()}, "text": chance.choice([FAULTY, "🌊"])},
                {"text": chance.choice(["x", None])}][: chance.randrange(3)],
            "id": chance.choice(numbers),
        }

    n_sent, n_sessions = 0, 0
    end = processor_time() + seconds
    while processor_time() < end:
        editor = Editor(copydesk)
        n_sessions += 1
        for _ in range(300):
            message = {"jsonrpc": "2.0", "method": chance.choice(methods), "params": params()}
            if chance.random() < 0.6:
                message["id"] = chance.choice([*range(1000, 1010), "x", 1.5, None])
            data = json.dumps(message).encode()
            if chance.random() < 0.3:
                at = chance.randrange(len(data))
                cut = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(3):]
                data = chance.choice([cut, data[:at]])
            editor.send(data)
            n_sent += 1
        editor.notify("textDocument/didClose", {"textDocument": {"uri": ADDRESS}})
        editor.open(FAULTY, 4711)
        assert len(editor.diagnostics(4711)) == 1
        editor.number = 5000
        editor.quit()
    print(f"broken: {n_sent:,} messages in {n_sessions} sessions, each answered afterwards")


def framing(copydesk, seconds, chance):
    """Frames that are broken at random. The session goes on, or ends with an error that says so."""
    opened = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": ADDRESS, "languageId": "markdown", "version": 1, "text": FAULTY}}}
    pieces = [b"Content-Length: ", b"content-length:", b"Content-Type: x", b"\r\n", b"\n", b"\r",
              b":", b"0", b"17", b"-1", b"99999999999999999999", b"4294967296", b"\xff\xfe", b"\0",
              b"{}", b"[]", b"null", json.dumps(opened).encode()]
    n_sessions, ends = 0, {}
    end = processor_time() + seconds
    while processor_time() < end or n_sessions < 20:
        editor = Editor(copydesk)
        n_sessions += 1
        try:
            for _ in range(chance.randrange(1, 60)):
                if chance.random() < 0.95:
                    editor.send(opened)
                else:
                    count = chance.randrange(1, 9)
                    editor.server.stdin.write(b"".join(chance.choices(pieces, k=count)))
                    editor.server.stdin.flush()
            if n_sessions % 10 == 0:
                editor.server.stdin.write(bytes(chance.randrange(128, 256) for _ in range(2000)))
            editor.server.stdin.close()
        except BrokenPipeError:
            pass
        code, complaint = editor.server.wait(PATIENCE), editor.server.stderr.read()
        ends[code] = ends.get(code, 0) + 1
        assert code in (1, 2), (code, complaint)
        assert complaint.startswith(b"error: ") if code == 2 else complaint == b"", complaint
        assert b"internal error" not in complaint, complaint
    print(f"framing: {n_sessions} sessions, by exit status: {ends}")


def place_of(text, offset):
    """The line and the column in UTF-16 of an offset into `text`, whose lines end as in the protocol."""
    # Both characters of a line ending belong to the line that it ends.
    lines = 0
    idx = start = 0
    while idx < offset:
        if text[idx] == "\r" and text[idx : idx + 2] == "\r\n":
            step = 2
        elif text[idx] in "\r\n":
            step = 1
        else:
            idx += 1
            continue
        if offset < idx + step:
            break
        idx += step
        lines, start = lines + 1, idx
    column = len(text[start:offset].encode("utf-16-le")) // 2
    return {"line": lines, "character": column}


def edits(copydesk, seconds, chance):
    """Edits at random places. What is found afterwards is what is found in the text as kept here."""
    words = ["the the ", "🌊", "水", "\n", "\r\n", "\r", "\n\n", "e\u0301", "\t", "- ", "“", "” ",
             "Gray said.", "in in ", "> ", "`", "<b>", "\u2028", "\0", "# A\n", ""]
    n_edits, n_drafts = 0, 0
    end = processor_time() + seconds
    while processor_time() < end or n_drafts < 3:
        editor = Editor(copydesk)
        for number in range(20):
            n_drafts += 1
            text = FAULTY * chance.randrange(3)
            address, again = f"{ADDRESS}{number}.md", f"{ADDRESS}{number}-again.md"
            editor.open(text, 1, address)
            version = 1
            for _ in range(chance.randrange(1, 40)):
                changes = []
                for _ in range(chance.randrange(1, 5)):
                    n_edits += 1
                    start = chance.randrange(len(text) + 1)
                    stop = min(len(text), start + chance.choice([0, 0, 0, 1, 2, 20]))
                    # The protocol has no place between the two characters of a line ending.
                    within = [text[it - 1 : it + 1] == "\r\n" for it in (start, stop)]
                    start, stop = start - within[0], stop + within[1]
                    new = "".join(chance.choices(words, k=chance.randrange(4)))
                    place = {"start": place_of(text, start), "end": place_of(text, stop)}
                    changes.append({"range": place, "text": new})
                    text = text[:start] + new + text[stop:]
                version += 1
                editor.change(version, changes, address)
            editor.open(text, 1, again)
            found, expected = editor.both((address, version), (again, 1))
            assert found == expected, (text, found, expected)
            for it in (address, again):
                editor.notify("textDocument/didClose", {"textDocument": {"uri": it}})
        editor.quit()
    print(f"edits: {n_edits:,} in {n_drafts} drafts, the last text checked each time")


def main():
    copydesk = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    flood(copydesk)
    long_draft(copydesk)
    for part in (broken, framing, edits):
        part(copydesk, seconds / 3, chance)


main()
