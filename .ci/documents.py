"""The parts of `.ci/documents`.

python3 .ci/documents.py fetch FOLDER                      # fetches documents from packages of others
python3 .ci/documents.py words COPYDESK FOLDER...          # checks that copydesk reads the words that pandoc reads
python3 .ci/documents.py comments COPYDESK COPIES FOLDER... # checks that comments are at their words
python3 .ci/documents.py fixes COPYDESK COPIES FOLDER...    # checks that fixes are tracked changes for others
python3 .ci/documents.py findings COPYDESK FOLDER...        # checks that documents made of Markdown keep its findings"""
import collections
import difflib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from xml.etree import ElementTree

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Source packages with documents among their tests.
SOURCES = ["python-docx==1.2.0", "odfdo==3.7.8"]
DEBIAN = "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main\n"
# The least number of equal words in all documents without an explained difference.
SHARE = 0.995
# Why copydesk and pandoc read different words in a document, by a part of its name.
EXPLAINED = {
    "changes.docx": "pandoc reads no result of a simple field",
    "story.": "pandoc reads hidden text, and passes text boxes; ten to the sixth is written 10⁶",
    "pandoc.odt": "pandoc takes code for a paragraph, and the head of a table is lost to the reader here",
    "level_headers": "tables of contents and of figures are no prose",
    "empty_field": "a table of contents is no prose",
    "nested_anchors_in_header": "a table of contents is no prose",
    "docx-pageref": "a table of contents is no prose",
    "definition_list": "the reader here joins a term and its definition",
    "metadata": "the reader here joins two authors",
    "golden-image": "the captions stand in text boxes",
    "verbatim_subsuper": "a formula of code and characters set lower",
    "paragraph_insertion_deletion": "where the end of a paragraph was deleted, Word puts no space",
    "captions": "the caption of a table stands before it",
    "WithCaption": "the caption stands in a text box, or before its table",
    "imageIndex": "the caption stands in a text box",
    "odt-expression": "pandoc reads no results of expressions",
    "hiddenTextByStyle": "hidden text is no prose",
    "inlinedCode": "pandoc takes characters of one width for code",
    "referenceToChapter": "pandoc does not read what a reference shows",
}


def fetch(folder):
    folder = pathlib.Path(folder)
    with tempfile.TemporaryDirectory() as home:
        for source in SOURCES:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
            done = subprocess.run([*command, "--dest", home, source], capture_output=True, text=True)
            if done.returncode:
                print(f"{source} is not fetched: {done.stderr.strip().splitlines()[-1:]}")
        for archive in pathlib.Path(home).glob("*.tar.gz"):
            with tarfile.open(archive) as tar:
                for member in tar:
                    path = pathlib.PurePosixPath(member.name)
                    if member.isfile() and path.suffix in (".docx", ".odt"):
                        name = "-".join([archive.name.split("-")[0], *path.parts[1:]])
                        (folder / name).write_bytes(tar.extractfile(member).read())
        fetch_of_pandoc(folder, pathlib.Path(home))
    n_documents = len(list(folder.iterdir()))
    if n_documents < 40:
        sys.exit(f"only {n_documents} documents are fetched")
    print(f"{len(list(folder.iterdir()))} documents")


def fetch_of_pandoc(folder, home):
    """Fetches the documents among the tests of pandoc, from the source package of Debian."""
    (home / "parts").mkdir()
    (home / "lists").mkdir()
    (home / "parts/source.list").write_text(DEBIAN)
    options = {"Dir::Etc::sourcelist": "/dev/null", "Dir::Etc::sourceparts": home / "parts", "Dir::State::lists": home / "lists"}
    apt = ["apt-get", "-qq", *[it for key, value in options.items() for it in ("-o", f"{key}={value}")]]
    for command in (["update"], ["source", "--download-only", "pandoc"]):
        done = subprocess.run([*apt, *command], cwd=home, capture_output=True, text=True)
        if done.returncode:
            print(f"the source of pandoc is not fetched: {done.stderr.strip().splitlines()[-1:]}")
            return
    for archive in home.glob("pandoc_*.orig.tar.*"):
        with tarfile.open(archive) as tar:
            for member in tar:
                path = pathlib.PurePosixPath(member.name)
                if member.isfile() and path.suffix in (".docx", ".odt") and "test" in path.parts:
                    (folder / "-".join(["pandoc", *path.parts[2:]])).write_bytes(tar.extractfile(member).read())


def documents(folders):
    paths = [it for folder in folders for it in sorted(pathlib.Path(folder).iterdir())]
    return [it for it in paths if it.suffix in (".docx", ".odt")]


def words_of_pandoc(path):
    """Returns the words that pandoc reads in the document at `path`, without code and formulas;
    None if it reads none."""
    texts = texts_of_pandoc(path)
    return texts and WORD.findall(plain(texts))


def texts_of_pandoc(path, format=None, head=("title", "subtitle", "author", "date", "abstract"), passes=lambda kind, content: False, has_captions_last=False):
    """The text that pandoc reads in the document at `path`: that of notes last, no code, and nothing that `passes`.
    With `has_captions_last` captions stand behind the notes."""
    command = ["pandoc", "--track-changes=accept", "--to=json", *([f"--from={format}"] if format else []), path]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return None
    texts, notes, captions = [], [], []

    def walk(node, into):
        if isinstance(node, list):
            for it in node:
                walk(it, into)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind in ("Code", "CodeBlock", "Math", "RawInline", "RawBlock") or passes(kind, content):
                into.append(" ")
            elif kind == "Str":
                into.append(content)
            elif kind in ("Space", "SoftBreak", "LineBreak"):
                into.append(" ")
            elif kind == "Note":
                walk(content, notes)
            elif kind == "Image":
                into.append(" ")
                if has_captions_last and content[2][1].startswith("fig:"):
                    walk(content[1], captions)
                    captions.append("\n")
            elif kind == "Table" and has_captions_last:
                walk(content[1], captions)
                walk(content[3:], into)
            elif kind == "Link":
                walk(content[1], into)
            elif kind == "Strikeout":
                into.append(" ")
            elif kind == "Quoted":
                walk(content[1], into)
            elif kind == "DefinitionList":
                for term, definitions in content:
                    walk(term, into)
                    into.append("\n")
                    walk(definitions, into)
            else:
                walk(content, into)
            if kind in ("Para", "Plain", "Header", "LineBlock"):
                into.append("\n")

    tree = json.loads(done.stdout)
    for key in head:
        walk(tree["meta"].get(key, []), texts)
        texts.append("\n")
    walk(tree["blocks"], texts)
    return "".join([*texts, "\n", *notes, "\n", *captions])


def plain(text):
    return text.replace("\u2011", "-").replace("\u00ad", "").replace("\u00a0", " ")


def read(copydesk, path, last=(), roles=()):
    """The texts of the blocks that copydesk reads in the document at `path`, or why it does not read it. Those of
    the roles `last` stand behind the others, in this order. With `roles`, only those of these roles."""
    with tempfile.TemporaryDirectory() as home:
        config = pathlib.Path(home, "copydesk.toml")
        config.write_text('language = "en"\n')
        command = [copydesk, "inspect", "--config", config, "--format", "jsonl", path]
        done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout.strip():
        return None, done.stderr.strip()
    blocks = json.loads(done.stdout.splitlines()[0])["blocks"]
    blocks = [it for it in blocks if not roles or it["role"] in roles]
    return [it["text"] for it in sorted(blocks, key=lambda it: it["role"] in last and last.index(it["role"]) + 1)], None


def words(copydesk, *folders):
    n_words = n_same = n_unread = 0
    for path in documents(folders):
        expected = words_of_pandoc(path)
        blocks, reason = read(copydesk, path)
        if blocks is None:
            n_unread += 1
            if expected is not None and "no draft" not in reason:
                print(f"{path.name}: {reason}; pandoc reads {len(expected)} words")
            continue
        if expected is None:
            continue
        found = WORD.findall(plain("\n".join(blocks)))
        matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
        same = sum(it.size for it in matcher.get_matching_blocks())
        why = next((why for part, why in EXPLAINED.items() if part in path.name), None)
        if why is None:
            n_words += max(len(expected), len(found))
            n_same += same
        if same != max(len(expected), len(found)):
            print(f"{path.name}: {same} of {len(expected)} and {len(found)} words are the same: {why or 'not explained'}")
            for kind, a, b, c, d in matcher.get_opcodes():
                if kind != "equal":
                    print(f"    pandoc {' '.join(expected[a:b])[:100]!r}, copydesk {' '.join(found[c:d])[:100]!r}")
    share = n_same / max(n_words, 1)
    print(f"{n_same} of {n_words} words are the same: {share:.2%}; {n_unread} documents are not read")
    return n_words == 0 or share < SHARE


# The formats that pandoc writes from Markdown, by file extension.
KINDS = {"docx": "docx", "odt": "odt", "html": "html", "rst": "rst", "adoc": "asciidoc", "org": "org-smart", "tex": "latex"}
# In these formats, the first heading is the title of the document.
SHIFTS = {ending: ["--shift-heading-level-by=-1"] for ending in ("adoc", "tex")}
RULE = """title = "A word"
preview = "info"
message = "“{phrase}” is a word"
help = "read it"
why = "It shows where comments stand.\\n"
[detect.phrase]
phrases = ["the", "of", "and", "a", "to", "is"]
[[bad]]
text = "We saw {{the}} pier."
[[good]]
text = "We saw piers."
why = "none of the words is there"
"""


def comments(copydesk, copies, *folders):
    copies = pathlib.Path(copies)
    shutil.rmtree(copies, ignore_errors=True)
    (copies / "rules/attribution").mkdir(parents=True)
    (copies / "rules/attribution/any-word.toml").write_text(RULE)
    config = copies / "copydesk.toml"
    config.write_text('rule-dirs = ["rules"]\nlanguage = "en"\npreview = true\n')
    wrong = n_comments = 0
    written = []
    for path in documents(folders):
        copy = copies / f"{path.parent.name}-{path.name}"
        command = [copydesk, "check", "--config", config, "--select", "any-word,doubled-word", "--format", "json", path]
        done = subprocess.run([*command, "--comments", copy], capture_output=True, text=True)
        if not copy.exists():
            print(f"{path}: {done.stderr}")
            wrong += 1
            continue
        findings = json.loads(done.stdout)["findings"]
        n_comments += len(findings)
        written.append((copy, findings))
        faults = []
        if changed(path, copy):
            faults.append(f"changed: {changed(path, copy)}")
        if path.suffix == ".docx":
            faults += wrong_anchors(copy, findings)
        in_notes = sum("note" in it["package"]["part"] for it in findings)
        native = subprocess.run(
            ["pandoc", "--track-changes=all", "--to=native", copy], capture_output=True, text=True, check=True
        ).stdout
        n_pandoc = len(re.findall(r'"comment-start"', native))
        n_of_others = 1 if "story" in path.name else 0
        in_boxes = len([it for it in findings if in_box(copy, it)])
        # pandoc skips comments in simple fields, insertions and content controls.
        is_seen = path.suffix == ".docx" and path.name != "changes.docx"
        if is_seen and n_pandoc + in_boxes + in_notes < len(findings):
            faults.append(f"pandoc sees {n_pandoc} of {len(findings) + n_of_others} comments")
        for it in faults:
            print(f"{copy.name}: {it}")
        wrong += len(faults)
    wrong += lost_in_libreoffice(copies, written)
    print(f"{n_comments} comments in {len(written)} documents, {wrong} faults")
    return n_comments == 0 or wrong != 0


def in_box(copy, finding):
    return "text box" in finding["message"] or finding["package"]["heading"] is None


def changed(path, copy, *others):
    """Returns the parts that changed and must not; `others` may change, too."""
    known = (*others, "word/document.xml", "word/comments", "word/_rels/document.xml.rels", "[Content_Types].xml", "content.xml")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy) as after:
        names = before.namelist()
        if [it for it in after.namelist() if it in names] != names:
            return ["the order of the parts"]
        return [it for it in names if not it.startswith(known) and before.read(it) != after.read(it)]


def anchors(copy):
    """Returns the words that each comment of copydesk in the Word document `copy` is about, by its
    first line."""
    with zipfile.ZipFile(copy) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
        listed = ElementTree.fromstring(archive.read("word/comments.xml"))
    texts, standing = collections.defaultdict(str), set()
    ends = set()
    for it in root.iter():
        if it.tag == f"{W}commentRangeStart":
            standing.add(it.get(f"{W}id"))
        elif it.tag == f"{W}commentRangeEnd":
            standing.discard(it.get(f"{W}id"))
            ends.add(it.get(f"{W}id"))
        elif it.tag == f"{W}t":
            for one in standing:
                texts[one] += it.text or ""
    own = [it for it in listed if it.get(f"{W}author") == "copydesk"]
    assert all(it.get(f"{W}id") in ends for it in own), "a comment has no end"
    return [(texts[it.get(f"{W}id")], "".join(it.itertext())) for it in own]


def wrong_anchors(copy, findings):
    """Returns the comments on running text in the Word document `copy` that are not at their
    words."""
    import docx

    n_read = sum(it.author == "copydesk" for it in docx.Document(str(copy)).comments)
    found = anchors(copy) if findings else []
    faults = [] if n_read == len(findings) else [f"python-docx sees {n_read} of {len(findings)} comments"]
    for words, comment in found:
        named = re.search("“(.*?)”", comment).group(1)
        if words.lower() != named.lower() and words and "The box" not in words:
            faults.append(f"the comment on {named!r} stands at {words!r}")
    return faults


def lost_in_libreoffice(copies, written):
    """Returns how many documents have fewer comments after LibreOffice rewrote them; it also makes
    a PDF of each."""
    if not written:
        return 1
    again = copies / "again"
    soffice = ["soffice", "--headless", f"-env:UserInstallation=file://{copies.resolve()}/profile"]
    paths = [it[0] for it in written]
    subprocess.run([*soffice, "--convert-to", "odt:writer8", "--outdir", again, *paths], check=True, capture_output=True)
    subprocess.run([*soffice, "--convert-to", "pdf", "--outdir", again, *paths], check=True, capture_output=True)
    lost = 0
    for copy, findings in written:
        odt = again / f"{copy.stem}.odt"
        pdf = again / f"{copy.stem}.pdf"
        with zipfile.ZipFile(odt) as archive:
            content = archive.read("content.xml").decode()
        n_comments = content.count("<dc:creator>copydesk</dc:creator>")
        twice = sum(it.suffix != copy.suffix and it.stem == copy.stem for it in paths)
        if not twice and n_comments < len(findings) or not pdf.exists():
            lost += 1
            print(f"{copy.name}: LibreOffice keeps {n_comments} of {len(findings)} comments")
    return lost


def text_of_pandoc(path, how):
    """Returns the text that pandoc reads in the document at `path` when changes are treated as
    `how` says."""
    command = ["pandoc", f"--track-changes={how}", "--to=plain", "--wrap=none", path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def fixes(copydesk, copies, *folders):
    copies = pathlib.Path(copies)
    shutil.rmtree(copies, ignore_errors=True)
    copies.mkdir(parents=True)
    wrong = n_fixed = n_documents = 0
    written = []
    for path in documents(folders):
        copy = copies / f"{path.parent.name}-{path.name}"
        shutil.copy(path, copy)
        command = [copydesk, "check", "--no-config", "--select", "doubled-word", "--fix", "--unsafe-fixes", "--format", "json"]
        done = subprocess.run([*command, copy], capture_output=True, text=True)
        if "not fixed: as tracked" in done.stderr or done.returncode not in (0, 1, 2):
            print(f"{path.name}: {done.stderr}")
            wrong += 1
        if copy.read_bytes() == path.read_bytes():
            continue
        once, n_documents = copy.read_bytes(), n_documents + 1
        subprocess.run([*command, copy], capture_output=True, text=True)
        faults = [] if copy.read_bytes() == once else ["the second run makes a change again"]
        if changed(path, copy, "word/footnotes.xml", "word/endnotes.xml"):
            faults.append(f"changed: {changed(path, copy)}")
        kept, fixed = read(copydesk, path)[0], read(copydesk, copy)[0]
        n_words = [len(WORD.findall(plain(" ".join(it)))) for it in (kept, fixed)]
        n_fixed += n_words[0] - n_words[1]
        if not 0 < n_words[0] - n_words[1]:
            faults.append(f"{n_words[0]} words before, {n_words[1]} behind")
        if path.suffix == ".docx":
            faults += wrong_changes(path, copy, n_words[0] - n_words[1])
        written.append((path, copy, n_words[0] - n_words[1]))
        for it in faults:
            print(f"{copy.name}: {it}")
        wrong += len(faults)
    wrong += changes_in_libreoffice(copies, written)
    print(f"{n_fixed} words deleted in {n_documents} documents, {wrong} faults")
    return n_fixed == 0 or wrong != 0


def wrong_changes(path, copy, n_deleted):
    """Returns the faults of the changes in the Word document `copy` of `path`, as pandoc and
    python-docx read them."""
    import docx

    docx.Document(str(copy))
    before = {how: text_of_pandoc(path, how) for how in ("accept", "reject")}
    after = {how: text_of_pandoc(copy, how) for how in ("accept", "reject")}
    faults = []
    if after["reject"] != before["reject"]:
        faults.append("pandoc reads another text when changes are rejected")
    n_words = [len(WORD.findall(plain(it["accept"]))) for it in (before, after)]
    # pandoc skips text boxes, in which nothing is changed.
    if n_words[0] - n_words[1] != n_deleted:
        faults.append(f"pandoc reads {n_words} words when changes are accepted")
    native = subprocess.run(
        ["pandoc", "--track-changes=all", "--to=native", copy], capture_output=True, text=True, check=True
    ).stdout
    if len(re.findall(r'"deletion"\s*\]\s*,\s*\[\s*\(\s*"author"\s*,\s*"copydesk"', native)) < n_deleted:
        faults.append("pandoc does not see each deletion")
    return faults


def changes_in_libreoffice(copies, written):
    """Returns how many documents LibreOffice rewrites without their changes, or with another
    text."""
    if not written:
        return 1
    again = copies / "again"
    soffice = ["soffice", "--headless", f"-env:UserInstallation=file://{copies.resolve()}/profile"]
    for path, copy, _ in written:
        shutil.copy(copy, copies / f"{copy.suffix[1:]}-{copy.name}")
    paths = [copies / f"{copy.suffix[1:]}-{copy.name}" for _, copy, _ in written]
    subprocess.run([*soffice, "--convert-to", "docx", "--outdir", again, *paths], check=True, capture_output=True)
    subprocess.run([*soffice, "--convert-to", "pdf", "--outdir", again, *paths], check=True, capture_output=True)
    lost = 0
    for (path, _, n_deleted), copy in zip(written, paths):
        with zipfile.ZipFile(again / f"{copy.stem}.docx") as archive:
            parts = [archive.read(it).decode() for it in archive.namelist() if re.search("(document|notes).xml$", it)]
        deleted = re.findall(r'<w:del [^>]*w:author="copydesk".*?</w:del>', "".join(parts), re.DOTALL)
        words = [it for one in deleted for it in WORD.findall(" ".join(re.findall(r"<w:delText[^>]*>([^<]*)", one)))]
        if len(words) < n_deleted or not (again / f"{copy.stem}.pdf").exists():
            lost += 1
            print(f"{copy.name}: LibreOffice keeps {words} of {n_deleted} deleted words")
    return lost


def findings(copydesk, *folders):
    """Checks that findings in the Markdown files of folders are found in the documents that pandoc
    makes of them."""
    n_same = n_all = 0
    for path in [it for folder in folders for it in sorted(pathlib.Path(folder).glob("**/*.md"))]:
        expected = told(copydesk, path)
        for ending, kind in KINDS.items():
            with tempfile.TemporaryDirectory() as home:
                document = pathlib.Path(home, f"text.{ending}")
                command = ["pandoc", "--standalone", "--from=markdown-smart", f"--to={kind}", *SHIFTS.get(ending, []), path, "-o", document]
                subprocess.run(command, check=True, capture_output=True)
                found = told(copydesk, document)
            n_all += max(expected.total(), found.total())
            n_same += (expected & found).total()
            for where, some in ((f"{ending}", found - expected), (f"Markdown, not in {ending}", expected - found)):
                for it in some.elements():
                    print(f"{path}: only in {where}: {it}")
    print(f"{n_same} of {n_all} findings are the same")
    return n_all == 0 or n_same != n_all


def told(copydesk, path):
    """Returns the findings at `path`, by rule and message, with normalized apostrophes, since
    pandoc straightens them in Org."""
    command = [copydesk, "check", "--no-config", "--profile", "all", "--format", "json", path]
    done = subprocess.run(command, capture_output=True, text=True)
    listed = json.loads(done.stdout)["findings"] if done.stdout.startswith("{") else []
    return collections.Counter((it["rule"], it["message"].replace("’", "'")) for it in listed)


if __name__ == "__main__":
    sys.exit({"fetch": fetch, "words": words, "comments": comments, "fixes": fixes, "findings": findings}[sys.argv[1]](*sys.argv[2:]))
