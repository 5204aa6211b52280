#!/usr/bin/env python3
"""Whether the stream, the Python module and the npm module find what the command finds in files.

    compare.py BINARY [--python] [--node PREFIX] [--corpus FOLDER...]

Compares the inputs of inputs.json, which say themselves what is to be found, and every draft of the
corpora. `--python` imports `copydesk` from the interpreter that runs this; `--node` takes the
folder that the npm package is installed in. Ends with 1 if anything differs.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

#: What the answers have beside the shape of `--format json`.
BESIDE = ("span_characters", "span_utf16")

ENDINGS = {".md", ".markdown", ".mdx", ".txt"}


def inputs():
    for case in json.loads((HERE / "inputs.json").read_text("utf-8")):
        case["text"] = case["text"] * case.pop("times", 1) + case.pop("end", "")
        yield case


def corpus(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix.lower() not in ENDINGS or not path.is_file():
                continue
            try:
                # Programs hand over the text of a file, with its byte order mark and its line ends.
                text = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
            # A zero byte is a sign of UTF-16, which the command decodes and a program would.
            if "\0" in text:
                continue
            yield {"name": str(path), "path": str(path), "text": text}


def without(shape, keys):
    """`shape` without `keys`, at every depth."""
    if isinstance(shape, dict):
        return {key: without(value, keys) for key, value in shape.items() if key not in keys}
    if isinstance(shape, list):
        return [without(value, keys) for value in shape]
    return shape


def options(case):
    profile = ["--profile", case["profile"]] if "profile" in case else []
    config = ["--config", "copydesk.toml"] if "config" in case else ["--no-config"]
    return [*profile, *config]


class Command:
    """The command over files, and over streams."""

    def __init__(self, binary, folder):
        self.binary = str(pathlib.Path(binary).resolve())
        self.folder = pathlib.Path(folder)

    def prepare(self, case):
        if "config" in case:
            (self.folder / "copydesk.toml").write_text(case["config"], "utf-8")

    def check(self, case):
        """The findings in a file with the text, or what is wrong with it."""
        path = self.folder / case["path"]
        if not pathlib.Path(case["path"]).is_absolute():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(case["text"].encode("utf-8"))
        markup = ["--markup", case["markup"]] if "markup" in case else []
        arguments = ["--format", "json", *markup, *options(case), "--", case["path"]]
        done = self.run(["check", *arguments])
        if not done.stdout:
            return done.stderr.decode().removeprefix("error: ").strip()
        report = json.loads(done.stdout)
        # Parts of a draft that are not read have a kind; a file that cannot be read has none.
        unread = [it["reason"] for it in report["unread"] if "kind" not in it]
        return unread[0] if unread else report["findings"]

    def stream(self, cases, *further):
        """The answers to `cases`, which have the same options."""
        keys = ("path", "text", "markup", "date")
        lines = [json.dumps({key: it[key] for key in keys if key in it}) for it in cases]
        arguments = ["check", "--stdin-format", "jsonl", *further, *options(cases[0])]
        done = self.run(arguments, "\n".join(lines).encode())
        if not done.stdout:
            message = done.stderr.decode().removeprefix("error: ").strip()
            return [{"error": {"message": message}} for _ in cases]
        return [json.loads(line) for line in done.stdout.splitlines()]

    def run(self, arguments, given=None):
        return subprocess.run(
            [self.binary, *arguments],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            cwd=self.folder,
        )


class Differences:
    def __init__(self):
        self.n_compared = 0
        self.found = []

    def compare(self, door, case, expected, found):
        self.n_compared += 1
        if expected != found:
            self.found.append(f"{door}: {case['name']}: {clipped(found)}, not {clipped(expected)}")

    def check(self, door, case, holds, problem):
        self.n_compared += 1
        if not holds:
            self.found.append(f"{door}: {case['name']}: {problem}")


def clipped(shape):
    text = json.dumps(shape, ensure_ascii=True, sort_keys=True)
    return text if len(text) < 400 else text[:400] + "…"


def judge(differences, door, case, expected, found):
    """Compares what `door` found with what the command did, and with what the case says."""
    if isinstance(found, list):
        differences.compare(door, case, expected, without(found, BESIDE))
        if "rules" in case:
            rules = sorted({it["rule"] for it in found})
            differences.compare(door + " (rules)", case, case["rules"], rules)
        differences.check(door, case, "error" not in case, "no error")
        check_spans(differences, door, case, found)
    else:
        differences.check(door, case, case.get("error", "?") in found, f"error: {found}")


def check_spans(differences, door, case, findings):
    """Bytes, characters and UTF-16 units are the same place of the text."""
    if not findings:
        return
    text = case["text"]
    in_utf8, in_utf16 = text.encode("utf-8"), text.encode("utf-16-le")
    for finding in findings:
        span = finding["span_characters"]
        words = text[span["start"] : span["end"]]
        span = finding["span"]
        by_bytes = in_utf8[span["start"] : span["end"]].decode("utf-8", "replace")
        span = finding["span_utf16"]
        by_units = in_utf16[2 * span["start"] : 2 * span["end"]].decode("utf-16-le", "replace")
        differences.compare(door + " (spans)", case, [words, words], [by_bytes, by_units])


def by_python(cases, folder):
    """The findings of the Python module, in the shape of the command's."""
    import copydesk

    for case in cases:
        config = pathlib.Path(folder) / "copydesk.toml"
        try:
            found = copydesk.Linter(
                profile=case.get("profile"), config=config if "config" in case else None
            ).check(case["text"], path=case["path"], markup=case.get("markup"))
        except copydesk.CopydeskError as error:
            if "line" in case and case["line"] != error.line:
                yield f"line {error.line}"
            else:
                yield str(error)
            continue
        yield [python_shape(it, case["text"]) for it in found]


def python_shape(finding, text):
    import dataclasses

    def place(of):
        return {
            "span": dataclasses.asdict(of.span_bytes),
            "span_characters": dataclasses.asdict(of.span),
            "span_utf16": {
                "start": units(text, of.span.start),
                "end": units(text, of.span.end),
            },
            "start": dataclasses.asdict(of.start),
            "end": dataclasses.asdict(of.end),
        }

    words = ("rule", "group", "severity", "grade", "message", "help", "path", "fingerprint")
    return {
        **{key: getattr(finding, key) for key in words},
        **place(finding),
        "related": [
            {"path": it.path, "message": it.message, **place(it)} for it in finding.related
        ],
        "fixes": [
            {
                "title": fix.title,
                "safety": fix.safety,
                "edits": [{"text": it.text, **place(it)} for it in fix.edits],
            }
            for fix in finding.fixes
        ],
        "trace": [
            {"text": it.text, **(place(it.place) if it.place else {})} for it in finding.trace
        ],
    }


def units(text, at):
    return at + sum(0xFFFF < ord(it) for it in text[:at]) if not text.isascii() else at


def by_node(cases, folder, prefix):
    """The findings of the npm module, in the shape of the command's."""
    told = subprocess.run(
        ["node", HERE / "node/tests/answers.mjs", pathlib.Path(prefix).resolve()],
        input=json.dumps(cases).encode(),
        stdout=subprocess.PIPE,
        cwd=folder,
        check=True,
    )
    return json.loads(told.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--python", action="store_true")
    parser.add_argument("--node", metavar="PREFIX")
    parser.add_argument("--corpus", nargs="*", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    differences = Differences()
    cases = list(inputs())
    drafts = list(corpus([pathlib.Path(it).resolve() for it in arguments.corpus]))
    with tempfile.TemporaryDirectory() as folder:
        command = Command(arguments.binary, folder)
        # Cases with a configuration of their own are looked at one by one.
        for group in [*([it] for it in cases), *([drafts] if drafts else [])]:
            command.prepare(group[0])
            expected = files(command, group, differences)
            answers = command.stream(group)
            doors = {"stream": [it.get("findings", it.get("error", {}).get("message")) for it in answers]}
            if arguments.python:
                doors["python"] = list(by_python(group, folder))
            if arguments.node:
                doors["node"] = by_node(group, folder, arguments.node)
            for door, found in doors.items():
                differences.check(door, group[0], len(found) == len(group), "answers are missing")
                for case, expected_findings, found_findings in zip(group, expected, found):
                    judge(differences, door, case, expected_findings, found_findings)
    for it in differences.found:
        print(it)
    n_drafts = len(cases) + len(drafts)
    print(f"{n_drafts} inputs, {differences.n_compared} comparisons, {len(differences.found)} differences")
    sys.exit(1 if differences.found else 0)


def files(command, group, differences):
    """What the command finds in files with the texts of `group`."""
    expected = []
    for case in group:
        if not case.get("as_file", True):
            expected.append(None)
            continue
        found = command.check(case)
        expected.append(found)
        if isinstance(found, str):
            differences.check("command", case, case.get("error", "?") in found, f"error: {found}")
        elif "rules" in case:
            rules = sorted({it["rule"] for it in found})
            differences.compare("command (rules)", case, case["rules"], rules)
    return expected


if __name__ == "__main__":
    main()
