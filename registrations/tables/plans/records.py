"""What is read out of a plan: plain data."""

import datetime
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Task:
    """One task (nhiệm vụ) of a work plan."""

    number: str = ""
    """As written: "1", "01", "II.3"; "" where the row has none."""
    quarters: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    text: str = ""
    lead_agencies: list[str] = field(default_factory=list)
    cooperating_agencies: list[str] = field(default_factory=list)
    roles_stated: bool = True
    """False where the plan names the agencies without saying which of them leads."""
    deadline: str = ""
    """As written; "" where only the quarter or month of the section tells the time."""
    due_on: datetime.date | None = None
    """The last day on which the task is in time."""
    all_year: bool = False
    product: str = ""
    note: str = ""
    section: str = ""
    """Heading of the group of tasks within the plan, other than a quarter or month."""
    sources: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def quarter(self) -> int | None:
        """The quarter in which the task begins."""
        return self.quarters[0] if self.quarters else None

    @property
    def month(self) -> int | None:
        """The month in which the task begins, where the plan names months."""
        return self.months[0] if self.months else None

    def doubt(self, sentence: str) -> None:
        """Add a doubt once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def as_dict(self) -> dict[str, Any]:
        """The task as plain data, dates in ISO form."""
        told = asdict(self) | {"due_on": self.due_on.isoformat() if self.due_on else None}
        return {"number": self.number, "quarter": self.quarter, "month": self.month} | told


@dataclass(slots=True)
class PlanReading:
    """A whole plan."""

    title: str = ""
    year: int | None = None
    number: str = ""
    issued_on: datetime.date | None = None
    tasks: list[Task] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def doubt(self, sentence: str) -> None:
        """Add a doubt once."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain data."""
        return {
            "title": self.title,
            "year": self.year,
            "number": self.number,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None,
            "count": len(self.tasks),
            "tasks": [task.as_dict() for task in self.tasks],
            "doubts": list(self.doubts),
        }
