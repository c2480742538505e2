"""Comments of like text find together as they come in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from registrations.safeguards import likeness

from .models import Comment, TextBand, TextGroup

MOST_COMPARED = 5


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is known by; made before any row is locked, for a long text takes its time."""

    digest: str
    shingles: set[int]
    bands: list[int]

    @classmethod
    def of(cls, text: str, *, target: str) -> Print:
        """``target`` tells comments without words apart: whom they are about and what they say."""
        if not text.strip():
            return cls(likeness.digest(f"∅ {target}"), set(), [])
        found = likeness.shingles(text)
        return cls(likeness.digest(text), found, likeness.bands(found))


def group_for(consultation, mark: Print) -> TextGroup:
    """The group of a text in a consultation, begun if there is none like it; of two at the same instant one begins it."""
    same = TextGroup.objects.filter(consultation=consultation, digest=mark.digest).first()
    if same:
        return same
    near = _near(consultation, mark)
    if near:
        return near
    group, begun = TextGroup.objects.get_or_create(consultation=consultation, digest=mark.digest)
    if begun:
        TextBand.objects.bulk_create(TextBand(group=group, key=key) for key in mark.bands)
    return group


def _near(consultation, mark):
    """The group whose first text is most like this one, out of the few that share most bands."""
    shared = (
        TextBand.objects.filter(key__in=mark.bands, group__consultation=consultation)
        .values("group")
        .annotate(shared=Count("pk"))
        .order_by("-shared", "group")[:MOST_COMPARED]
    )
    best = None
    for group in _first_texts([row["group"] for row in shared] if mark.bands else []):
        like = likeness.likeness(mark.shingles, likeness.shingles(group.text or ""))
        if like >= likeness.LIKE and (best is None or like > best[0]):
            best = (like, group)
    return best and best[1]


def _first_texts(keys):
    """The groups of these keys in their order, each with its first ``text`` (None when there is none to look at)."""
    # A restricted comment leaves nothing of its text where others look.
    texts = Comment.objects.ordinary().filter(group=OuterRef("pk")).order_by("pk").values("text")[:1]
    found = TextGroup.objects.annotate(text=Subquery(texts)).in_bulk(keys) if keys else {}
    return [found[key] for key in keys]
