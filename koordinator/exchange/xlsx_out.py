"""A workbook of one sheet made in memory: no temporary file ever holds what is in it.

openpyxl's writers put each sheet in a plain temporary file first, and personal data may not lie there.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

_NS = "http://schemas.openxmlformats.org/"
_MAIN = _NS + "spreadsheetml/2006/main"
_OFFICE = _NS + "officeDocument/2006/relationships"
_PACKAGE = _NS + "package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_EXCEL_ZERO = datetime(1899, 12, 30)
# Before March 1900 Excel counts a day that never was; such dates are written as text.
_EXCEL_FIRST = date(1900, 3, 1)
_HEADER, _DATE, _TIME = 1, 2, 3
_NARROW, _WIDE, _DATE_WIDTH, _SAMPLE = 8, 60, 12, 300
# Excel rounds longer numbers, so they are written as text.
_EXACT = 1e15
# Excel takes no more in one cell.
_LONGEST = 32_767

# What XML cannot hold, and text that looks like the code Excel writes for it.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
        '<numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy\\ hh:mm"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE6ECF1"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def workbook(title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """The bytes of an .xlsx file: headings frozen and filterable, dates as dates, text never a formula."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, _HEAD + content)
        archive.writestr("xl/workbook.xml", _HEAD + _book(title, len(headings), len(rows)))
        archive.writestr("xl/worksheets/sheet1.xml", _HEAD + "".join(_sheet(headings, rows)))
    return packed.getvalue()


def _book(title: str, width: int, height: int) -> str:
    name = _NOT_IN_TITLE.sub(" ", title).strip(" '")[:31] or "Ark1"
    quoted = _text("'" + name.replace("'", "''") + "'")
    area = f"$A$1:${letters(width)}${height + 1}"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{_text(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{quoted}!{area}</definedName>'
        "</definedNames></workbook>"
    )


def _sheet(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    names = [letters(place) for place in range(1, max(1, len(headings), *map(len, rows[:1])) + 1)]
    area = f"A1:{letters(max(1, len(headings)))}{len(rows) + 1}"
    yield (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{names[-1]}{len(rows) + 1}"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
    )
    for place, width in enumerate(_widths(headings, rows), 1):
        yield f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield f'<row r="1">{"".join(_string(f"{names[i]}1", h, _HEADER) for i, h in enumerate(headings))}</row>'
    for number, row in enumerate(rows, 2):
        cells = (_cell(f"{name}{number}", value) for name, value in zip(names, row, strict=False))
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield f'</sheetData><autoFilter ref="{area}"/></worksheet>'


def _cell(place: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return _day(place, value)
    if isinstance(value, (int, float, Decimal)) and abs(float(value)) < _EXACT:
        return f'<c r="{place}"><v>{value}</v></c>'
    return _string(place, str(value))


def _day(place: str, value: date) -> str:
    clock = isinstance(value, datetime)
    if (value.date() if isinstance(value, datetime) else value) < _EXCEL_FIRST:
        return _string(place, value.isoformat())
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    passed = moment.replace(tzinfo=None) - _EXCEL_ZERO
    serial = passed.days + passed.seconds / 86_400
    style = _TIME if clock and passed.seconds else _DATE
    return f'<c r="{place}" s="{style}"><v>{serial:.15g}</v></c>'


def _string(place: str, text: str, style: int = 0) -> str:
    # An inline string is text whatever it begins with; only an f element would be a formula.
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(text)}</t></is></c>'


def _text(text: str) -> str:
    text = _SURROGATE.sub("�", text[:_LONGEST])
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text).translate(_MARKUP)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    """Wide enough for the headings with their filter button and for what is in the first rows."""
    widths = [len(heading) + 4 for heading in headings] or [_NARROW]
    for row in rows[:_SAMPLE]:
        for place, value in enumerate(row[: len(widths)]):
            lines = str("" if value is None else value).splitlines()
            seen = _DATE_WIDTH if isinstance(value, date) else max(map(len, lines), default=0) + 2
            widths[place] = max(widths[place], seen)
    return [min(max(width, _NARROW), _WIDE) for width in widths]


def letters(column: int) -> str:
    """A, B … Z, AA …: how a spreadsheet names its columns, the first being 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
