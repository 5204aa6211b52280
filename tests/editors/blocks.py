#!/usr/bin/env python3
"""The blocks of editors that cannot be run here: each is read, and the command in it is run.

blocks.py COPYDESK FOLDER

A command that serves is to answer as a language server; one that checks is to find what is in the
draft, each in a line that leads to its place, and to say nothing else.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys


def serves(command):
    """Whether `command` answers as a language server."""
    greeting = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
    data = json.dumps(greeting).encode()
    framed = b"Content-Length: %d\r\n\r\n%s" % (len(data), data)
    run = subprocess.run(command, input=framed, capture_output=True, timeout=120, check=False)
    assert b'"capabilities"' in run.stdout and run.stderr == b"", run


def checks(command, draft):
    """Whether `command` finds what is in `draft`, and nothing else is said."""
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0 and run.stderr == "", run
    lines = run.stdout.splitlines()
    assert len(lines) == 4, run.stdout
    for line in lines:
        assert re.match(re.escape(str(draft)) + r":\d+:\d+: \w+\[doubled-word\]: ", line), line


def main():
    copydesk, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / "draft.md"
    draft.write_bytes(pathlib.Path("tests/editors/draft.md").read_bytes())
    blocks = pathlib.Path("editors")

    def command(words):
        assert words[0] == "copydesk", words
        places = {"$ZED_FILE": str(draft), "{{file_path:absolute}}": str(draft)}
        return [copydesk, *(places.get(it, it) for it in words[1:])]

    sublime = json.loads((blocks / "sublime.json").read_text(encoding="utf-8"))
    serves(command(sublime["clients"]["copydesk"]["command"]))
    [task] = json.loads((blocks / "zed.json").read_text(encoding="utf-8"))
    checks(command([task["command"], *task["args"]]), draft)
    checks(command(shlex.split((blocks / "obsidian.txt").read_text(encoding="utf-8"))), draft)
    print("blocks: the commands for Sublime Text, Zed and Obsidian work")


main()
