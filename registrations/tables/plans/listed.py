"""Agencies told by one word for all of them: "các sở: Tài chính, Tư pháp" → "Sở Tài chính", "Sở Tư pháp"."""

import re

from ..wording import flat

_WHOLE = re.compile(
    r"van hoa(?:, | - )the thao(?: va|,) du lich|van hoa, khoa hoc va thong tin|lao dong(?: -|,) thuong binh va xa hoi"
    r"|nong nghiep va (?:moi truong|phat trien nong thon|ptnt)|giao duc va dao tao|khoa hoc va cong nghe"
    r"|tai nguyen va moi truong|thong tin va truyen thong|ke hoach va dau tu|dan toc va ton giao|du lich va thuong mai"
    r"|tuyen giao va dan van|kinh te va ha tang|kinh te, ha tang va do thi|van hoa va thong tin|van hoa - xa hoi"
)
"""Names with a comma or an "và" of their own."""
_HEAD = r"so|ban|phong|chi cuc|hoi|truong|dang uy|trung tam|benh vien|xa|phuong|huyen|thi tran|thanh pho"
_LISTED = re.compile(
    rf"(?:(?P<before>ubnd|uy ban nhan dan|phong [a-z ]{{4,40}}?|dang uy|cong an|hdnd)\s+)?"
    rf"(?:cac\s+(?P<head>{_HEAD})(?P<colon>\s*:)?|(?P<one>{_HEAD}|van phong)\s*:)\s+(?=\S)"
)
_DEPARTMENTS = re.compile(
    rf"(?:{_WHOLE.pattern}|noi vu|tai chinh|tu phap|y te|cong thuong|xay dung|ngoai vu|giao thong van tai|dan toc"
    r"|lao dong - thuong binh va xa hoi|ldtbxh|ld-tb&xh|khdt|kh&dt|gddt|gd&dt|khcn|kh&cn|tttt|tt&tt|tnmt|tn&mt"
    r"|nn&ptnt|nn&mt|vhttdl|vhtt&dl|gtvt)"
)
"""What departments (sở) are for."""
_LETTERS = re.compile(r"[A-ZĐ]{3,}")
_HEADS_ONCE = ("Sở ", "UBND ")
_RUN_ON = re.compile(r"\s+(?=(?:Sở [A-ZĐ]|UBND ))")
"""Between offices whose line breaks were lost: "Sở Tài chính Sở Tư pháp"; "Văn phòng Sở Nội vụ" is one."""
_PARTS = re.compile(r"\s*[,;]\s*(?:va\s+)?|\s+va\s+")


def listed(name: str) -> list[str]:
    """The agencies a name stands for: those it lists, each with the word for all before it; else the name itself."""
    run_on = _RUN_ON.split(name) if name.startswith(_HEADS_ONCE) and "(" not in name else [name]
    if len(run_on) > 1 and len({part.split(" ")[0] for part in run_on}) == 1:
        return [each for part in run_on for each in listed(part)]
    folded = flat(name)
    if folded.startswith("so ") and len(folded) == len(name):
        # "Sở Nội vụ, Tài chính và Y tế": the word stands once for all of them, each a department known by its field.
        parts = _cut(name[3:])
        if len(parts) > 1 and all(_DEPARTMENTS.fullmatch(flat(part)) for part in parts):
            return [f"{name[:2]} {part}" for part in parts]
    match = _LISTED.match(folded)
    if match is None or not name[match.end()].isupper() or len(folded) != len(name):
        return [name]
    kind = match["head"] or match["one"]
    start = match.start("head") if match["head"] else match.start("one")
    head = name[start : start + len(kind)]
    before = name[: match.end("before")] if match["before"] else ""
    head = f"{before} {head.lower()}" if before else head[:1].upper() + head[1:]
    parts = _cut(name[match.end() :])
    kinds_of_school = kind == "truong" and any(_LETTERS.match(part) for part in parts)
    if len(parts) < 2 or kinds_of_school or not all(part[:1].isupper() for part in parts):
        return [name]
    return [f"{head} {part}" for part in parts]


def _cut(text: str) -> list[str]:
    folded = flat(text)
    kept = [span.span() for span in _WHOLE.finditer(folded)]
    parts, last = [], 0
    for match in _PARTS.finditer(folded):
        if not any(first < match.end() and match.start() < end for first, end in kept):
            parts.append(text[last : match.start()].strip())
            last = match.end()
    return [part for part in [*parts, text[last:].strip()] if part]
