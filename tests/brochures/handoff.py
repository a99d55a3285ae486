"""Reading hand-off files back, as the programs that open them would."""

import csv
import io
import itertools
import json
import re
import zipfile

import openpyxl
from docx import Document
from lxml import etree
from markdown_it import MarkdownIt

from brochures.handoff.table import ABOUT

PSTYLE = "{http://ns.adobe.com/AdobeInDesign/4.0/}pstyle"


def paragraphs_of(deck):
    """Every paragraph that a file in reading order has, as (style, text)."""
    return [paragraph for entry in deck.filled for paragraph in entry.paragraphs]


def texts_of(deck):
    """Column → text, without what is not copy."""
    return {entry.name_of(part.field): part.text for entry in deck.filled for part in entry.parts}


def in_one_line(texts):
    return {name: text.replace("\n", " ") for name, text in texts.items()}


def read_icml(data):
    """The paragraphs of a story, each with its style; fails where InDesign would."""
    head = data.split(b"\n")[:3]
    assert head[1].startswith(b'<?aid style="50" type="snippet"')
    assert head[2] == b'<?aid SnippetType="InCopyInterchange"?>'
    root = etree.fromstring(data)
    defined = {style.get("Self") for style in root.iter("ParagraphStyle")}
    found = []
    for paragraph in root.iter("ParagraphStyleRange"):
        style = paragraph.get("AppliedParagraphStyle")
        assert style in defined
        (text,) = paragraph.iter("Content")
        found.append((style.removeprefix("ParagraphStyle/"), text.text))
    assert len(list(root.iter("Br"))) == len(found) - 1
    return found


def read_xml(data):
    """Each part of a slot as (element, style, text)."""
    return [
        (part.tag, part.get(PSTYLE), part.text) for slot in etree.fromstring(data) for part in slot
    ]


def read_merge(data):
    """Column → text of each row, as InDesign's Data Merge takes them."""
    assert data[:2] == b"\xff\xfe"
    return read_table(data.decode("utf-16"), csv.excel_tab)


def read_csv(data):
    return read_table(data.decode("utf-8-sig"), csv.excel)


def read_table(text, dialect):
    heads, *rows = csv.reader(io.StringIO(text, newline=""), dialect)
    assert len(set(heads)) == len(heads)
    assert not [head for head in heads if ":" in head]
    for row in rows:
        assert len(row) == len(heads)
        assert not [cell for cell in row if re.search(r"[\t\r\n]", cell)]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def copy_in(row):
    """The copy in a row of a table: what is neither about the row nor empty."""
    return {
        name: text
        for name, text in row.items()
        if text and name not in ABOUT and not name.startswith(("@", "#", "picture_", "qr"))
    }


def read_json(data):
    return json.loads(data)


def read_flow(data):
    return [(each.style.name, each.text) for each in word_of(data).paragraphs]


def word_of(data):
    return Document(io.BytesIO(data))


def read_review(data):
    """Slot key → its paragraphs, from the table."""
    (table,) = word_of(data).tables
    return {
        row.cells[0].paragraphs[0].text: [
            (each.style.name, each.text) for each in row.cells[1].paragraphs
        ]
        for row in table.rows[1:]
    }


def read_workbook(data, locale):
    """Column → text in one language."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Copy"]
    heads, *rows = sheet.iter_rows(values_only=True)
    column = heads.index(locale)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return {row[0]: _as_excel_reads(row[column]) for row in rows if row[column]}


def _as_excel_reads(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def read_markdown(data):
    """Slot key → its lines."""
    found = {}
    tokens = MarkdownIt().parse(data.decode())
    for before, token in itertools.pairwise(tokens):
        if token.type != "inline":
            assert not token.type.startswith(("bullet", "ordered", "fence", "code", "html", "hr"))
            continue
        assert all(child.type == "text" for child in token.children), token.children
        if before.tag == "h2":
            found[token.content] = []
        elif found:
            found[list(found)[-1]].append("".join(child.content for child in token.children))
    return found


def read_text(data, keys):
    """Slot key → its lines, knowing which slots there are."""
    lines = data.decode().removesuffix("\n").split("\n")
    starts = []
    # A text may be the very name of a slot, but there is no empty line before it.
    pairs = list(itertools.pairwise(lines))
    for key in keys:
        starts.append(pairs.index(("", f"[{key}]"), starts[-1] if starts else 1) + 1)
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return {key: lines[start + 1 : end] for key, start, end in zip(keys, starts, ends, strict=True)}


def members(data):
    """Name → bytes of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {item.filename: archive.read(item) for item in archive.infolist()}
