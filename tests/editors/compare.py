#!/usr/bin/env python3
"""Compares what an editor saw of a draft with what `copydesk check` reports of it.

compare.py COPYDESK DRAFT REPORT NAME

REPORT is JSON: `found` has the line, the first byte, the byte after the last and the rule or message
of each mark; `after` is the text once the first fix is made, `left` how many marks it has then.
"""

import json
import pathlib
import subprocess
import sys


def checked(copydesk, text):
    """What `check` finds in `text`."""
    command = [copydesk, "check", "--no-config", "--format", "json"]
    command += ["--stdin-filename", "draft.md", "-"]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return json.loads(run.stdout)["findings"]


def main():
    copydesk, draft, report, name = sys.argv[1:]
    text = pathlib.Path("tests/editors/draft.md").read_text(encoding="utf-8")
    seen = json.loads(pathlib.Path(report).read_text(encoding="utf-8"))
    findings = checked(copydesk, text)
    faults = []
    expected = [
        [it["start"]["line"], it["start"]["column_byte"] - 1, it["end"]["column_byte"] - 1]
        for it in findings
    ]
    found = [mark[:3] for mark in seen["found"]]
    if "columns" in seen:
        # An editor that shows lines, and no columns.
        found = [[line] for line, *_ in found]
        expected = [[line] for line, *_ in expected]
    if "starts" in seen:
        # An editor that is told where a finding begins, and not where it ends.
        found, expected = [[mark[:2] for mark in it] for it in (found, expected)]
    if found != expected:
        faults.append(f"marks: {found}, expected {expected}")
    for mark, finding in zip(seen["found"], findings):
        if finding["rule"] not in mark[3] and finding["message"] not in mark[3]:
            faults.append(f"mark: {mark[3]}, expected {finding['rule']}")
    if "after" in seen:
        data = text.encode()
        edits = findings[0]["fixes"][0]["edits"]
        for edit in reversed(edits):
            span = edit["span"]
            data = data[: span["start"]] + edit["text"].encode() + data[span["end"] :]
        if seen["after"] != data.decode():
            faults.append(f"text: {seen['after']!r}, expected {data.decode()!r}")
        if seen.get("left", len(findings) - 1) != len(findings) - 1:
            faults.append(f"marks behind the fix: {seen['left']}, expected {len(findings) - 1}")
    for fault in faults:
        print(f"{name}: {fault}")
    if not faults:
        print(f"{name}: {len(findings)} findings at their places")
    sys.exit(bool(faults))


main()
