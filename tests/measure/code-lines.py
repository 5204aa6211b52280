#!/usr/bin/env python3
"""Counts the lines of code in the Rust files of a folder, without comments, blank lines and tests.

    tests/measure/code-lines.py
    tests/measure/code-lines.py FOLDER

Counts each line with more than comments and white space, for each folder directly below FOLDER
(default `src`) and in total. Tests are items under `#[cfg(test)]` or another `cfg` that requires
`test`, files that such a `mod` declares with everything below them, and files called tests.rs.
Standard library only."""
import argparse
import collections
import pathlib
import re
import sys

# The pieces of a file that matter for comments and literals; text that matches none of these is
# code. A lifetime is listed so that its quote does not open a character.
TOKENS = re.compile(
    r"""(?P<line>//[^\n]*)
    |(?P<block>/\*)
    |(?P<raw>\b(?:br|cr|r)(?P<hashes>\#*)".*?"(?P=hashes))
    |(?P<string>\b(?:b|c)?"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*")
    |(?P<char>'(?:[^'\\\n]|\\(?:u\{[0-9a-fA-F_]*\}|x[0-9a-fA-F]{2}|.))')
    |(?P<lifetime>'[A-Za-z_]\w*)""",
    re.S | re.X,
)
CFG = re.compile(r"#\[cfg\((?P<condition>[^\]]*)\)\]")
ITEM = re.compile(
    r"(?:\s*\#\[[^\]]*\])*\s*(?:pub(?:\([^)]*\))?\s+)?(?:(?:const|async|unsafe)\s+(?=fn))*"
    r"(?P<keyword>fn|mod|struct|enum|trait|impl|macro_rules|const|static|type|use|let)\b"
)
MODULE = re.compile(r"\s*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path("src"))
    folder = parser.parse_args().folder
    paths = sorted(folder.rglob("*.rs"))
    if not paths:
        sys.exit(f"{folder}: there are no Rust files")
    codes = {path: without_comments(path.read_text(encoding="utf-8")) for path in paths}
    for path, code in codes.items():
        codes[path] = without_tests(code)
    tests = {it for path, (_, modules) in codes.items() for name in modules for it in files_of(path, name)}
    counts, files = collections.Counter(), collections.Counter()
    for path, (code, _) in codes.items():
        if path.name == "tests.rs" or any(it == path or it in path.parents for it in tests):
            continue
        parts = path.relative_to(folder).parts
        part = parts[0] + "/" if len(parts) > 1 else "files beside them"
        counts[part] += sum(1 for it in code.splitlines() if it.strip())
        files[part] += 1
    for part in sorted(counts):
        print(f"{part:20}{counts[part]:8,} lines in {files[part]:4} files")
    print(f"{'total':20}{counts.total():8,} lines in {files.total():4} files")


def without_comments(text):
    """Returns `text` with blanks in place of comments and `"` in place of literals; lines keep
    their places."""
    parts, at = [], 0
    while match := TOKENS.search(text, at):
        parts.append(text[at : match.start()])
        end = match.end()
        if match["block"]:
            end = end_of_block(text, match.end())
        if match["line"] or match["block"]:
            parts.append(re.sub(r"[^\n]", " ", text[match.start() : end]))
        elif match["lifetime"]:
            parts.append(match[0])
        else:
            # A line inside a literal is code, even if it is empty.
            parts.append('"' + '\n"' * match[0].count("\n"))
        at = end
    return "".join(parts) + text[at:]


def end_of_block(text, at):
    """Returns the end of the block comment whose opening ends at `at`; block comments nest."""
    depth = 1
    while depth:
        match = re.compile(r"/\*|\*/").search(text, at)
        if not match:
            return len(text)
        depth += 1 if match[0] == "/*" else -1
        at = match.end()
    return at


def without_tests(code):
    """Returns `code` with blanks in place of items under `cfg(test)`, and the names of those of
    them that are modules in files."""
    modules = []
    at = 0
    while match := CFG.search(code, at):
        at = match.end()
        condition = re.sub(r"\s", "", match["condition"])
        if not re.fullmatch(r"test|all\((?:.*,)?test(?:,.*)?\)", condition) or "not(test)" in condition:
            continue
        end = end_of_item(code, at)
        item = re.sub(r"#\[[^\]]*\]", "", code[at:end])
        if module := MODULE.fullmatch(item):
            modules.append(module[1])
        code = code[: match.start()] + re.sub(r"[^\n]", " ", code[match.start() : end]) + code[end:]
    return code, modules


def end_of_item(code, at):
    """Returns the end of the item that starts at `at`: after its braces or its `;`, or after the
    comma of a field or variant."""
    item = ITEM.match(code, at)
    keyword = item["keyword"] if item else None
    ends = {"const": ";", "static": ";", "type": ";", "use": ";", "let": ";", None: ";,}"}.get(keyword, ";}")
    depth = 0
    for idx in range(item.end() if item else at, len(code)):
        if code[idx] in "([{":
            depth += 1
        elif code[idx] in ")]}":
            depth -= 1
            if depth < 0:
                return idx
        if depth == 0 and code[idx] in ends:
            return idx + 1
    return len(code)


def files_of(path, name):
    """Returns the file and the folder that `mod name;` in `path` refers to."""
    folder = path.parent if path.name in ("mod.rs", "lib.rs", "main.rs") else path.with_suffix("")
    return [folder / f"{name}.rs", folder / name]


if __name__ == "__main__":
    main()
