"""Three hundred invented lists, each written in another way, come back as the records they were made of."""

import random
import unicodedata
from dataclasses import dataclass

import pytest

from registrations.tables.reading import read_list

SURNAMES = [
    "Nông",
    "Hoàng",
    "Lý",
    "Vi",
    "Triệu",
    "Bế",
    "Lô",
    "Lương",
    "Mã",
    "Chu",
    "Đàm",
    "Phùng",
    "Hứa",
    "Nguyễn",
    "Vũ",
    "Đoàn",
    "Tô",
    "Bàn",
    "Văn",
    "Đỗ",
    "Ma",
    "Vy",
    "Lành",
    "Âu",
    "Sầm",
    "Chảo",
]
MIDDLES = ["Văn", "Thị", "Quang", "Thị Hồng", "Đức", "Minh", "Thế", "Ngọc", "", "Bích"]
GIVEN = [
    "An",
    "Bản",
    "Cúc",
    "Dự",
    "Đại",
    "Ích",
    "Khoa",
    "Lả",
    "Mẩy",
    "Ngân",
    "Ổn",
    "Páo",
    "Quý",
    "Sở",
    "Tổ",
    "Ưng",
    "Vụ",
    "Xuyến",
    "Yên",
    "Hội",
    "Phòng",
]
POSITIONS = [
    "Giáo viên",
    "Phó Trưởng phòng",
    "Chuyên viên",
    "Bác sĩ",
    "Trưởng thôn",
    "Công nhân",
    "Giám đốc",
    "Nông dân",
    "Kế toán",
]
UNITS = [
    "Sở Y tế",
    "UBND xã Ba Sơn",
    "Trường Tiểu học Hội Hoan",
    "Công ty Cổ phần Chợ Phiên",
    "Trung tâm Y tế khu vực Bắc Sơn",
    "Văn phòng Tỉnh ủy",
    "Hội Nông dân tỉnh",
    "Phòng Văn hóa - Xã hội, xã Tân Tri",
    "Chi cục Kiểm lâm",
    "Công an tỉnh",
]
COLLECTIVES = [
    "Phòng Tổng hợp",
    "Trường Mầm non Sơn Ca",
    "Trạm Y tế xã Đoàn Kết",
    "Thôn Bản Chu, xã Quốc Khánh",
    "Tổ dân phố số 3",
    "Đội Quản lý thị trường số 2",
    "Nhân dân và cán bộ xã Thiện Long",
    "Chi bộ Khối 5",
    "Đồn Biên phòng Pò Mã",
    "Khoa Nội",
    "Ban Chỉ huy Quân sự xã Kiên Mộc",
    "Lớp 9A, Trường THCS Hoa Thám",
    "Tập thể cán bộ Trạm Kiểm lâm Mẫu Sơn",
    "Văn phòng HĐND",
]
AWARDS = {
    "collective": [
        ("Tập thể lao động xuất sắc", ""),
        ("Bằng khen của Chủ tịch UBND tỉnh", ""),
        ("Giấy khen", ""),
        ("Huân chương Lao động", "Ba"),
        ("Cờ thi đua của Chính phủ", ""),
        ("Tập thể lao động tiên tiến", ""),
    ],
    "individual": [
        ("Chiến sĩ thi đua cơ sở", ""),
        ("Lao động tiên tiến", ""),
        ("Bằng khen của Thủ tướng Chính phủ", ""),
        ("Huân chương Lao động", "Nhì"),
        ("Chiến sĩ thi đua cấp tỉnh", ""),
        ("Huy chương Kháng chiến", "Nhất"),
        ("Giấy khen của Giám đốc Sở Tài chính", ""),
    ],
    "household": [("Gia đình văn hóa", ""), ("Giấy khen", ""), ("Bằng khen của Chủ tịch UBND tỉnh", "")],
}
KIND_HEADINGS = {
    "collective": ["TẬP THỂ", "Tập thể", "Các tập thể"],
    "individual": ["CÁ NHÂN", "Cá nhân", "Các cá nhân"],
    "household": ["HỘ GIA ĐÌNH", "Hộ gia đình"],
}
WORDINGS = {
    "number": ["STT", "TT", "Số TT", "Stt", "Số thứ tự"],
    "name": [
        "Họ và tên/Tên tập thể",
        "Họ tên, tên đơn vị",
        "Tên tập thể, cá nhân",
        "Họ và tên cá nhân, tên tập thể",
        "Tên",
    ],
    "position": ["Chức vụ", "Chức danh", "Chức vụ/nghề nghiệp", "Nghề nghiệp"],
    "unit": ["Đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan, đơn vị", "Đơn vị công tác (hiện nay)"],
    "position_unit": [
        "Chức vụ, đơn vị công tác",
        "Chức vụ, nơi công tác",
        "Chức danh - Đơn vị",
        "Chức vụ và đơn vị công tác",
    ],
    "award": [
        "Danh hiệu",
        "Hình thức khen thưởng",
        "Danh hiệu, hình thức khen thưởng",
        "Danh hiệu thi đua",
        "Hình thức khen",
    ],
    "merit": ["Thành tích", "Tóm tắt thành tích", "Lý do khen thưởng", "Nội dung thành tích"],
    "birth_year": ["Năm sinh", "Ngày, tháng, năm sinh", "Ngày sinh"],
    "honorific": ["Ông/Bà", "Ông (Bà)"],
    "note": ["Ghi chú"],
}
MERITS = [
    "Có thành tích xuất sắc trong phong trào trồng rừng",
    "Cứu người trong mưa lũ",
    "Hoàn thành xuất sắc nhiệm vụ công tác",
]


@dataclass
class Recipient:
    name: str
    kind: str
    award: str
    award_class: str
    position: str = ""
    unit: str = ""
    birth: int = 0
    woman: bool = False
    merit: str = ""


def invent(chance: random.Random) -> list[list[Recipient]]:
    """Groups of recipients of one kind and one award each."""
    groups = []
    for kind in chance.sample(list(AWARDS), chance.randint(1, 3)):
        for award, award_class in chance.sample(AWARDS[kind], chance.randint(1, 2)):
            group = []
            taken: set[str] = set()
            for _ in range(chance.randint(1, 6)):
                person = " ".join(filter(None, (chance.choice(SURNAMES), chance.choice(MIDDLES), chance.choice(GIVEN))))
                if kind == "collective":
                    person = chance.choice(COLLECTIVES)
                elif kind == "household":
                    person = f"{chance.choice(['Hộ ông', 'Gia đình bà', 'Hộ gia đình ông'])} {person}"
                if person in taken:
                    continue
                taken.add(person)
                recipient = Recipient(
                    person, kind, award, award_class, merit=chance.choice(MERITS), woman=chance.random() < 0.5
                )
                if kind == "individual":
                    recipient.position, recipient.unit = chance.choice(POSITIONS), chance.choice(UNITS)
                    recipient.birth = chance.randint(1930, 2001)
                elif chance.random() < 0.4:
                    recipient.unit = chance.choice(UNITS)
                group.append(recipient)
            groups.append(group)
    return groups


@dataclass
class Style:
    """How one office writes its lists."""

    columns: list[str]
    award_in: str
    sections: str
    honorific: str
    capitals: bool
    restart: bool
    ditto: str


def invent_style(chance: random.Random, groups: list[list[Recipient]]) -> Style:
    one_award = len({(r.award, r.award_class) for g in groups for r in g}) == 1
    award_in = chance.choice(["column", "section", *(["title"] if one_award else [])])
    columns = chance.choice([["position", "unit"], ["position_unit"], ["unit", "position"]])
    columns = [*columns, *chance.sample(["merit", "birth_year"], chance.randint(0, 2))]
    if award_in == "column":
        columns.append("award")
    honorific = chance.choice(["", "name", "column"])
    if honorific == "column":
        columns.append("honorific")
    chance.shuffle(columns)
    place = chance.randint(0, 1) if chance.random() < 0.8 else len(columns)
    columns.insert(place, "name")
    columns = ["number", *columns, *chance.choice([[], ["note"]])]
    return Style(
        columns,
        award_in,
        chance.choice(["kind", "award"]) if award_in == "section" else chance.choice(["kind", "none"]),
        honorific,
        chance.random() < 0.2,
        chance.random() < 0.5,
        chance.choice(["", "nt", "-nt-", "Như trên", '"', "//"]),
    )


def cell(recipient: Recipient, column: str, style: Style) -> str:
    person = recipient.kind == "individual"
    if column == "name":
        name = recipient.name
        if style.capitals and person:
            name = name.upper()
        return f"{'Bà' if recipient.woman else 'Ông'} {name}" if person and style.honorific == "name" else name
    if column == "honorific":
        return ("Bà" if recipient.woman else "Ông") if person else ""
    if column == "position_unit":
        return ", ".join(filter(None, (recipient.position, recipient.unit)))
    if column == "award":
        return f"{recipient.award} hạng {recipient.award_class}" if recipient.award_class else recipient.award
    if column == "birth_year":
        return str(recipient.birth) if recipient.birth else ""
    return {"position": recipient.position, "unit": recipient.unit, "merit": recipient.merit}.get(column, "")


def lay_out(chance: random.Random, groups: list[list[Recipient]], style: Style) -> list[list[str]]:
    rows: list[list[str]] = []
    award = cell(groups[0][0], "award", style)
    rows.append(["DANH SÁCH"])
    rows.append([f"Tặng {award}" if style.award_in == "title" else "Khen thưởng thành tích công tác"])
    rows.append(["(Kèm theo Quyết định số 12 /QĐ-UBND ngày 05 tháng 3 năm 2025)"])
    rows.append([chance.choice(WORDINGS[column]) for column in style.columns])
    if chance.random() < 0.3:
        rows.append([f"({i})" for i in range(1, len(style.columns) + 1)])
    counter, section, kinds = 0, 0, {}
    before: dict[str, str] = {}
    last_kind = ""
    for group in groups:
        first = group[0]
        heading = cell(first, "award", style)
        if style.sections == "kind" and first.kind != last_kind:
            section += 1
            numeral = ["I", "II", "III", "IV", "V"][section - 1]
            rows.append(
                chance.choice([[f"{numeral}. {KIND_HEADINGS[first.kind][0]}"], [numeral, KIND_HEADINGS[first.kind][1]]])
            )
            before = {}
        if style.award_in == "section":
            rows.append(
                [heading if style.sections == "kind" else f"{['A', 'B', 'C', 'D', 'E', 'G', 'H'][section]}. {heading}"]
            )
            section += style.sections == "award"
            if style.sections == "award":
                rows.append([KIND_HEADINGS[first.kind][1]])
            before = {}
        last_kind = first.kind
        if style.restart:
            counter = 0
        for recipient in group:
            counter += 1
            values = {column: cell(recipient, column, style) for column in style.columns}
            values["number"] = str(counter)
            row = []
            for column in style.columns:
                same = (
                    values[column]
                    and values[column] == before.get(column)
                    and column in ("position", "unit", "award", "merit", "position_unit")
                )
                row.append(style.ditto if same and style.ditto else values[column])
            before = {c: v or before.get(c, "") for c, v in values.items()}
            kinds[recipient.kind] = kinds.get(recipient.kind, 0) + 1
            rows.append(row)
    if chance.random() < 0.5:
        words = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
        rows.append(["", "Tổng số: " + ", ".join(f"{n:02d} {words[k]}" for k, n in kinds.items()) + "./."])
    if chance.random() < 0.5:
        rows += [["", "", "TM. ỦY BAN NHÂN DÂN"], ["", "", "CHỦ TỊCH"], ["", "", "Dương Văn Ký"]]
    return rows


def disturb(chance: random.Random, rows: list[list[str]], form: str) -> list[list[str]]:
    """Write the same text less cleanly: decomposed, with no-break spaces and line breaks."""
    dirty = []
    for row in rows:
        line = []
        for text in row:
            if chance.random() < 0.15:
                text = unicodedata.normalize("NFD", text)
            if chance.random() < 0.1:
                text = text.replace(" ", "\xa0", 1)
            if chance.random() < 0.05:
                text = f" {text}\u200b "
            if chance.random() < 0.05 and form != "csv":
                text = text.replace(" ", "\n", 1)
            line.append(text)
        dirty.append(line)
    return dirty


def build(form: str, rows: list[list[str]], xlsx, docx) -> bytes:
    if form == "xlsx":
        return xlsx({"Danh sách": rows})
    if form == "csv":
        return "\n".join("\t".join(f'"{t.replace(chr(34), chr(34) * 2)}"' for t in row) for row in rows).encode(
            "utf-16"
        )
    header = next(i for i, row in enumerate(rows) if len(row) > 2)
    width = len(rows[header])
    table = [[(row[0], {"span": width})] if len(row) == 1 else row + [""] * (width - len(row)) for row in rows[header:]]
    return docx(*(row[0] for row in rows[:header]), table)


@pytest.mark.parametrize("seed", range(300))
def test_round_trip(seed, xlsx, docx):
    chance = random.Random(seed)
    groups = invent(chance)
    style = invent_style(chance, groups)
    form = chance.choice(["xlsx", "docx", "csv"])
    rows = disturb(chance, lay_out(chance, groups, style), form)
    reading = read_list(build(form, rows, xlsx, docx), f"ds.{form}")

    expected = [r for group in groups for r in group]
    assert [r.name for r in reading.rows] == [r.name for r in expected]
    assert [(r.award, r.award_class) for r in reading.rows] == [(r.award, r.award_class) for r in expected]
    assert [str(r.kind) for r in reading.rows] == [r.kind for r in expected]
    assert [(r.position, r.unit) for r in reading.rows] == [(r.position, r.unit) for r in expected]
    if "birth_year" in style.columns:
        assert [r.birth_year or 0 for r in reading.rows] == [r.birth for r in expected]
    if style.honorific:
        people = [(r.gender, e.woman) for r, e in zip(reading.rows, expected, strict=True) if e.kind == "individual"]
        assert all((gender == "nữ") == woman for gender, woman in people)
    assert (reading.decision_number, str(reading.decision_date)) == ("12/QĐ-UBND", "2025-03-05")
    assert not reading.errors
    doubted = sum(bool(row.doubts) for row in reading.rows)
    assert doubted <= len(reading.rows) // 2 + 1, [row.doubts for row in reading.rows]
