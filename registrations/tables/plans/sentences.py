"""Who does a task, where the sentence itself begins with it: "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổ chức …"."""

import re

from ..wording import flat
from .agencies import begins_like_agency
from .drafts import Draft

_VERB = re.compile(
    r"(?<=\s)(?:tong ket|so ket|to chuc|tham muu|xay dung|trien khai|kiem tra|dang ky|ky ket|ban hanh|phat dong"
    r"|huong dan|tong hop|tham dinh|bao cao|xet|hop|trinh|lap|ra soat|thuc hien|tiep tuc|day manh|tuyen truyen|bieu duong"
    r"|binh xet|binh chon|cham diem|chuan bi|theo doi|don doc|gui|nop|de xuat|de nghi|danh gia|cong bo|mo lop|tap huan"
    r"|cap nhat|hoan thanh|giam sat|sua doi|bo sung|thong ke|soan thao|du thao|quan triet|pho bien|hoan thien|tiep nhan)"
    r"(?![a-z])"
)
_LEADS = re.compile(
    r"(?:giao |do )?(?P<lead>[^.;:()]{3,120}?)\s*,?\s+(?P<role>(?:la (?:co quan|don vi) )?(?:chu tri|lam dau moi|dau moi)"
    r"|(?=(?:co trach nhiem )?phoi hop (?:voi|cung)))"
)
_TOGETHER = re.compile(r"\s*,?\s*(?:va |cung |co trach nhiem )*phoi hop(?: chat che)?(?:\s+(?:voi|cung))*\s+")
_DOES = re.compile(
    r"(?:giao |do )?(?P<lead>(?:so|ubnd|phong|van phong|cac (?:so|co quan|don vi|phong|ban|cum|khoi|xa|dia phuong))[\s,][^.;:()]{2,90}?)\s+$"
)
_BEFORE_COLON = re.compile(r"(?P<who>[^.;:()]{3,90}):\s+(?P<words>\S.{7,})", re.DOTALL)
_WITHIN_NAME = re.compile(r"\b(?:do|giao|theo)\b")
"""Says that words before the name of an agency are the work itself: "Kiểm tra do Sở Nội vụ chủ trì"."""
_LEAST = 8
"""Letters of a task."""
_WITHIN = "Cơ quan được tách từ đầu câu; đề nghị kiểm tra."
_NOT_PARTED = "Cơ quan phối hợp còn nằm trong nội dung; đề nghị kiểm tra."


def agencies_from_sentence(draft: Draft, *, roles_only: bool = False) -> None:
    """Take the agencies from the beginning of a task's words; where their end is not clear, the words stay whole.

    With `roles_only` only where the sentence says who leads.
    """
    text, folded = draft.text, flat(draft.text)
    if "lead" in draft.agencies or "" in draft.agencies or len(folded) != len(text):
        return
    leads = _LEADS.match(folded)
    before = _BEFORE_COLON.match(text)
    if before is not None and begins_like_agency(before["who"]):
        draft.add_agencies("", before["who"])
        draft.text = before["words"]
        return
    if leads is not None and begins_like_agency(_asked(text)) and not _WITHIN_NAME.search(leads["lead"]):
        _take_roles(draft, text, folded, leads)
        return
    verb = None if roles_only else _verb(text, folded, 0)
    does = _DOES.match(folded[: verb.start()]) if verb else None
    if verb and does and begins_like_agency(_asked(text)):
        draft.add_agencies("", text[does.start("lead") : does.end("lead")])
        draft.text = _begun(text[verb.start() :])
        draft.doubt(_WITHIN)


def _take_roles(draft: Draft, text: str, folded: str, leads: re.Match[str]) -> None:
    lead = text[leads.start("lead") : leads.end("lead")]
    together = _TOGETHER.match(folded, leads.end())
    if together is None:
        rest = text[leads.end() :].strip(" ,:")
        if leads["role"] and len(rest) >= _LEAST:
            draft.add_agencies("lead", lead)
            draft.text = _begun(rest)
        return
    verb = _verb(text, folded, together.end())
    draft.add_agencies("lead", lead)
    if verb is None:
        draft.doubt(_NOT_PARTED)
        return
    draft.add_agencies("with", text[together.end() : verb.start()].strip(" ,;"))
    draft.text = _begun(text[verb.start() :])


def _verb(text: str, folded: str, start: int) -> re.Match[str] | None:
    """The first verb in small letters; in capitals it belongs to a name: "Ban Tổ chức"."""
    found = (match for match in _VERB.finditer(folded, start) if text[match.start()].islower())
    return next(found, None)


def _asked(text: str) -> str:
    return re.sub(r"^(?:[Gg]iao|[Dd]o)\s+", "", text)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
