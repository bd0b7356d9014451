"""Which entry of an XLSX archive holds which sheet."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree import ElementTree

from imvo.files.source import Source, stream

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def parts_by_sheet(path: Source) -> dict[str, str]:
    """Sheet -> entry, e.g. `Sheet1` -> `xl/worksheets/sheet1.xml`; {} when it cannot be told."""
    try:
        with stream(path) as opened, zipfile.ZipFile(opened) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 -- no DOCTYPE: see archive.look
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 -- likewise
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile):
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for element in book.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = targets.get(element.get(_REL) or element.get(_STRICT_REL), "")
            found[element.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return found
