"""Filling templates: bytes of a .docx and a context in, bytes of a .docx out; see rendering_process."""

import json
import re
import subprocess
import sys
from pathlib import Path

from . import fields

MOST_BYTES = 3 * 1024 * 1024
_SECONDS = 60
# Not imported: its libraries are large, and only the process needs them.
_PROCESS = str(Path(__file__).with_name("rendering_process.py"))
_REFUSED = 7
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class BadTemplate(Exception):
    """A template that may not be used; ``sentences`` say why, in Vietnamese."""

    def __init__(self, sentences: list[str]):
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def clean(value):
    """A context whose words can stand in XML on one line: characters that XML has no place for become blanks."""
    if isinstance(value, dict):
        return {name: clean(one) for name, one in value.items()}
    if isinstance(value, list):
        return [clean(one) for one in value]
    if not isinstance(value, str):
        return value
    # docxtpl would read these pairs as its own way of writing braces.
    for pair in ("{_{", "}_}", "{_%", "%_}"):
        value = value.replace(pair, pair.replace("_", "\u200b_"))
    return re.sub(r"[\t\n\r\a\f]+", " ", _FORBIDDEN.sub(" ", value))


def fill(template: bytes, context: dict) -> bytes:
    """The filled document. Raises BadTemplate."""
    return _run(template, context, check=False)[1]


def check(template: bytes) -> list[str]:
    """Try a template with sample words; returns the fields it uses. Raises BadTemplate."""
    if len(template) > MOST_BYTES:
        raise BadTemplate(["Tệp mẫu nặng quá 3 MB. Mời bỏ bớt ảnh."])
    return _run(template, fields.sample(), check=True)[0]


def _run(template: bytes, context: dict, *, check: bool) -> tuple[list[str], bytes]:
    given = json.dumps({"fields": fields.tree(), "context": clean(context), "check": check}).encode()
    command = [sys.executable, "-I", _PROCESS]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=given + b"\n" + template, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BadTemplate(["Mẫu mất quá nhiều thời gian để điền nên không dùng được."]) from error
    if done.returncode == _REFUSED:
        raise BadTemplate(json.loads(done.stdout))
    used, _, document = done.stdout.partition(b"\n")
    if done.returncode or not document.startswith(b"PK"):
        raise BadTemplate(["Mẫu cần quá nhiều bộ nhớ hoặc thời gian nên không dùng được."])
    return json.loads(used), document
