"""File fields whose files may come in parts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from registrations.safeguards.fields import SeveralFiles, SeveralFilesInput

from .actions import check_all
from .sniffing import CITIZEN_KINDS


def resumable(field: Any, max_bytes: int, *, open_form: bool = False, **more: str) -> None:
    """Let the script send what is chosen in this field in parts, and weigh it before it travels.

    `send` names the id of the button that is pressed for the sender once every
    file is there. The page loads base/js/upload.js, the view reads
    `upload_actions.files_of(request)`; without script the field is as before.
    With `open_form` nobody is signed in: the form carries the handle of
    `holding.HeldFiles`, whose `files` the view reads.
    """
    field.widget.attrs |= {
        "data-resumable": reverse_lazy("attachments:held" if open_form else "attachments:uploads"),
        "data-max-mb": max_bytes // 2**20,
        **{f"data-{name}": value for name, value in more.items()},
    }


class CitizenFiles(SeveralFiles):
    """Pictures and PDF that come with an open form; each is looked at before anything of the form is taken.

    Sizes in bytes. What went with the same form before is left to the action,
    which knows whether it is the same sending.
    """

    allowed = CITIZEN_KINDS

    def __init__(self, *, limit: int, max_bytes: int, **options: Any):
        self.max_bytes = max_bytes
        defaults = {
            "label": "Tài liệu kèm theo",
            "required": False,
            "help_text": f"Ảnh hoặc PDF, nhiều nhất {limit} tệp, mỗi tệp tối đa {max_bytes // 2**20} MB. "
            "Không gửi ảnh căn cước công dân.",
            "widget": SeveralFilesInput(attrs={"accept": "image/*,application/pdf"}),
        }
        super().__init__(limit=limit, **defaults | options)
        resumable(self, max_bytes, open_form=True)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if len(files) > self.limit:
            raise ValidationError(
                f"Mỗi lần gửi nhận tối đa {self.limit} tệp; đang có {len(files)} tệp. Mời bỏ bớt.", code="too_many"
            )
        new = [file for file in files if not getattr(file, "is_spent", False)]
        if problems := check_all(new, room_left=self.limit, allowed=self.allowed, max_bytes=self.max_bytes):
            raise ValidationError(problems)
        return files
