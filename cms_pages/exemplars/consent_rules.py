"""Whether a story may stand: consents in force that cover what it shows. Knows no page model."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from registrations.exemplars import consents
from search.text import fold
from themes.base.vietnamese import date_text

MISSING = "Chưa ghi nhận sự đồng ý của người trong bài."
NO_PICTURE = "Bài có ảnh, nhưng phiếu đồng ý không gồm việc đăng ảnh."
NO_FILM = "Bài có phim, nhưng phiếu đồng ý không gồm việc đăng phim."


class ConsentMissing(PermissionDenied):
    """A story may not go up: `obstacles` say why, in Vietnamese."""

    def __init__(self, obstacles):
        self.obstacles = list(obstacles)
        super().__init__(" ".join(self.obstacles))


def obstacles_of(page, rows, today: date | None = None) -> list[str]:
    """Why the page may not be public with these rows of consent; empty when it may."""
    today = today or timezone.localdate()
    in_force = [row for row in rows if row.withdrawn_at is None]
    if not in_force:
        withdrawn = max((row.withdrawn_at for row in rows), default=None)
        return [f"Sự đồng ý đã được rút lại ngày {date_text(withdrawn)}."] if withdrawn else [MISSING]
    faults = {row: list(_faults(page, row, today)) for row in in_force}
    counting = [row for row, found in faults.items() if not found]
    if not counting:
        return list(dict.fromkeys(words for found in faults.values() for words in found))
    shows_picture, shows_film = shown_of(page)
    found = []
    if shows_picture and not any(row.consents_picture for row in counting):
        found.append(NO_PICTURE)
    if shows_film and not any(row.consents_film for row in counting):
        found.append(NO_FILM)
    return found


def _faults(page, row, today):
    """Why a row does not count for this page."""
    if fold(row.subject_name) != fold(page.subject_name):
        yield f"Phiếu đồng ý ghi cho “{row.subject_name}”, bài nay viết về “{page.subject_name}”."
    facts = consents.facts_of(row)
    for _, words in consents.gaps(facts, kind=page.subject_kind, has_file=row.consent_file_id is not None, today=today):
        yield words


def shown_of(page) -> tuple[bool, bool]:
    """(whether the page shows pictures that say something, whether it shows a film)."""
    picture, film = bool(page.picture_id), False
    for block in page.body:
        if block.block_type == "film":
            film = True
        elif block.block_type == "picture":
            picture = picture or not block.value.get("decorative")
        elif block.block_type in ("gallery", "album"):
            picture = True
    return picture, film
