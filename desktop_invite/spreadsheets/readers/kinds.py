"""What kind of file it is, by what is in it: names lie."""

from __future__ import annotations

import io
import re
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING
from zipfile import BadZipFile, LargeZipFile, ZipFile

from desktop_invite.spreadsheets.readers.archives import archive_trouble
from desktop_invite.spreadsheets.readers.compound import SIGNATURE, BrokenFile, Compound
from desktop_invite.spreadsheets.readers.old_workbooks import has_password, is_workbook
from desktop_invite.spreadsheets.readers.sheet_xml import NAMESPACE
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.limits import Limits


class Kind(StrEnum):
    """What can be read."""

    WORKBOOK = "workbook"
    PAGE = "page"
    """A web page: what many programs save as `.xls`."""
    XML = "xml"
    """A workbook as Excel 2003 wrote it in XML."""
    TEXT = "text"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (
    # First bytes of documents, pictures and archives that no list begins with. What else isn't
    # text shows itself by its control characters.
    *(b"%PDF", b"%!PS", b"{\\rtf", b"BEGIN:V", b"MIME-Version:"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF89a", b"GIF87a", b"\x1f\x8b", b"7z\xbc\xaf", b"\x7fELF"),
)
_WORKBOOK_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_LOCKED = b":encryption-data"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|table|meta|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!|\{\s*\"|\[\s*[\[{\"])", re.IGNORECASE)
_BEGINNING = 4_096


def kind_of(data: bytes, limits: Limits) -> Kind | ReadTrouble:
    """Look at a file's content; a zip is looked through."""
    if not data:
        return ReadTrouble.EMPTY
    if data.startswith(_ZIP):
        return _kind_of_zip(data, limits)
    if data.startswith(SIGNATURE):
        return _kind_of_compound(data)
    beginning = data[:_BEGINNING]
    if _PAGE.match(beginning):
        return Kind.PAGE
    if NAMESPACE.encode() in beginning and _MARKUP.match(beginning):
        return Kind.XML
    is_other = beginning.startswith(_OTHERS) or _MARKUP.match(beginning)
    return ReadTrouble.NOT_A_TABLE if is_other else Kind.TEXT


def _kind_of_zip(data: bytes, limits: Limits) -> Kind | ReadTrouble:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            trouble = archive_trouble(archive, data, limits)
            if trouble is not None:
                return trouble
            names = set(archive.namelist())
            if names & _WORKBOOK_PARTS:
                return Kind.WORKBOOK
            if "mimetype" in names and archive.read("mimetype").startswith(_SPREADSHEET):
                is_locked = _MANIFEST in names and _LOCKED in archive.read(_MANIFEST)
                return ReadTrouble.PASSWORD if is_locked else Kind.WORKBOOK
    except (BadZipFile, LargeZipFile, NotImplementedError, OSError, ValueError, zlib.error):
        return ReadTrouble.DAMAGED
    return ReadTrouble.NOT_A_TABLE


def _kind_of_compound(data: bytes) -> Kind | ReadTrouble:
    try:
        compound = Compound(data)
        if not is_workbook(compound):
            return ReadTrouble.NOT_A_TABLE
        return ReadTrouble.PASSWORD if has_password(compound) else Kind.WORKBOOK
    except BrokenFile:
        return ReadTrouble.DAMAGED
