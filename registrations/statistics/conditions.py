"""The closed language of target rules: {"cap": ["nha-nuoc"], "tapthenho": ["co"]}.

Names are those of ``dimensions``; values of one name are alternatives, names
all have to hold. Because the words are those of the addresses, every rule can
be opened as a list of records.
"""

from .choice import Choice
from .dimensions import BY_PARAM, DIMENSIONS


def problem(rule: object) -> str:
    """What is wrong with a rule, in Vietnamese; "" when it is sound."""
    if not isinstance(rule, dict):
        return "Điều kiện cần là các cặp tên và danh sách giá trị."
    for name, values in rule.items():
        dimension = BY_PARAM.get(name)
        if dimension is None:
            return f"Không có điều kiện “{name}”. Các tên dùng được: {', '.join(BY_PARAM)}."
        if not isinstance(values, list) or not values:
            return f"“{dimension.heading}” cần ít nhất một giá trị."
        for value in values:
            if not isinstance(value, str) or not dimension.knows(value):
                return f"“{dimension.heading}” không có giá trị “{value}”."
    return ""


def clash(denominator: dict, numerator: dict) -> str:
    """Why nothing in the denominator could ever be in the numerator; "" when something could."""
    for name, values in numerator.items():
        before = denominator.get(name)
        if before and not BY_PARAM[name].many and not set(values) & set(before):
            return f"“{BY_PARAM[name].heading}” của tử số nằm ngoài mẫu số, tỷ lệ sẽ luôn là 0 %."
    return ""


def options() -> list[tuple[str, list[tuple[str, str]]]]:
    """All conditions for a form: groups of ("cap=nha-nuoc", "Cấp Nhà nước")."""
    return [
        (dimension.heading, [(f"{dimension.param}={value}", dimension.full(value)) for value in dimension.values])
        for dimension in DIMENSIONS
    ]


def to_options(rule: dict) -> list[str]:
    """A rule as the values that a form has ticked."""
    return [f"{name}={value}" for name, values in rule.items() for value in values]


def from_options(ticked: list[str]) -> dict[str, list[str]]:
    """A rule from the values that a form has ticked."""
    rule: dict[str, list[str]] = {}
    for option in ticked:
        name, _, value = option.partition("=")
        rule.setdefault(name, []).append(value)
    return rule


def words(rule: dict) -> str:
    """A rule in Vietnamese: "Cấp khen thưởng: Cấp Nhà nước; Đối tượng: Tập thể"."""
    parts = []
    for dimension in DIMENSIONS:
        if values := rule.get(dimension.param):
            labels = " hoặc ".join(map(dimension.full if dimension.flag else dimension.label, values))
            parts.append(labels if dimension.flag else f"{dimension.heading.lower()}: {labels}")
    return "; ".join(parts)


def narrow(choice: Choice, rule: dict) -> Choice:
    """The filters and a rule together; a name that stands in both keeps the values that both allow."""
    values = dict(choice.values)
    for name, wanted in rule.items():
        before = values.get(name)
        if before is None or BY_PARAM[name].many:
            values[name] = tuple(dict.fromkeys((*(before or ()), *wanted)))
        else:
            values[name] = tuple(value for value in before if value in wanted)
    return Choice(values, choice.year_from, choice.year_to, choice.unit)
