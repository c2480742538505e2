"""Private data in a text: found by its shape, hidden by a word in brackets. Pure functions.

The check proposes too much rather than too little: an officer decides on every
finding. What is looked for stands in `private_shapes`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registrations.safeguards.words import clean_text

from .private_shapes import What, fold_in_place, places


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a prepared text that looks private."""

    what: What
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The same words of the same kind have the same key, wherever they stand."""
        return hashlib.sha256(f"{self.what}\x1f{self.text}".encode()).hexdigest()[:16]


def prepared(text: str) -> str:
    """The text as it is checked and published: NFC, without signs that nobody sees."""
    seen = "".join(sign for sign in clean_text(text) if unicodedata.category(sign) != "Cf")
    return clean_text(seen)


_MASKS = re.compile("|".join(re.escape(fold_in_place(each.mask)) for each in What))


def _made(text: str, what: What, span: tuple[int, int]) -> Finding:
    start, end = span
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;.-("):
        end -= 1
    return Finding(what, start, end, text[start:end])


def find(text: str, known: Iterable[str] = ()) -> list[Finding]:
    """What looks private in a prepared text, from its beginning, none over another.

    ``known`` are words that are surely private: name, address and numbers of the sender.
    """
    # What is hidden already is not read again.
    folded = _MASKS.sub(lambda mask: "|" * len(mask[0]), fold_in_place(text))
    found = [*_known(text, folded, known), *(_made(text, what, span) for what, span in places(text, folded))]
    kept: list[Finding] = []
    # What begins first and reaches furthest wins; a part of it is hidden with it.
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.end <= each.start:
            continue
        if kept and each.start < kept[-1].end:
            if each.end > kept[-1].end:
                last = kept[-1]
                kept[-1] = Finding(last.what, last.start, each.end, text[last.start : each.end])
            continue
        kept.append(each)
    return kept


def _known(text: str, folded: str, known: Iterable[str]) -> Iterator[Finding]:
    lower = folded.lower()
    for words in known:
        plain = fold_in_place(prepared(words)).lower()
        wanted = [plain]
        if len(plain.split()) > 2:
            wanted.append(" ".join(plain.split()[-2:]))
        for one in wanted:
            if len(one) < 5:
                continue
            for match in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", lower):
                yield Finding(What.NAME, match.start(), match.end(), text[match.start() : match.end()])


def hide(text: str, findings: Iterable[Finding]) -> str:
    """The text with the findings replaced by their masks."""
    for each in sorted(findings, key=lambda one: one.start, reverse=True):
        text = text[: each.start] + each.what.mask + text[each.end :]
    return text


def hide_all(text: str, known: Sequence[str] = ()) -> str:
    """The prepared text with everything hidden that looks private, also what comes to light only by that."""
    text = prepared(text)
    for _ in range(8):
        findings = find(text, known)
        if not findings:
            break
        text = hide(text, findings)
    return text


def settle(
    text: str, decisions: Mapping[str, bool], known: Sequence[str] = ()
) -> tuple[str, list[Finding], list[Finding]]:
    """(the text with what was to be hidden hidden, findings nobody decided on, findings that stay).

    ``decisions`` says by key whether a finding is hidden. What comes to light
    only when something beside it is gone is asked as well.
    """
    for _ in range(8):
        findings = find(text, known)
        hidden = [each for each in findings if decisions.get(each.key) is True]
        if not hidden:
            break
        text = hide(text, hidden)
    open_ = [each for each in findings if decisions.get(each.key) is not False]
    return text, open_, [each for each in findings if decisions.get(each.key) is False]
