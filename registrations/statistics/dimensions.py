"""What awards are counted by. The names stand in addresses, so they never change once they are public."""

from dataclasses import dataclass, field

from registrations.awards.models import AwardKind, TargetGroup
from registrations.awards.showing import HIDDEN_OF_MINORS
from registrations.titles.models import Authority, AwardClass, Form, Level, RecipientKind

UNSET = "chua"
YES, NO = "co", "khong"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to divide awards.

    ``flag``: a yes/no of the record, which may also be unrecorded where it can
    be asked at all (``about``: whom it can be asked of, "" everybody); ``many``:
    a list in the record, so that its shares may add up to more than all.
    """

    param: str
    field: str
    heading: str
    labels: dict[str, str] = field(hash=False)
    unset: str = "Chưa ghi nhận"
    flag: bool = False
    many: bool = False
    about: str = ""

    def knows(self, value: str) -> bool:
        """Is this a value that may stand in an address?"""
        return value in self.labels or value == UNSET

    def label(self, value: str) -> str:
        """The value in words."""
        return self.unset if value == UNSET else self.labels.get(value, value)

    def full(self, value: str) -> str:
        """The value in words that stand alone."""
        return f"{self.heading}: {self.unset.lower()}" if value == UNSET else self.label(value)

    @property
    def values(self) -> list[str]:
        """All values in the order in which they are shown; the unrecorded last."""
        return [*self.labels, UNSET]


def _labels(choices) -> dict[str, str]:
    return {value: label[:1].upper() + label[1:] for value, label in choices.choices}


def _flag(param: str, name: str, heading: str, no: str, about: str = "", yes: str = "") -> Dimension:
    return Dimension(param, name, heading, {YES: yes or heading, NO: no}, flag=True, about=str(about))


PERSON, COLLECTIVE = RecipientKind.PERSON, RecipientKind.COLLECTIVE
DIMENSIONS = (
    Dimension("doituong", "recipient_kind", "Đối tượng", _labels(RecipientKind)),
    Dimension("cap", "level", "Cấp khen thưởng", _labels(Level)),
    Dimension("hinhthuc", "form", "Hình thức, danh hiệu", _labels(Form)),
    Dimension("hang", "award_class", "Hạng huân chương, huy chương", _labels(AwardClass), unset="Không chia hạng"),
    Dimension("thamquyen", "authority", "Thẩm quyền quyết định", _labels(Authority)),
    Dimension("loai", "kind", "Loại khen thưởng", _labels(AwardKind)),
    Dimension("nhom", "target_groups", "Nhóm đối tượng", _labels(TargetGroup), many=True),
    _flag("tapthenho", "small_collective", "Tập thể nhỏ", "Không phải tập thể nhỏ", COLLECTIVE),
    _flag(
        "tructiep",
        "direct_worker",
        "Lao động trực tiếp",
        "Không trực tiếp lao động",
        PERSON,
        yes="Người lao động trực tiếp",
    ),
    _flag("congnong", "worker_farmer", "Công nhân, nông dân", "Không phải công nhân, nông dân", PERSON),
    _flag("nu", "female", "Nữ", "Nam", PERSON),
    _flag("truytang", "posthumous", "Truy tặng", "Không phải truy tặng"),
)
BY_PARAM = {dimension.param: dimension for dimension in DIMENSIONS}
BY_FIELD = {dimension.field: dimension for dimension in DIMENSIONS}
FLAGS = tuple(dimension for dimension in DIMENSIONS if dimension.flag)
# What is not told of a child under 16: a list behind one of these must not name them.
TELLING = frozenset(dimension.param for dimension in DIMENSIONS if dimension.field in HIDDEN_OF_MINORS)
