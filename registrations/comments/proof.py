"""What was received, made again from the rows: with it the register proves that nothing was changed or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .models import Comment
from .paper import paper_content


def contents_of(receipts: Sequence[Any]) -> Mapping[int, dict[str, Any]]:
    """The content that each receipt was given for, by the receipts' keys; what is gone is absent."""
    comments = Comment.objects.filter(receipt__in=[receipt.pk for receipt in receipts]).select_related("paper__scan")
    return {comment.receipt_id: _content(comment) for comment in comments.prefetch_related("files__attachment")}


def _content(comment):
    files = [row.attachment.sha256 for row in comment.files.all()]
    content = {
        "consultation": comment.consultation_id,
        "nominee": comment.nominee_id,
        "passage": comment.passage_id,
        "stance": comment.stance,
        "text": comment.text,
        "anonymous": comment.anonymous,
        "name": comment.sender_name,
        "phone": comment.sender_phone,
        "email": comment.sender_email,
        "address": comment.sender_address,
        "files": files,
    }
    if not comment.is_paper:
        return content
    return paper_content(
        content | {"files": [comment.paper.scan.sha256]}, comment.received_at, comment.paper.late_reason
    )
