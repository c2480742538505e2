"""How much may come in by an open form, from one address and about one subject.

Over the limit nothing is lost: what brings a proof of work is taken and
flagged; what brings none gets its words back and is asked to wait. What is
sent about one subject by everybody together is never refused, only flagged:
otherwise a flood would shut the door for those who have no script.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from . import signs, tallies
from .addresses import networks, remote_of

if TYPE_CHECKING:
    from .forms import OpenForm

HOUR = 3600
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Scope:
    """Limits of one form in ``span`` seconds: without proof (refused), with proof (flagged), about one subject.

    line: /32 of IPv4 or /64 of IPv6; near: /24 or /48. ``line_subject`` is one
    line about one subject, ``subject`` everybody about one subject. In a day:
    ``stamp_uses`` of one opened form ("back" in the browser and a second
    nominee are no machine), ``same_texts`` of one wording.
    """

    name: str
    line: int = 20
    near: int = 60
    line_subject: int = 10
    proved_line: int = 60
    proved_near: int = 300
    proved_line_subject: int = 20
    subject: int = 120
    stamp_uses: int = 5
    same_texts: int = 3
    span: int = HOUR


def scope_of(name: str) -> Scope:
    """The limits of a form as the office has set them (OPEN_FORM_LIMITS): for all forms, then for this one."""
    given = settings.OPEN_FORM_LIMITS
    return Scope(name, **given.get("", {}) | given.get(name, {}))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be taken now; if not, the seconds to wait; and the signs to keep beside it."""

    allowed: bool
    wait_seconds: int = 0
    signs: tuple[str, ...] = ()

    def suspicion(self, length: int = 200) -> str:
        """The signs in one line of at most ``length`` characters: whole signs, the gravest first."""
        line = ""
        for sign in self.signs:
            longer = f"{line}; {sign}" if line else sign
            if len(longer) <= length:
                line = longer
        return line

    @property
    def message(self) -> str:
        """What a sender who has to wait is told."""
        minutes = max(1, -(-self.wait_seconds // 60))
        return (
            f"Từ mạng này vừa có nhiều lượt gửi. Nội dung vẫn được giữ nguyên bên dưới; mời gửi lại sau {minutes} phút, "
            "hoặc bật JavaScript rồi gửi ngay, hoặc dùng cách gửi khác nêu trên trang."
        )


def check(request, scope: Scope | str, *, subject: object = None, proof: bool = False) -> Verdict:
    """Whether an address may send once more, and what is unusual about it; what is allowed is counted.

    subject: what it is about, such as ("nominee", 12); None for nothing in particular.
    """
    now = timezone.now()
    scope = scope_of(scope) if isinstance(scope, str) else scope
    line, near = networks(remote_of(request))
    kind = "proved" if proof else "plain"
    limited = [
        (tallies.key_of(scope.name, kind, "line", line), scope.proved_line if proof else scope.line, "cùng một mạng"),
        (tallies.key_of(scope.name, kind, "near", near), scope.proved_near if proof else scope.near, "cùng vùng mạng"),
    ]
    watched = []
    if subject is not None:
        several = scope.proved_line_subject if proof else scope.line_subject
        about = tallies.key_of(scope.name, kind, "line", line, "about", subject)
        limited.append((about, several, "cùng một mạng về cùng trường hợp"))
        watched = [(tallies.key_of(scope.name, "about", subject), scope.subject, "về cùng trường hợp")]
    keys = [key for key, *_ in (*limited, *watched)]
    counted = tallies.counts(keys, scope.span, now)
    waits = {key: tallies.wait(counted.get(key, []), most, scope.span, now) for key, most, _ in limited}
    if not proof and any(waits.values()):
        return Verdict(allowed=False, wait_seconds=max(waits.values()))
    tallies.add(keys, scope.span, now)
    over = [
        f"quá {most} lượt trong {_span_words(scope.span)} {words}"
        for key, most, words in (*limited, *watched)
        if sum(count for _, count in counted.get(key, [])) >= most
    ]
    return Verdict(allowed=True, signs=tuple(over))


def judge(request, form: OpenForm, scope: Scope | str, *, subject: object = None, text: str = "") -> Verdict:
    """All that is known against a valid form that is about to be taken: trap, time, proof, limits, text.

    Call it once, directly before the room's action, and keep
    ``verdict.suspicion()`` beside what is taken. A proof of work is spent here.
    """
    now = timezone.now()
    scope = scope_of(scope) if isinstance(scope, str) else scope
    proof = form.cleaned_data.get("altcha")
    spent = bool(proof) and not tallies.spend(proof, now + timedelta(days=2))
    verdict = check(request, scope, subject=subject, proof=bool(proof) and not spent)
    if not verdict.allowed:
        return verdict
    found = [*form.signs(), *_repeats(scope, form, text, now), *signs.of_text(text), *verdict.signs]
    if spent:
        found.append("dùng lại lượt kiểm tra cũ")
    return Verdict(allowed=True, signs=tuple(dict.fromkeys(found)))


def _repeats(scope: Scope, form: OpenForm, text: str, now) -> Iterable[str]:
    """One stamp used again and again, one text sent again and again; both are counted over a day."""
    stamp = tallies.key_of(scope.name, "stamp", form.cleaned_data["stamp"]) if form.has_stamp else ""
    alike = signs.likeness(text)
    same = tallies.key_of(scope.name, "text", alike) if alike else ""
    keys = [key for key in (stamp, same) if key]
    counted = {key: sum(n for _, n in rows) for key, rows in tallies.counts(keys, DAY, now).items()}
    tallies.add(keys, DAY, now)
    if stamp and counted.get(stamp, 0) >= scope.stamp_uses:
        yield f"một lần mở biểu mẫu được gửi quá {scope.stamp_uses} lần"
    if same and counted.get(same, 0) >= scope.same_texts:
        yield f"cùng nội dung đã gửi từ {scope.same_texts} lần trong ngày"


def _span_words(span: int) -> str:
    return "một giờ" if span == HOUR else f"{span // 60} phút"
