#!/usr/bin/env python3
"""Damages documents of word processors in many ways and lets copydesk read, comment and fix them.

    tests/measure/mutate-documents.py COPYDESK [--minutes 10] [--seed 1] [--keep FOLDER]

Each mutant is a document of tests/documents/ whose archive lost, doubled or changed bytes, or whose
parts lost, doubled or swapped tags, or got entities, document types, endless nesting, or the part
of another. No run may end by a signal, take more than 20 seconds or 1 GiB, or report an internal
error. Each mutant must be read or refused with a reason, a copy with comments must have the text
that was read or be refused, and a second fix must find nothing to do. MINUTES are of processor
time."""
import argparse
import io
import json
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile

DOCUMENTS = pathlib.Path(__file__).resolve().parents[1] / "documents"
BATCH = 40
TAG = re.compile(r"<[^<>]*>")
ODDITIES = [
    "&bomb;", "&amp;", "&#0;", "&#x1F600;", "&#xD800;", "<!DOCTYPE x [<!ENTITY bomb 'b'>]>", "<![CDATA[ ]]>", "<!-- x -->", "<?x y?>",
    "<w:t>said said</w:t>", "<w:p>", "</w:p>", "<w:del>", "<w:tbl>", "<text:p>", "</text:p>", "<text:list>", "<w:txbxContent><w:p><w:r>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    '<w:commentRangeStart w:id="0"/>', '<w:commentReference w:id="0"/>', '<w:footnoteReference w:id="2"/>', "\r\n", "\t", "\u2028", "\ufffd",
    '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', '<office:annotation>', "é", "漢", "<w:tab/>", "<w:br/>", "<w:sym/>", "the the ",
]


def change(text, chance):
    """Returns `text`, the XML of a part, with at least one change."""
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        tags = list(TAG.finditer(text))
        if not tags:
            return text
        one, other = chance.choice(tags), chance.choice(tags)
        start, end = sorted([one.start(), other.end()])
        match chance.randrange(9):
            case 0:
                text = text[: one.start()] + text[one.end() :]
            case 1:
                text = text[: one.start()] + other.group() + text[one.end() :]
            case 2:
                text = text[: one.end()] + chance.choice(ODDITIES) + text[one.end() :]
            case 3:
                at = chance.randrange(len(text))
                text = text[:at] + chance.choice(ODDITIES) + text[at:]
            case 4 if end - start < 3000:
                text = text[:end] + text[start:end] * chance.choice([1, 3, 50]) + text[end:]
            case 5 if end - start < 3000:
                text = text[:start] + text[end:]
            case 6:
                text = text[: chance.randrange(len(text))]
            case 7:
                depth = chance.choice([10, 500, 2000])
                text = text[: one.end()] + "<w:sdt><w:sdtContent>" * depth + text[one.end() :]
            case 8:
                number = re.compile(r'"\d+"')
                text = number.sub(lambda it: chance.choice([it.group(), '"0"', '"99999999999"', '"-1"']), text, count=5)
    return text


def mutant(seed, chance):
    """Returns a damaged document made from the bytes `seed`."""
    if chance.random() < 0.2:
        data = bytearray(seed)
        for _ in range(chance.choice([1, 3, 30])):
            at = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.choice([1, 4, 100])]
                case 2:
                    data[at:at] = data[: chance.choice([1, 4, 100])]
            if not data:
                break
        return bytes(data)
    out, parts = io.BytesIO(), []
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = [(it, archive.read(it)) for it in archive.namelist()]
    texts = [it for it in parts if it[0].endswith((".xml", ".rels"))]
    wanted = chance.choice([("document.xml", "content.xml")] * 3 + [("notes.xml", "styles.xml", "comments.xml", ".rels", "numbering.xml")])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name.endswith(wanted):
                if chance.random() < 0.05:
                    data = chance.choice(texts)[1]
                elif chance.random() < 0.03:
                    continue
                else:
                    data = change(data.decode(), chance).encode("utf-8", "surrogatepass")
            archive.writestr(name, data)
    return out.getvalue()


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def run(command):
    return subprocess.run(command, capture_output=True, text=True, timeout=600, preexec_fn=limits)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path("target/mutants"))
    arguments = parser.parse_args()
    seeds = [it for it in sorted(DOCUMENTS.iterdir()) if it.suffix in (".docx", ".odt")]
    chance = random.Random(arguments.seed)
    n_mutants = n_read = n_commented = n_fixed = n_refused = n_uncopied = 0
    faults, reasons = [], {}

    def fault(path, what):
        arguments.keep.mkdir(parents=True, exist_ok=True)
        kept = arguments.keep / f"{len(faults)}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        faults.append(f"{kept}: {what}")
        print(faults[-1], file=sys.stderr)

    def spent():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (used.ru_utime + used.ru_stime) / 60

    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        while spent() < arguments.minutes:
            folder = home / "batch"
            folder.mkdir()
            paths = []
            for idx in range(BATCH):
                seed = chance.choice(seeds)
                path = folder / f"{idx}{seed.suffix}"
                path.write_bytes(mutant(seed.read_bytes(), chance))
                paths.append(path)
            command = [arguments.tool, "check", "--no-config", "--profile", "all", "--jobs", "1", "--format", "json"]
            done = run([*command, *paths])
            n_mutants += len(paths)
            try:
                report = json.loads(done.stdout)
            except json.JSONDecodeError:
                for path in paths:
                    alone = run([*command, path])
                    if alone.returncode not in (0, 1, 2):
                        fault(path, f"exit {alone.returncode}: {alone.stderr[-300:]}")
                report = {"unread": [], "findings": []}
            unread = {it["path"]: it["reason"] for it in report["unread"]}
            for path in paths:
                reason = unread.get(str(path))
                if reason is None:
                    n_read += 1
                elif "internal error" in reason:
                    fault(path, reason)
                else:
                    kind = re.sub(r"[`“].*?[`”]|\d+", "…", reason)[:70]
                    reasons[kind] = reasons.get(kind, 0) + 1
            for path in [it for it in paths if str(it) not in unread][:6]:
                copy = home / f"copy{path.suffix}"
                copy.unlink(missing_ok=True)
                before = run([arguments.tool, "inspect", "--no-config", "--format", "jsonl", path])
                done = run([*command, path, "--comments", copy])
                # A part that is not read, but must be copied or extended, may be broken. The document is then refused.
                if done.returncode == 2 and "and save it again" in done.stderr and not copy.exists():
                    n_uncopied += 1
                    continue
                if done.returncode not in (0, 1) or not copy.exists():
                    fault(path, f"--comments: exit {done.returncode}: {done.stderr[-300:]}")
                    continue
                n_commented += 1
                after = run([arguments.tool, "inspect", "--no-config", "--format", "jsonl", copy])
                texts = [re.findall(r'"text":"((?:[^"\\]|\\.)*)"', it.stdout) for it in (before, after)]
                if texts[0] != texts[1]:
                    fault(path, "the copy with comments has another text")
                fixed = home / f"fixed{path.suffix}"
                shutil.copy(path, fixed)
                fixing = [*command, "--select", "duplication", "--fix", "--unsafe-fixes", fixed]
                done = run(fixing)
                if done.returncode not in (0, 1) and "are not read as they are meant" not in done.stderr or "internal error" in done.stderr:
                    fault(path, f"--fix: exit {done.returncode}: {done.stderr[-300:]}")
                elif done.returncode == 2:
                    n_refused += 1
                once = fixed.read_bytes()
                if once != path.read_bytes():
                    n_fixed += 1
                    run(fixing)
                    after = run([arguments.tool, "inspect", "--no-config", "--format", "jsonl", fixed])
                    if fixed.read_bytes() != once or after.returncode not in (0, 1):
                        fault(path, "the second run fixes it again, or does not read it")
            for path in paths:
                path.unlink()
            folder.rmdir()
    n_megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    if n_megabytes > 1024:
        faults.append(f"a run took {n_megabytes} MB")
    print(
        f"{n_mutants} mutants, {n_read} of them read, {n_commented} commented, {n_fixed} fixed, {n_uncopied} copies and {n_refused} fixes refused, "
        f"{len(faults)} faults, {spent():.1f} minutes, {n_megabytes} MB at most"
    )
    for kind, count in sorted(reasons.items(), key=lambda it: -it[1])[:20]:
        print(f"{count:6} {kind}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
