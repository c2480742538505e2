"""What the first screen of the back office is made of: things to do, heap by heap."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

SHOWN = 5
LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list of things to do."""

    title: str
    url: str
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Heap:
    """Things to do of one sort, in the order in which they should be done."""

    name: str
    tasks: list[Task]

    @property
    def total(self) -> int:
        return len(self.tasks)

    @property
    def first(self) -> list[Task]:
        """What is shown at once."""
        return self.tasks[:SHOWN]

    @property
    def rest(self) -> list[Task]:
        """What opens on asking."""
        return self.tasks[SHOWN:]


def sent(author: Any, at: Any) -> str:
    """Who handed in, and when."""
    when = f"{timezone.localtime(at):%d/%m/%Y}"
    return f"{author} gửi ngày {when}" if author else f"Gửi ngày {when}"
