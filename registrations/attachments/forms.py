"""File fields whose files may come in parts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse_lazy


def resumable(field: Any, max_bytes: int, **more: str) -> None:
    """Let the script send what is chosen in this field in parts, and weigh it before it travels.

    `send` names the id of the button that is pressed for the sender once every
    file is there. The page loads base/js/upload.js, the view reads
    `upload_actions.files_of(request)`; without script the field is as before.
    """
    field.widget.attrs |= {
        "data-resumable": reverse_lazy("attachments:uploads"),
        "data-max-mb": max_bytes // 2**20,
        **{f"data-{name}": value for name, value in more.items()},
    }
