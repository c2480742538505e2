"""Setting long papers as PDF with typst, each in a process of its own: matter in, PDF out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from . import typesetting_process


class NotSet(Exception):
    """The paper could not be set; the message says why, for the log and the officer."""


def set_pdf(source: Path, matter: bytes, *, seconds: int, work: int) -> bytes:
    """The PDF of a typst source and its matter (JSON), within ``seconds`` on the clock and ``work`` of the processor.

    Every text enters as data. Raises NotSet when it takes too long or too much.
    """
    command = [sys.executable, "-I", typesetting_process.__file__, str(source), str(work)]
    try:
        done = subprocess.run(command, input=matter, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotSet(f"Chưa lập xong sau {seconds} giây.") from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NotSet(done.stderr.decode("utf-8", "replace")[-280:] or f"Dừng với mã {done.returncode}.")
    return done.stdout
