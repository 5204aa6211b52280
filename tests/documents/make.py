#!/usr/bin/env python3
"""Makes the documents of tests/documents/: by python-docx, pandoc and LibreOffice; and by hand what these do not write.

    tests/documents/make.py [FOLDER]

Needs python-docx, pandoc and soffice. The documents are committed, since the tests of the code run without these
programs; made anew, they differ in dates and identifiers alone. `.ci/documents` makes them anew and reads those, too.
"""
import copy
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE


def element(name, text=None, **attributes):
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if text is not None:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def run(text, *properties, tag="w:t"):
    made = element("w:r")
    if properties:
        holder = element("w:rPr")
        holder.extend(element(it) for it in properties)
        made.append(holder)
    made.append(element(tag, text))
    return made


def change(kind, *runs):
    made = element(f"w:{kind}", id="900", author="Ann Reader", date="2026-03-02T10:00:00Z")
    made.extend(runs)
    return made


def field(paragraph, code, result):
    for kind, text in (("begin", None), ("code", code), ("separate", None), ("result", result), ("end", None)):
        if kind == "code":
            paragraph._p.append(run(text, tag="w:instrText"))
        elif kind == "result":
            paragraph._p.append(run(text))
        else:
            made = element("w:r")
            made.append(element("w:fldChar", fldCharType=kind))
            paragraph._p.append(made)


def hyperlink(paragraph, address, text):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    made = element("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    made.append(run(text))
    paragraph._p.append(made)


TEXT_BOX = """<w:r %s xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="600000"/>
<wp:docPr id="7" name="Box"/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>The box says that that the ferry is late.</w:t></w:r></w:p>
</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>The box says that that the ferry is late.</w:t>
</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def story():
    """What a newsroom's document has, by python-docx."""
    made = docx.Document()
    made.core_properties.author = "Ann Reader"
    made.sections[0].header.paragraphs[0].text = "The header is not read, not read."
    made.sections[0].footer.paragraphs[0].text = "Page"
    made.add_heading("Ferries stop for the winter", 0)
    made.add_paragraph("The board has voted", style="Subtitle")
    made.add_paragraph("The last ferry left the the harbour on Friday.")
    made.add_heading("Demands", 1)
    paragraph = made.add_paragraph("The council ")
    paragraph.add_run("wants").bold = True
    paragraph.add_run(" money & time: <nothing> else. It said so in ")
    hyperlink(paragraph, "https://council.example/minutes", "its minutes")
    paragraph.add_run(".")
    paragraph = made.add_paragraph("The fare rises ")
    paragraph._p.append(change("del", run("slowly ", tag="w:delText")))
    paragraph._p.append(change("ins", run("quickly ")))
    paragraph._p.append(run("hidden ", "w:vanish"))
    paragraph._p.append(run("struck ", "w:strike"))
    paragraph.add_run("from ")
    field(paragraph, ' HYPERLINK "https://fares.example/" ', "the tariff of May")
    paragraph.add_run(" on, see page ")
    field(paragraph, " PAGEREF fares ", "12")
    paragraph.add_run(".")
    paragraph = made.add_paragraph("This paragraph was joined ")
    mark = element("w:rPr")
    mark.append(element("w:del", id="901", author="Ann Reader", date="2026-03-02T10:00:00Z"))
    paragraph._p.get_or_add_pPr().append(mark)
    made.add_paragraph("with with the next one.")
    for text in ("Wage talks", "New ships"):
        made.add_paragraph(text, style="List Bullet")
    for text in ("Vote", "Sign"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("We will not pay, not now.", style="Quote")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Year", "Fare", "2025", "4 euros")):
        cell.text = text
    paragraph = made.add_paragraph("One line")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("and another, 10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" metres.\tEnd.")
    paragraph = made.add_paragraph("Here is a box:")
    paragraph._p.append(parse_xml(TEXT_BOX % nsdecls("w")))
    made.add_comment(made.paragraphs[4].runs[0], text="Who says so?", author="Ann Reader", initials="AR")
    made.save(OUT / "story.docx")


MARKDOWN = """---
title: Harbour notes
---

# Fares

The fare rises to 5 euros[^1], the the board said. More in the [report](https://board.example/report).

- One thing
- Another thing

    1. First of it
    2. Second of it

> A quotation of two lines,
> said the chair.

| Year | Fare |
|------|------|
| 2025 | 4    |

Run `make` twice.

    code is no prose

[^1]: In its report of of May, the board gives the figure.
"""


def by_pandoc():
    (OUT / "pandoc.md").write_text(MARKDOWN)
    for kind in ("docx", "odt"):
        subprocess.run(["pandoc", OUT / "pandoc.md", "-o", OUT / f"pandoc.{kind}"], check=True)


def by_libreoffice():
    """The documents of the others as LibreOffice writes them."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("story", "pandoc"):
            source = pathlib.Path(folder, f"libreoffice-{name}.docx")
            shutil.copy(OUT / f"{name}.docx", source)
            for kind in ("odt", "docx"):
                target = pathlib.Path(folder, kind)
                command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
                subprocess.run(
                    [*command, "--convert-to", kind, "--outdir", target, source], check=True, stdout=subprocess.DEVNULL
                )
                shutil.copy(target / f"libreoffice-{name}.{kind}", OUT)


SPACE = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": """<Types xmlns="%s/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/comments.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>
<Override PartName="/word/footnotes.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>""",
    "_rels/.rels": """<Relationships xmlns="%s/package/2006/relationships"><Relationship Id="rId1"
 Type="%s/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="%s/package/2006/relationships">
<Relationship Id="rId1" Type="%s/officeDocument/2006/relationships/comments" Target="comments.xml"/>
<Relationship Id="rId2" Type="%s/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId3" Type="%s/officeDocument/2006/relationships/hyperlink" Target="https://pier.example/"
 TargetMode="External"/></Relationships>""",
}
ANN = 'w:author="Ann Reader" w:date="2026-03-02T10:00:00Z"'


def by_hand(name, paragraphs, comments, notes):
    """A document with these elements in its body, its comments and its footnotes."""

    def part(element, content):
        spaces = f'xmlns:w="{SPACE}/wordprocessingml/2006/main" xmlns:r="{SPACE}/officeDocument/2006/relationships"'
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{element} {spaces}>{content}</w:{element}>'

    parts = {name: text.replace("%s", SPACE) for name, text in PARTS.items()}
    parts["word/document.xml"] = part("document", f"<w:body>{''.join(paragraphs)}<w:sectPr/></w:body>")
    parts["word/comments.xml"] = part("comments", comments)
    parts["word/footnotes.xml"] = part("footnotes", notes)
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(zipfile.ZipInfo(path, (2026, 3, 2, 10, 0, 0)), text, zipfile.ZIP_DEFLATED)


def words(text, properties=""):
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content, style=None):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}{''.join(content)}</w:p>"


def comment(number, text):
    return f'<w:comment w:id="{number}" {ANN} w:initials="AR"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'


def changes():
    """Words that are written twice: in one run, in two, and in all that a change must not touch."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    complex_field = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    code = "<w:r><w:instrText> REF pier </w:instrText></w:r>"
    by_hand(
        "changes.docx",
        [
            paragraph(words("The pier"), style="Heading1"),
            paragraph(words("The ferry left "), words("the the", "<w:b/>"), words(" harbour at noon."), mark),
            paragraph(words("It came back to the th"), words("e", "<w:i/>"), words(" pier &amp; stayed.")),
            paragraph(words("They saw "), f'<w:hyperlink r:id="rId3">{words("the the pier")}</w:hyperlink>', words(".")),
            paragraph(words("They read "), complex_field[0], code, complex_field[1], words("the the list"), complex_field[2], words(".")),
            paragraph(words("They hold "), f'<w:fldSimple w:instr=" REF a ">{words("the the key")}</w:fldSimple>', words(".")),
            paragraph(words("They know "), f'<w:ins w:id="1" {ANN}>{words("the the town")}</w:ins>', words(".")),
            paragraph(words("They want "), f"<w:sdt><w:sdtPr/><w:sdtContent>{words('the the ship')}</w:sdtContent></w:sdt>", words(".")),
            paragraph(
                words("They left "), f'<w:del w:id="2" {ANN}><w:r><w:delText>all </w:delText></w:r></w:del>', words("the the boat.")
            ),
        ],
        "",
        f'<w:footnote w:id="2">{paragraph(words("The board gave the the figure."))}</w:footnote>',
    )


def google():
    """What Google Docs exports of a document with comments and suggestions: each stands in a control of its own."""

    def control(number, content):
        return f'<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_{number}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    plain = '<w:rtl w:val="0"/>'
    suggestion = f'<w:ins {ANN} w:id="0">{words("new ", plain)}</w:ins>'
    suggestion += f'<w:del {ANN} w:id="1"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
    by_hand(
        "google.docx",
        [
            paragraph(words("Ferry fares", plain), style="Heading1"),
            paragraph(
                words("The board set ", plain),
                control(0, suggestion),
                words("fares on on Friday, and ", plain),
                control(1, '<w:commentRangeStart w:id="0"/>'),
                words("the the chair agreed", plain),
                '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
                words(".", plain),
            ),
            paragraph(
                control(2, '<w:commentRangeStart w:id="1"/>'),
                words("They paid for the the pier.", plain),
                '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
            ),
        ],
        comment(0, "Who says so?") + comment(1, "copydesk allow doubled-word: the name of the song"),
        "",
    )


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    changes()
    google()
    story()
    by_pandoc()
    by_libreoffice()
