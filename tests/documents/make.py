#!/usr/bin/env python3
"""Makes the documents of tests/documents/: by python-docx, pandoc and LibreOffice.

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
    (OUT / "pandoc.md").unlink()


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


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    story()
    by_pandoc()
    by_libreoffice()
