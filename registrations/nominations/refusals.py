"""Why a move of a nomination does not happen."""

from __future__ import annotations

from collections.abc import Sequence

from registrations.refusals import Refused


class Blocked(Refused):
    """A rule keeps the move back; `problems` are its sentences."""

    def __init__(self, problems: Sequence[str]):
        super().__init__(" ".join(problems))
        self.problems = list(problems)
