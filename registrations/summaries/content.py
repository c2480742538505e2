"""What stands in a summary report: plain data, frozen with the version, from which both files are set.

Nothing of the senders is in it: the annex of wording masks whatever would
name one, comments of the restricted register are told by number alone, and
the annex of senders is made afresh each time it is opened, from what
retention has left.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from registrations.comments.models import Comment, Proposal
from registrations.safeguards.words import clean_text

from . import queries
from .masking import without_sender

SENDER = ("sender_name", "sender_phone", "sender_email", "sender_address")
STANCE = dict(Comment.Stance.choices)


def of(consultation, given: dict[str, Any], now) -> dict[str, Any]:
    """The content of a report on a consultation that is over. ``given``: number, date, place, names, signer."""
    tallies = queries.counts(consultation)
    targets = queries.targets(consultation, tallies)
    return {
        "given": {name: value if isinstance(value, str) else value.isoformat() for name, value in given.items()},
        "title": consultation.title,
        "of_draft": consultation.of_draft,
        "facts": [[label, words] for label, words in _facts(consultation) if words],
        "counted_at": timezone.localtime(now).isoformat(timespec="seconds"),
        "text_hash": consultation.text_hash,
        "total": queries.plain(tallies.total),
        "targets": [
            {
                "label": target.label,
                "award": target.award,
                "note": target.note or ("Không công khai" if not target.is_public else ""),
                "tally": queries.plain(target.tally),
            }
            for target in targets
        ],
        "set_aside": _set_aside(consultation),
        "points": _points(consultation),
        "loose": queries.ungrouped(consultation).count(),
        "wordless": consultation.comments.counted().filter(text="").count(),
        "conclusions": _conclusions(consultation),
        "annex": _annex(consultation, targets),
    }


def _facts(consultation):
    submission = consultation.submission_number
    if submission and consultation.submitted_on:
        submission = f"số {submission} ngày {consultation.submitted_on:%d/%m/%Y}"
    yield "Cơ quan trình", consultation.proposing_body
    yield "Tờ trình", submission
    yield "Căn cứ", consultation.legal_basis
    opened = f"từ ngày {consultation.opens_on:%d/%m/%Y} đến hết ngày {consultation.last_day:%d/%m/%Y}"
    yield "Thời gian nhận ý kiến", opened
    for change in consultation.changes.select_related("nominee"):
        about = f" {change.nominee.name}" if change.nominee else ""
        yield "Điều chỉnh sau khi mở", f"{change.get_kind_display()}{about}: {change.reason}"


def number_of(comment) -> int:
    """The number by which reports name a comment: its place in the register. Its code stays with the sender."""
    return comment.receipt.entry.sequence


def _set_aside(consultation):
    """Set-aside comments by number, those with one target, classification, reason and day on one line."""
    agreed = Proposal.objects.filter(kind=Proposal.Kind.SET_ASIDE, agreed=True).order_by("decided_at")
    found = consultation.comments.arrived().filter(set_aside_at__isnull=False).defer(*SENDER)
    found = found.select_related("receipt__entry", "nominee", "passage")
    lines: dict[tuple[str, ...], list[int]] = {}
    for comment in found.prefetch_related(Prefetch("proposals", agreed, "agreed")).order_by("received_at", "pk"):
        reason = comment.agreed[-1].reason if comment.agreed else ""
        on = f"{timezone.localtime(comment.set_aside_at):%d/%m/%Y}"
        lines.setdefault((comment.about, comment.get_classification_display(), reason, on), []).append(
            number_of(comment)
        )
    names = ("about", "kind", "reason", "on")
    return [dict(zip(names, line, strict=True)) | {"numbers": numbers} for line, numbers in lines.items()]


def _points(consultation):
    return [
        {
            "about": point.about,
            "gist": point.gist,
            "count": point.number,
            "assessment": point.assessment,
            "conclusion": point.get_conclusion_display(),
        }
        for point in queries.points_of(consultation)
    ]


def _conclusions(consultation):
    if consultation.has_outcome:
        return consultation.outcome.conclusions
    summary = queries.summary_of(consultation)
    return summary.conclusions if summary else ""


def _annex(consultation, targets):
    """The wording, by target and stance; the very same words stand once, with the numbers of those who sent them."""
    found = consultation.comments.counted().ordinary().exclude(text="")
    said: dict[tuple, dict[str, dict[str, Any]]] = {}
    for comment in found.select_related("receipt__entry").order_by("received_at", "pk").iterator(chunk_size=500):
        sender = [getattr(comment, name) for name in SENDER]
        text = without_sender(clean_text(comment.text), sender)
        place = ("nominee", comment.nominee_id) if comment.nominee_id else ("passage", comment.passage_id)
        place = place if place[1] else ("whole", None)
        row = said.setdefault((place, comment.stance), {}).setdefault(
            text, {"text": text, "numbers": [], "anonymous": 0, "paper": 0}
        )
        row["numbers"].append(number_of(comment))
        row["anonymous"] += comment.anonymous
        row["paper"] += comment.is_paper
    annex = []
    for target in targets:
        for stance, label in STANCE.items():
            rows = said.get(((target.kind, target.key), stance))
            if rows:
                ordered = sorted(rows.values(), key=lambda row: (-len(row["numbers"]), row["numbers"][0]))
                annex.append({"about": target.label, "stance": label, "rows": ordered})
    return annex


def senders(comments) -> list[list[str]]:
    """Number, name, contact, target and stance of comments that bear a name; made afresh, never stored."""
    rows = []
    for comment in comments:
        name = comment.sender_name or "đã xóa theo thời hạn lưu"
        contact = "; ".join(
            part for part in (comment.sender_phone, comment.sender_email, comment.sender_address) if part
        )
        rows.append([str(number_of(comment)), name, contact, comment.about, comment.get_stance_display()])
    return rows
