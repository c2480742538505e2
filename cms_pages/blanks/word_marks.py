"""Places to fill in a Word file: found, checked and filled. Pure functions on bytes; knows no model.

A place is a pair of braces, {{ don_vi }}, a content control whose tag is the
mark, or a merge field. Nothing in a file is ever run: a mark is looked up in a
table, and what takes its place enters as plain text.
"""

import io
import re

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from registrations.tables.containers import Bounds, Container, Fault, Unsafe
from search.text import tidy
from search.text.number_words import flat

MOST_BYTES, MOST_UNPACKED = 8 << 20, 32 << 20
BOUNDS = Bounds(members=400, unpacked=MOST_UNPACKED, whole_ratio=100)
MOST_MARKS = 200
BROKEN = "Tệp Word này bị hỏng hoặc không phải .docx. Mời mở ra, lưu lại rồi chọn lại."
TOO_LARGE = "Tệp Word này bung ra quá lớn. Mời bỏ bớt ảnh rồi lưu lại."
ACTIVE = "Tệp Word này có macro hoặc nội dung nhúng. Mời lưu lại thành .docx thường, không kèm tệp khác."
ELSEWHERE = "Tệp Word này lấy nội dung từ nơi khác (mẫu đính kèm hoặc ảnh, khung liên kết). Mời chép nội dung vào tệp."
_ACTIVE = ("vbaproject", "vbadata", "/activex/", "/embeddings/", "/afchunk", "macro", "/customui")
_FIELDS = re.compile(rb"\b(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|DATABASE|IMPORT)\b", re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.I)
_STORIES = re.compile(r"/word/(?:document|header\d*|footer\d*)\.xml")
_MARK = re.compile(r"\{\{\s*([^{}]{1,60}?)\s*\}\}")
_MERGE = re.compile(r'\bMERGEFIELD\s+"?([^"\\\s]{1,60})"?')
_T, _P, _SDT = qn("w:t"), qn("w:p"), qn("w:sdt")


class RefusedWord(ValueError):
    """The file may not be used; the message is for the editor. `broken` where nothing is wrong but its bytes."""

    def __init__(self, message, broken=False):
        super().__init__(message)
        self.broken = broken


def check(data):
    """Refuse what has no place in a blank form: programs, embedded objects, content from elsewhere, bombs.

    Raises RefusedWord.
    """
    if len(data) > MOST_BYTES:
        raise RefusedWord(TOO_LARGE)
    try:
        container = Container(io.BytesIO(data), BOUNDS)
        names = [f"/{name.lower()}" for name in container.names]
        if any(part in name for name in names for part in _ACTIVE):
            raise RefusedWord(ACTIVE)
        if container.is_ambiguous or "/word/document.xml" not in names:
            raise RefusedWord(BROKEN, broken=True)
        for name in container.names:
            if name.lower().endswith((".xml", ".rels")):
                _check_part(name.lower(), container.read(name, MOST_UNPACKED))
    except Unsafe as error:
        if error.fault in (Fault.TOO_MANY, Fault.TOO_LARGE):
            raise RefusedWord(TOO_LARGE) from error
        raise RefusedWord(BROKEN, broken=True) from error


def _check_part(name, content):
    if b"\x00" in content[:200] or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise RefusedWord(ELSEWHERE)
    if b"macroEnabled" in content and name == "[content_types].xml":
        raise RefusedWord(ACTIVE)
    if name.endswith(".rels"):
        for relation in _RELATION.findall(content):
            outside = re.search(rb"TargetMode\s*=\s*[\"']External", relation, re.I)
            if outside and b"/hyperlink" not in relation:
                raise RefusedWord(ELSEWHERE)
    elif re.search(rb"<w:instrText[^>]*>[^<]*", content) and any(
        _FIELDS.search(code) for code in re.findall(rb"<w:instrText[^>]*>([^<]*)", content)
    ):
        raise RefusedWord(ELSEWHERE)


def key_of(written):
    """The mark that somebody wrote: "Đơn vị", "don_vi", "DON VI" are one."""
    return re.sub(r"[^a-z0-9]+", "_", flat(tidy(written))).strip("_")


def marks_in(data):
    """The marks of a file, each once, in their order. Raises RefusedWord."""
    found = {}
    for story in _stories(_opened(data)):
        for control in story.iter(_SDT):
            if name := _tag_of(control):
                found[key_of(name)] = None
        for paragraph in story.iter(_P):
            for name in _MARK.findall(_text(_texts(paragraph))):
                found[key_of(name)] = None
            for name in _MERGE.findall(_codes(paragraph)):
                found[key_of(name)] = None
    return [mark for mark in found if mark][:MOST_MARKS]


def fill(data, values, stamp):
    """The file with `values` ({mark: text}) in its places and a stamp at the foot of every page.

    Marks that `values` does not know stay as they are. Raises RefusedWord.
    """
    document = _opened(data)
    for story in _stories(document):
        for control in story.iter(_SDT):
            name = _tag_of(control)
            if name and key_of(name) in values:
                _put(list(control.iter(_T)), values[key_of(name)], control)
        for paragraph in story.iter(_P):
            _fill_braces(_texts(paragraph), values)
            _fill_merge_fields(paragraph, values)
    for at, section in enumerate(document.sections):
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        if document.settings.odd_and_even_pages_header_footer:
            feet.append(section.even_page_footer)
        for foot in feet:
            if at == 0 or not foot.is_linked_to_previous:
                foot.is_linked_to_previous = False
                foot.add_paragraph().add_run(stamp).font.size = Pt(8)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _opened(data):
    check(data)
    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises whatever its parts raise
        raise RefusedWord(BROKEN, broken=True) from error


def _stories(document):
    parts = [each for each in document.part.package.iter_parts() if _STORIES.fullmatch(str(each.partname))]
    return [part.element for part in parts if hasattr(part, "element")]


def _tag_of(control):
    properties = control.find(qn("w:sdtPr"))
    for name in ("w:tag", "w:alias"):
        held = properties.find(qn(name)) if properties is not None else None
        if held is not None and (value := held.get(qn("w:val"))):
            return value
    return ""


def _texts(paragraph):
    """The pieces of text of a paragraph; those of paragraphs within it (text boxes) are theirs."""
    return [each for each in paragraph.iter(_T) if next(each.iterancestors(_P)) is paragraph]


def _text(pieces):
    return "".join(piece.text or "" for piece in pieces)


def _codes(paragraph):
    simple = " ".join(each.get(qn("w:instr")) or "" for each in paragraph.iter(qn("w:fldSimple")))
    return simple + " " + " ".join(each.text or "" for each in paragraph.iter(qn("w:instrText")))


def _write(piece, text):
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _put(pieces, value, control=None):
    if not pieces:
        return
    _write(pieces[0], value)
    for piece in pieces[1:]:
        piece.text = ""
    shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") if control is not None else None
    if shown is not None:
        shown.getparent().remove(shown)


def _fill_braces(pieces, values):
    """Word cuts a line into pieces wherever it likes: a mark may begin in one and end in another."""
    for match in reversed(list(_MARK.finditer(_text(pieces)))):
        if (key := key_of(match[1])) not in values:
            continue
        at = 0
        first = True
        for piece in pieces:
            held = piece.text or ""
            start, end = max(match.start() - at, 0), min(match.end() - at, len(held))
            at += len(held)
            if start >= end:
                continue
            _write(piece, held[:start] + (values[key] if first else "") + held[end:])
            first = False


def _fill_merge_fields(paragraph, values):
    for simple in paragraph.iter(qn("w:fldSimple")):
        name = _MERGE.search(simple.get(qn("w:instr")) or "")
        if name and key_of(name[1]) in values:
            _put(list(simple.iter(_T)), values[key_of(name[1])])
    code, result = None, []
    for each in paragraph.iter(qn("w:fldChar"), qn("w:instrText"), _T):
        kind = each.get(qn("w:fldCharType")) if each.tag == qn("w:fldChar") else ""
        if kind == "begin":
            code, result = "", []
        elif each.tag == qn("w:instrText") and code is not None:
            code += each.text or ""
        elif each.tag == _T and code is not None:
            result.append(each)
        elif kind == "end" and code is not None:
            name = _MERGE.search(code)
            if name and key_of(name[1]) in values:
                _put(result, values[key_of(name[1])])
            code = None
