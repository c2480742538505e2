"""Filters that are typed: `năm:2023 hạng:nhất -"giấy khen"`. Read first; what is left of the text is searched.

A name, a colon, a value; a value of several words may stand in quotes. What is
no filter stays in the text as it was typed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from search import registry
from search.lexicon import Lexicon
from search.query import Chip, Constraint, make_words
from search.text import find_numbers, find_spans, tidy
from search.text.number_words import flat

from .saying import capital, day_label, span_label, years_label
from .values import begun

Known = Callable[[str], Mapping[str, str]]  # facet → {value: label} of all values that there are

# Folded name → facets that it may mean, in this order.
FACETS = {
    "hinh thuc": ("form",),
    "danh hieu": ("form",),
    "hang": ("award_class",),
    "cap": ("level",),
    "tham quyen": ("authority",),
    "don vi": ("unit",),
    "dia ban": ("unit",),
    "noi": ("unit",),
    "loai": ("kind", "award_kind", "form"),
    "dip": ("award_kind",),
    "doi tuong": ("recipient_kind",),
    "nhom": ("target_group", "recipient_kind"),
    "dien": ("flag",),
    "phong trao": ("movement",),
}
HEADINGS = {
    "form": "Hình thức",
    "award_class": "Hạng",
    "level": "Cấp",
    "authority": "Thẩm quyền",
    "unit": "Đơn vị",
    "kind": "Loại",
    "award_kind": "Loại khen thưởng",
    "recipient_kind": "Đối tượng",
    "target_group": "Nhóm",
    "flag": "Diện",
    "movement": "Phong trào",
}
NAMES = {"ten": "h", "ho ten": "h", "nguoi": "p"}  # to the field that holds them
TIMES = ("nam", "tu", "den", "ngay", "thang", "quy")
NUMBER = ("so", "so hieu")
MAX_FILTERS = 20
MAX_CHOICES = 8

_ALL = sorted((*FACETS, *NAMES, *TIMES, *NUMBER), key=len, reverse=True)
_HEADS = "|".join(re.escape(name).replace(r"\ ", "[ _]?") for name in _ALL)
_PIECE = re.compile(
    rf'(?P<head>(?<![\w/:.-])(?P<not>-?)(?P<name>{_HEADS})\s?:(?!//))|(?P<quote>"[^"]*")|(?P<no>(?<=\s)-(?=["a-z]))'
    r"|(?P<other>(?<![\w/:.-])(?P<strange>[a-z]{2,20}):(?=[\w\"]))"
)
_LISTED = re.compile(r"\s*[,;]\s*(?=\d{4}(?!\w))")
_YEARS = re.compile(r"\s*(?P<sign>>=|<=|>|<|=)?\s*(?P<y>\d+)(?:\s*(?P<to>-|\.\.|den)\s*(?P<y2>\d+)?)?(?![\w])")


@dataclass(slots=True)
class Taken:
    """What was taken out of the text (``filters``, as typed), and what is left (``text``)."""

    text: str
    filters: str = ""
    constraints: list[Constraint] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


def take_filters(text: str, lexicon: Lexicon, known: Known = registry.labels) -> Taken:
    """Take the filters out of a text (cleaned). Never raises."""
    if ":" not in text and " -" not in text:
        return Taken(text)
    return _Taker(text, lexicon, known).take()


class _Taker:
    def __init__(self, text: str, lexicon: Lexicon, known: Known) -> None:
        self.text = text
        self.flat = flat(text)
        self.lexicon = lexicon
        self.known = known
        self.taken = Taken(text)
        self.cut: list[tuple[int, int]] = []
        self.pending: list[str] = []  # filters to offer in place of the one being read

    def take(self) -> Taken:
        pieces = list(_PIECE.finditer(self.flat))
        upto = 0
        for at, piece in enumerate(pieces):
            if piece.start() < upto or len(self.cut) >= MAX_FILTERS:
                continue
            end = pieces[at + 1].start() if at + 1 < len(pieces) else len(self.text)
            if piece["head"]:
                upto = self._filter(piece, end)
            elif piece["no"]:
                upto = self._excluded_words(piece)
            elif piece["strange"]:
                self._strange(piece)
        self._finish()
        return self.taken

    def _finish(self) -> None:
        self.taken.constraints = _merged(self.taken.constraints)
        rest, at = [], 0
        for start, end in self.cut:
            rest.append(self.text[at:start])
            at = end
        self.taken.text = tidy(" ".join([*rest, self.text[at:]]))
        self.taken.filters = tidy(" ".join(self.text[start:end] for start, end in self.cut))

    # --- one filter ---

    def _filter(self, piece: re.Match[str], end: int) -> int:
        """Read the filter that begins with ``piece``; returns the offset up to which the text is dealt with."""
        name = next(n for n in _ALL if re.fullmatch(n.replace(" ", "[ _]?"), piece["name"]))
        start = piece.start() if piece["not"] else piece.start("name")
        value, begin, quoted = self._value(piece.end(), end)
        shown = self.text[piece.start("name") : piece.end()].rstrip(": ")
        if name in NUMBER and (piece["not"] or self.text[piece.end() : piece.end() + 1].isspace()):
            return piece.end()  # "số: 1657" is read as a number where it stands
        if not value.strip():
            self.taken.notes.append(f"Bộ lọc “{shown}:” chưa có giá trị, Trang bỏ qua.")
            self._add(start, piece.end(), None)
            return piece.end()
        notes = len(self.taken.notes)
        made: Constraint | None
        self.pending = []
        if name in TIMES:
            made, used = self._time(name, value)
        elif name in NAMES:
            made, used = self._name(name, value, quoted)
        elif name in NUMBER:
            made, used = self._number(value)
        else:
            made, used = self._facet(FACETS[name], value, shown, quoted)
        if made and made.facet and not made.values and not quoted and self.text[begin : begin + 1].isspace():
            # "Danh hiệu: Chiến sĩ", "Việt Nam: đất nước": a sentence, and no filter.
            del self.taken.notes[notes:]
            return piece.end()
        upto = begin + (len(value) if quoted else used)
        upto += quoted and self.text[upto : upto + 1] == '"'
        self.taken.choices += [tidy(f"{self.text[:start]}{each}{self.text[upto:]}") for each in self.pending]
        if made and piece["not"]:
            made = made.negated()
        self._add(start, upto, made)
        return upto

    def _value(self, at: int, end: int) -> tuple[str, int, bool]:
        """(value, where it begins, was it quoted): up to the next filter, or what stands in quotes."""
        rest = self.text[at:]
        begin = at + len(rest) - len(rest.lstrip())
        if self.text[begin : begin + 1] == '"':
            close = self.text.find('"', begin + 1)
            return self.text[begin + 1 : close if close >= 0 else len(self.text)], begin + 1, True
        return self.text[at : max(at, end)], at, False

    def _add(self, start: int, end: int, made: Constraint | None) -> None:
        if any(a < end and start < b for a, b in self.cut):
            return
        self.cut.append((start, end))
        if made is not None:
            self.taken.constraints.append(made)
            self.taken.chips.append(Chip(made.label, tidy(self.text[:start] + " " + self.text[end:])))

    # --- values ---

    def _time(self, name: str, value: str) -> tuple[Constraint, int]:
        if name in ("ngay", "thang", "quy") or (name in ("tu", "den") and not _YEARS.match(flat(value))):
            return self._days(name, value)
        found = _YEARS.match(flat(value))
        if name in ("tu", "den") and found and re.match(r"\s*[/.-]\s*\d", value[found.end("y") :]):
            return self._days(name, value)
        if found is None:
            return self._wrong(f"Năm “{_first(value)}”", "ghi số năm, ví dụ năm:2023 hoặc năm:2020-2023", value)
        first, last = int(found["y"][:9]), int((found["y2"] or found["y"])[:9])
        if not (1000 <= first <= 9998 and 1000 <= last <= 9998):
            return self._wrong(f"Năm “{_first(value)}”", "ghi đủ bốn chữ số, ví dụ năm:2023", value)
        if name == "den" or found["sign"] in ("<", "<="):
            first, last = 1, last - (found["sign"] == "<")
        elif name == "tu" or found["sign"] in (">", ">=") or (found["to"] and not found["y2"]):
            first, last = first + (found["sign"] == ">"), 9998
        first, last = min(first, last), max(first, last)
        more = _LISTED.match(value[found.end() :])
        if name == "nam" and first == last and more:
            other, used = self._time(name, value[found.end() + more.end() :])
            label = f"Năm {first}, {other.label.partition(' ')[2]}"
            years = (str(first), *(other.values or map(str, other.years or ())))
            return Constraint(
                label=label, facet="year", values=tuple(dict.fromkeys(years))
            ), found.end() + more.end() + used
        return Constraint(label=capital(years_label(first, last)), years=(first, last)), found.end()

    def _days(self, name: str, value: str) -> tuple[Constraint, int]:
        before = {"thang": "tháng ", "quy": "quý "}.get(name, "")
        lead = len(value) - len(value.lstrip())
        alone = re.match(r"\d{1,2}(?![\w/.-])", value.lstrip())
        year = re.search(r"nam\s?:\s?((?:19|20)\d\d)(?!\w)", self.flat)
        if before and alone and year:  # `tháng:8 năm:2021`
            made, _ = self._days(name, f"{alone[0]}/{year[1]}")
            return made, lead + alone.end()
        spans = find_spans(before + value.lstrip(), typed=True)
        span = next((s for s in spans if s.at == 0), None)
        if span is None or span.token[0] not in {"thang": "m", "quy": "q"}.get(name, "dt"):
            example = {"thang": "tháng:8/2021", "quy": "quý:3/2022"}.get(name, "ngày:19/8/2021")
            return self._wrong(f"Thời gian “{value.strip()[:30]}”", f"viết như {example}", value)
        used = lead + span.to - len(before)
        first, last = span.start, date.fromordinal(span.end.toordinal() - 1)
        if name == "tu":
            return Constraint(label=f"Từ ngày {day_label(first)}", days=(first.toordinal(), MAX_DAY)), used
        if name == "den":
            return Constraint(label=f"Đến ngày {day_label(last)}", days=(1, last.toordinal())), used
        token = span.token if span.token[0] != "t" else ""
        days = (first.toordinal(), last.toordinal())
        return Constraint(label=capital(span_label(span)), days=days, span=token), used

    def _name(self, name: str, value: str, quoted: bool) -> tuple[Constraint | None, int]:
        words = make_words(value, phrase=quoted)
        if words is None:
            return None, len(value)
        heading = "Người" if NAMES[name] == "p" else "Tên"
        return Constraint(label=f"{heading}: {value.strip()}", words=words, fields=(NAMES[name],)), len(value)

    def _number(self, value: str) -> tuple[Constraint | None, int]:
        begin = len(value) - len(value.lstrip())
        found = [n for n in find_numbers(f"số {value[begin:]}", typed=True) if n.start == 0]
        if not found:
            return self._wrong(f"Số “{_first(value)}”", "viết như số:1657 hoặc số:1657/QĐ-UBND", value)
        used = begin + found[0].end - len("số ")
        return Constraint(label=f"Số {value[begin:used]}", number=found[0].normalised), used

    def _facet(self, facets: tuple[str, ...], value: str, shown: str, quoted: bool) -> tuple[Constraint, int]:
        known = {facet: self.known(facet) for facet in facets}
        words = list(re.finditer(r"[^\s,;]+", value))
        facet, values, size = begun(facets, [word[0] for word in words], known, self.lexicon)
        if not values:
            told = value.strip() if quoted else _first(value)
            self._offer(known[facets[0]] or known[facets[-1]], shown, told)
            used = len(value) if quoted or not words else words[0].end()
            return Constraint(label=f"{HEADINGS[facets[0]]}: {told}", facet=facets[0], values=()), used
        labels = [known[facet].get(each) or each for each in values]
        told = labels[0] if len(labels) == 1 else value[: words[size - 1].end()].strip(' "')
        if facet == "unit" and len(labels) > 1:
            self.taken.notes.append(
                f"Có {len(labels)} đơn vị tên “{told}”, Trang lấy cả. Mời chọn nếu chỉ cần một nơi."
            )
            self.pending = [f'{shown.lower()}:"{label}"' for label in labels[:MAX_CHOICES]]
        made = Constraint(
            label=f"{HEADINGS[facet]}: {_without_heading(facet, told)}", facet=facet, values=tuple(values)
        )
        used = words[size - 1].end()
        more = re.match(r"\s*[,;]\s*(?=\w)", value[used:])
        if more and not quoted and facet != "unit":
            other, upto = self._facet((facet,), value[used + more.end() :], shown, quoted)
            label = f"{made.label}, {other.label.partition(': ')[2]}"
            return replace(made, values=(*made.values, *other.values), label=label), used + more.end() + upto
        rest = make_words(value[used:], phrase=True) if quoted and size < len(words) else None
        if rest is not None:
            made = replace(made, words=rest, label=f"{made.label} {rest.text.strip()}")
        return made, used

    def _offer(self, known: Mapping[str, str], shown: str, told: str) -> None:
        labels = list(dict.fromkeys(label or value for value, label in known.items()))
        some = ", ".join(labels[:MAX_CHOICES]) + ("…" if len(labels) > MAX_CHOICES else "")
        there = f" Có thể chọn: {some}." if some else " Bộ lọc này chưa có giá trị nào."
        self.taken.notes.append(f"Không có {shown.lower()} “{told[:60]}”.{there}")
        self.pending = [f'{shown.lower()}:"{label}"' for label in labels[:MAX_CHOICES]]

    def _wrong(self, what: str, how: str, value: str) -> tuple[Constraint, int]:
        self.taken.notes.append(f"{what} không đọc được: mời {how}.")
        word = re.match(r"\s*\S+", value)
        return Constraint(label=what, facet="year", values=()), word.end() if word else len(value)

    def _strange(self, piece: re.Match[str]) -> None:
        name = self.text[piece.start("strange") : piece.end("strange")]
        if name.lower() not in ("http", "https", "mailto", "tel"):
            self.taken.notes.append(f"Không có bộ lọc “{name}:”, Trang tìm như từ thường.")

    # --- what is not wanted ---

    def _excluded_words(self, piece: re.Match[str]) -> int:
        """`-từ`, `-"cụm từ"`: after something that is wanted, and not the hyphen of a name or a number."""
        at = piece.end()
        if not self.text[: piece.start()].strip() or self._belongs(at):
            return at
        if self.text[at] == '"':
            value, begin, _ = self._value(at, len(self.text))
            end = min(begin + len(value) + 1, len(self.text))
        else:
            word = re.compile(r"[\w\u0300-\u036f]+").match(self.text, at)
            value, end = (word[0], word.end()) if word else ("", at)
        words = make_words(value, phrase=True)
        if words is not None:
            made = Constraint(label=f"Không có “{value.strip()}”", words=words, fields=("", "f"), excluded=True)
            self._add(piece.start(), end, made)
        return end

    def _belongs(self, at: int) -> bool:
        """Is the hyphen before ``at`` part of "Thi đua -Khen thưởng" or "30 -CT/TU"?"""
        if any(n.start < at - 1 and at < n.end for n in find_numbers(self.text, typed=True)):
            return True
        before = re.findall(r"\w+", self.flat[: at - 1])[-4:]
        after = re.findall(r"\w+", self.flat[at:])[:4]
        return any(
            (*before[-b:], *after[:a]) in self.lexicon.longs
            for b in range(1, len(before) + 1)
            for a in range(1, len(after) + 1)
        )


MAX_DAY = date.max.toordinal()


def _merged(constraints: list[Constraint]) -> list[Constraint]:
    """Values of one facet, and single years, widen each other; everything else narrows."""
    made: dict[tuple[str, bool], Constraint] = {}
    others = []
    for each in constraints:
        if each.years and each.years[0] == each.years[1]:
            each = replace(each, facet="year", values=(str(each.years[0]),), years=None)
        if not each.facet or each.words:
            others.append(each)
            continue
        same = made.get((each.facet, each.excluded))
        made[each.facet, each.excluded] = replace(same, values=(*same.values, *each.values)) if same else each
    return [*made.values(), *others]


def _first(value: str) -> str:
    return (value.split() or [""])[0][:40]


def _without_heading(facet: str, label: str) -> str:
    heading = HEADINGS[facet]
    rest = label[len(heading) :].strip()
    return rest if rest and label.lower().startswith(heading.lower() + " ") else label
