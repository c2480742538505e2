"""The register of windows as feeds: Atom and RSS. XML knows no control characters, so all text is tidied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from search.text import tidy

from .models import Consultation
from .register import touched_at

KINDS = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def feed(format: str, windows: Iterable[Consultation], *, here: str, page: str, address: Any) -> bytes:
    """The feed of these windows; ``here`` is its own address, ``page`` that of the register."""
    made = KINDS[format](
        title="Lấy ý kiến Nhân dân",
        link=page,
        description="Danh sách đề nghị khen thưởng và dự thảo văn bản đang, sắp và đã lấy ý kiến.",
        language="vi",
        feed_url=here,
        feed_guid=page,
    )
    for window in windows:
        where = address(window.get_absolute_url())
        made.add_item(
            title=tidy(window.title),
            link=where,
            unique_id=where,
            description=tidy(_told(window)),
            pubdate=timezone.localtime(window.opened_at),
            updateddate=timezone.localtime(touched_at(window)),
            author_name=tidy(str(window.organising_body)),
            categories=[window.get_kind_display()],
        )
    return made.writeString("utf-8").encode()


def _told(window: Consultation) -> str:
    longer = f" (đã kéo dài {window.times_lengthened} lần)" if window.times_lengthened else ""
    told = (
        f"{window.proposing_body}. Nhận ý kiến từ {window.opens_on:%d/%m/%Y} "
        f"đến hết ngày {window.last_day:%d/%m/%Y}{longer}."
    )
    return f"{told} Đã công bố kết quả." if window.has_outcome else told
