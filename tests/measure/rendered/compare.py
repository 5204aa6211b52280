#!/usr/bin/env python3
"""Checks that copydesk reads exactly the words that a site's own tool renders.

    tests/measure/rendered/compare.py target/release/copydesk FOLDER --site mkdocs
    tests/measure/rendered/compare.py … --places 5          # the places, by kind, the longest first
    tests/measure/rendered/compare.py … --only 'guides/*'   # the pages that this glob fits

Each page of FOLDER is rendered by the tool of its site, or by that tool's parser, and the words of
the page are compared with those of the blocks in `copydesk inspect`, page by page and in order.
Printed are

- hidden: words that are rendered as prose and neither read nor declared unread, as a share of the
  rendered words;

- invented: words that are read and not rendered as prose, per 10,000 words that are read.

Words at different places of the page, such as footnotes, do not count as differences, and neither
do code, titles from front matter, alternative texts, bare addresses, and words without a letter. A
place is shown with the line of the source that it seems to come from; kinds are distinguished by
the beginning of that line.

`--site` names how pages become HTML, see sites.py. The renderers are fetched from PyPI, npm and
Debian when they are first needed, and kept in the folder that `--cache` names; Debian's are
installed, which needs root."""
import argparse
import collections
import fnmatch
import json
import pathlib
import subprocess
import sys

import tools

ENDINGS = {".md", ".markdown", ".mdx", ".qmd", ".Rmd"}

HERE = pathlib.Path(__file__).parent.resolve()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", metavar="TOOL", type=pathlib.Path)
    parser.add_argument("folder", metavar="FOLDER", type=pathlib.Path)
    parser.add_argument("--site", required=True, metavar="KIND", help=f"one of {', '.join(tools.SITES)}")
    parser.add_argument("--places", type=int, default=0, metavar="N", help="show so many places of each kind")
    parser.add_argument("--only", metavar="GLOB", help="only the pages whose path below FOLDER fits")
    parser.add_argument("--markup", metavar="MARKUP", help="what copydesk is told about the pages, if not their ending")
    parser.add_argument("--at-most", type=int, metavar="N", help="fail if more than N words differ or are unread")
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path.home() / ".cache/copydesk-rendered")
    args = parser.parse_args()
    if args.site not in tools.SITES:
        parser.error(f"no site is of the kind {args.site}")
    tools.enter(args.cache, args.site)
    paths = pages_of(args.folder, args.only)
    sources = {it: (args.folder / it).read_bytes() for it in paths}
    pages = compare(args, sources)
    n_differ = tell(args, pages)
    if args.at_most is not None and n_differ > args.at_most:
        sys.exit(f"{args.folder}: {n_differ} words are hidden, invented or declared unread")


def pages_of(folder, only):
    """Returns the paths of the pages below `folder`, relative to it."""
    found = [it for it in sorted(folder.rglob("*")) if it.suffix in ENDINGS and it.is_file()]
    paths = [str(it.relative_to(folder)) for it in found]
    paths = [it for it in paths if not only or fnmatch.fnmatch(it, only)]
    return paths or sys.exit(f"{folder}: there is no page")


def compare(args, sources):
    """Returns each page's comparison, in the order of `sources`."""
    # The venv with these modules' packages is entered only now.
    import alignment
    import prose
    import sites

    texts = {path: source.decode("utf-8", "replace") for path, source in sources.items()}
    rendered, notes = sites.render(args.site, texts, args.cache)
    for path, note in notes.items():
        print(f"  {path}: {note}")
    drafts, declared = inspected(args, list(sources)), declared_unread(args, list(sources))
    pages = []
    for path, source in sources.items():
        draft = drafts.get(path)
        if draft is None:
            print(f"  {path}: copydesk does not read it")
            draft = {"blocks": []}
        begin = len(sites.front_matter(texts[path]).encode())
        blocks = [it for it in draft["blocks"] if it["span"]["start"] >= begin]
        shown = prose.words_of_html(rendered[path])
        read = prose.words_of_blocks(blocks)
        pages.append(alignment.Page(path, source, shown, read, blocks, declared.get(path)))
    return pages


def inspected(args, paths):
    """Returns what copydesk read in each page."""
    markup = ["--markup", args.markup] if args.markup else []
    command = [str(args.tool.resolve()), "inspect", "--config", HERE / "text-alone.toml", "--format", "jsonl", *markup]
    lines = [line for group in batches(paths) for line in run(args, [*command, *group]).splitlines()]
    drafts = [json.loads(it) for it in lines]
    return {it["path"]: it for it in drafts if "path" in it}


def declared_unread(args, paths):
    """Returns the byte of each page from which it is declared unread, if any."""
    markup = ["--markup", args.markup] if args.markup else []
    options = ["--config", HERE / "text-alone.toml", "--format", "json", "--select", "unread-markup", "--fail-on", "never", *markup]
    told = {}
    for group in batches(paths):
        report = json.loads(run(args, [str(args.tool.resolve()), "check", *options, *group]))
        for it in report["findings"]:
            told[it["path"]] = min(told.get(it["path"], it["span"]["start"]), it["span"]["start"])
        told.update({it["path"]: 0 for it in report["unread"]})
    return told


def batches(paths, size=400):
    return [paths[idx : idx + size] for idx in range(0, len(paths), size)]


def run(args, command):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=args.folder)
    if done.returncode > 2 or not done.stdout:
        raise SystemExit(f"{' '.join(command[:4])}: {done.stderr[:2000]}")
    return done.stdout


def tell(args, pages):
    n_shown, n_read = sum(it.n_shown for it in pages), sum(it.n_read for it in pages)
    for side, title in (("hidden", "hidden: rendered, not read"), ("invented", "invented: read, not rendered")):
        places = [place for it in pages for place in it.places(side)]
        if args.places and places:
            print(f"\n{title}")
            kinds = collections.defaultdict(list)
            for it in places:
                kinds[it.kind()].append(it)
            for kind, of_kind in sorted(kinds.items(), key=lambda it: -sum(len(place.words) for place in it[1])):
                tell_kind(kind, of_kind, args.places)
    n_hidden, n_invented = (sum(it.count(side) for it in pages) for side in ("hidden", "invented"))
    n_declared, n_moved = sum(it.n_declared for it in pages), sum(it.n_moved for it in pages)
    if args.places:
        print()
    print(f"{args.folder.name} ({args.site}): {len(pages)} pages, {n_shown} words rendered, {n_read} read")
    print(f"  hidden    {n_hidden:6}  {100 * n_hidden / max(1, n_shown):8.3f} % of the rendered words")
    print(f"  invented  {n_invented:6}  {10_000 * n_invented / max(1, n_read):8.1f} for each 10,000 words read")
    print(f"  declared unread {n_declared}, moved {n_moved}")
    return n_hidden + n_invented + n_declared


def tell_kind(kind, places, limit):
    """Prints one kind of place, its longest places first."""
    print(f"\n  {kind}: {sum(len(it.words) for it in places)} words in {len(places)} places")
    for it in sorted(places, key=lambda it: -len(it.words))[:limit]:
        words = " ".join(it.words)
        words = words if len(words) <= 200 else words[:200] + "…"
        print(f"    {it.path}:{it.line} ({len(it.words)}) …{it.before} [{words}] {it.after}…")
        print(f"      | {it.source_line[:160]}")


if __name__ == "__main__":
    main()
