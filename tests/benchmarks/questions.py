"""What is asked while measuring: as people ask an archive, drawn from the same distributions as the records.

No question is made from a record that is there: names come from ``portal.demo.names``, places from the units of the
office, so that some find thousands, some one, some nobody.
"""

import random
from collections.abc import Sequence

from portal.demo import names
from search.text import fold

# The commonest words of the archive: half of all persons answer some of these.
COMMONEST = [
    "hoang",
    "Hoàng",
    "thi",
    "nguyen thi",
    "Nông Thị",
    "hoang van",
    "Hoàng Văn",
    "nong thi",
    "Hoàng Thị",
    "văn",
]
AWARDS = (
    "bằng khen",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "lao động tiên tiến",
    "chiến sĩ thi đua cơ sở",
    "giấy khen",
    "huân chương Lao động hạng Ba",
    "tập thể lao động xuất sắc",
    "gia đình văn hóa",
)
SHORT = ("BK", "bk ubnd tỉnh", "CSTĐCS", "LĐTT", "TTLĐXS", "HCLĐ", "GK", "UBND", "NTM", "HC")
NUMBERS = ("1657/QĐ-UBND", "qd 57", "quyết định 1412", "tháng 8/2021", "19/8/2021", "quý III 2022", "năm học 2019-2020")
BODIES = ("Sở Y tế", "Sở Giáo dục và Đào tạo", "Công an tỉnh", "Hội Nông dân", "Trường Tiểu học", "Trạm Y tế")
MERITS = (
    '"phong trào thi đua yêu nước"',
    "nông thôn mới",
    "phòng, chống thiên tai",
    "sáng kiến",
    "cứu người trong mưa lũ",
)
# Words that stand in public files of the demo and hardly anywhere else.
IN_FILES = ("phụ lục danh sách đề nghị", "căn cứ luật thi đua khen thưởng", "tiêu chuẩn xét tặng", "hội nghị sơ kết")


def two_hundred(places: Sequence[str], seed: int = 11) -> list[str]:
    """Two hundred questions: mostly names, with and without marks, the commonest among them, then the rest."""
    rng = random.Random(seed)
    asked = names_alone(80, seed)
    asked += [f"{_name(rng)} {rng.choice(places)}" for _ in range(20)]
    asked += [f"{rng.choice(BODIES)} {rng.choice(places)}" for _ in range(15)]
    asked += [f"{rng.choice(AWARDS)} {rng.randrange(1995, 2026)}" for _ in range(15)]
    asked += [f"{rng.choice(AWARDS)} {rng.choice(places)}" for _ in range(12)]
    asked += [f"{rng.randrange(12, 2900)}/QĐ-UBND" for _ in range(8)]
    asked = [text if rng.random() < 0.5 else fold(text) for text in asked]
    fixed = [*AWARDS, *SHORT, *NUMBERS, *BODIES, *MERITS, *IN_FILES, ""]
    return [*COMMONEST, *fixed, *asked][:200]


def names_alone(count: int, seed: int = 12) -> list[str]:
    """Names of persons: whole ones, surname with middle name, middle with given name, half of them without marks."""
    rng = random.Random(seed)
    made = []
    for at in range(count):
        words = _name(rng).split()
        words = words if at % 4 < 2 else words[:2] if at % 4 == 2 else words[-2:]
        made.append(" ".join(words) if rng.random() < 0.5 else fold(" ".join(words)))
    return made


def typed_letters(places: Sequence[str], count: int = 40) -> list[str]:
    """What stands in the field after each letter while such names, places and papers are typed."""
    rng = random.Random(13)
    whole = [
        *names_alone(count, 13),
        *COMMONEST,
        *(rng.choice(places) for _ in range(5)),
        "quyết định 1412",
        "1657/QĐ-UBND",
    ]
    return [text[:end] for text in whole for end in range(2, len(text) + 1)]


def _name(rng: random.Random) -> str:
    return names.person(rng)[1]
