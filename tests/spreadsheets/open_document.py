"""Writes ODS files, by hand as far as the table goes."""

from __future__ import annotations

import io
import zipfile

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def ods(tables: str, manifest: str = "", mime: str = MIME) -> bytes:
    """Return an ODS file with these tables, given in its XML."""
    spaces = " ".join(
        f'xmlns:{short}="{_NAMES}{short}:1.0"' for short in ("office", "table", "text", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'xmlns:calcext="{_CALC}"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{manifest}</manifest:file-entry></manifest:manifest>"
    )
    return zipped({"mimetype": mime, "META-INF/manifest.xml": listed, "content.xml": content})


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def table(name: str, *rows: str) -> str:
    """Return a sheet of rows."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def row(*cells: str, repeated: int = 1, visibility: str = "") -> str:
    """Return a row of cells; plain words become cells of text."""
    inside = "".join(cell if cell.startswith("<") else word(cell) for cell in cells)
    times = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    shown = f' table:visibility="{visibility}"' if visibility else ""
    return f"<table:table-row{times}{shown}>{inside}</table:table-row>"


def word(text: str) -> str:
    """Return a cell of text."""
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def blank(repeated: int = 1) -> str:
    """Return empty cells."""
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'
