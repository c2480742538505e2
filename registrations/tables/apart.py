"""Files that compiled code reads are read by a process of its own: bytes in, JSON out.

A malformed file may crash it or ask for more memory than there is; here that harms nobody.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from .archives import DAMAGED
from .errors import UnreadableList

_SECONDS = 90


def read_apart(process: ModuleType, data: bytes, *arguments: int, reasons: Mapping[int, str]) -> Any:
    """What ``process`` tells of a file. Raises UnreadableList: by its exit code as ``reasons`` say, else as damaged."""
    command = [sys.executable, "-I", str(process.__file__), *map(str, arguments)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnreadableList(DAMAGED) from error
    if done.returncode:
        raise UnreadableList(reasons.get(done.returncode, DAMAGED))
    return json.loads(done.stdout)
