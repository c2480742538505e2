"""Forty decisions of ten years and their recipients, brought in and published the way an office does it."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from cms_pages.decisions.actions import draft_page
from portal.demo import names
from portal.demo.matter import dated
from portal.demo.moments import Demo, anniversary, at, last
from registrations.awards.actions import confirm_import, file_hash
from registrations.awards.models import Decision, ImportRow, RecipientImport
from registrations.movements.models import Movement
from registrations.titles.models import RecipientKind, Title
from registrations.units.models import OrganisingBody, Unit

DATA = Path(__file__).parent / "data"
MERGED = date(2025, 7, 1)
ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
PERSON, COLLECTIVE, HOUSEHOLD = RecipientKind.PERSON, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD
BORDER = {"Ba Sơn", "Đồng Đăng", "Quốc Khánh", "Thụy Hùng", "Mẫu Sơn", "Khuất Xá", "Kiên Mộc", "Hoàng Văn Thụ"}
TAGGED = re.compile(r"(truong|y-te|thon|co-quan)(?: (\d{4})\+)?: ")
SORTS = {"Trường ": "truong", "Trạm Y tế": "y-te", "Bệnh viện": "y-te", "hôn ": "thon", "hối phố ": "thon"}
PLAIN_MERIT = "Hoàn thành xuất sắc nhiệm vụ được giao."
BELONGS = {
    "Bệnh viện": "so-y-te",
    "Kiểm soát bệnh tật": "so-y-te",
    "Bộ đội Biên phòng": "bo-doi-bien-phong-tinh",
    "Đồn Biên phòng": "bo-doi-bien-phong-tinh",
}
SIGNERS = {
    "chu-tich-ubnd-tinh": ("Dương Đình Khải", "Chủ tịch Ủy ban nhân dân tỉnh"),
    "chu-tich-ubnd-xa": ("Hứa Văn Thức", "Chủ tịch Ủy ban nhân dân xã"),
    "chu-tich-ubnd-huyen": ("Lý Xuân Toản", "Chủ tịch Ủy ban nhân dân huyện"),
    "thu-truong": ("Vy Thị Minh Hảo", "Giám đốc Sở"),
}
GROUNDS = (
    (date(2025, 7, 1), "Luật Thi đua, khen thưởng số 06/2022/QH15\nNghị định số 152/2025/NĐ-CP của Chính phủ"),
    (date(2024, 1, 1), "Luật Thi đua, khen thưởng số 06/2022/QH15\nNghị định số 98/2023/NĐ-CP của Chính phủ"),
    (
        date(2017, 10, 1),
        "Luật Thi đua, khen thưởng năm 2003 và các luật sửa đổi, bổ sung\nNghị định số 91/2017/NĐ-CP của Chính phủ",
    ),
    (date.min, "Luật Thi đua, khen thưởng năm 2003 và các luật sửa đổi, bổ sung"),
)


def read(name: str) -> dict[str, Any]:
    """One of the data files."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def day_of(recipe: dict[str, Any], today: date) -> date:
    """The day on which a decision was signed; what only districts could give lies before they ended."""
    years = recipe["years"]
    while True:
        signed = anniversary(today, years) if recipe["when"] == "today" else last(recipe["when"], today, years)
        if recipe["authority"] != "chu-tich-ubnd-huyen" or signed < MERGED:
            return signed
        years += 1


class Places:
    """Communes and departments that stood on a day, drawn from the directory of units."""

    def __init__(self, on: date, inside: str = "", border: bool = False):
        units = Unit.objects.in_force(on).select_related("parent").order_by("code")
        self.communes = list(units.filter(kind__in=[Unit.Kind.COMMUNE, Unit.Kind.WARD, Unit.Kind.TOWNSHIP]))
        self.departments = list(units.filter(kind=Unit.Kind.DEPARTMENT, name__startswith="Sở "))
        self.border = [unit for unit in self.communes if unit.short_name in BORDER]
        if inside:
            self.communes = [u for u in self.communes if inside in (u.code, u.parent.code if u.parent else "")]
        elif border:
            self.communes = self.border
        if on < MERGED:
            self.communes = [unit for unit in self.communes if unit.parent_id]
        self.ranks = {unit.pk: rank for rank, unit in enumerate(self.communes, start=1)}

    def standing(self, row: dict[str, Any]) -> tuple[int, int]:
        """Where a row stands in a list: offices of the province first, then commune by commune."""
        rank = self.ranks.get(row["unit_id"] or 0, 0)
        return (rank > 0, rank)

    def above(self, pattern: str) -> Unit | None:
        """The body of the province that a named office belongs to, if the pattern names one."""
        for words, code in BELONGS.items():
            if words in pattern:
                return Unit.objects.filter(code=code).first()
        return next((unit for unit in self.departments if unit.name in pattern), None)


def _sort_of(where: str) -> str:
    """Which merits fit a place: "truong", "y-te", "thon" or "co-quan"."""
    for start, sort in SORTS.items():
        if start in where:
            return sort
    return "co-quan"


class Scribe:
    """Writes the rows of one decision's list."""

    def __init__(self, recipe: dict[str, Any], signed: date, rng: Random, themes: dict[str, Any], stars: list):
        self.recipe, self.signed, self.rng, self.stars = recipe, signed, rng, stars
        self.themes, self.words = themes, themes["names"]
        self.theme = themes[recipe["theme"]]
        self.places = Places(signed, recipe.get("place", ""), self.theme.get("border", False))
        self.taken: set[str] = set()

    def rows(self) -> Iterator[dict[str, Any]]:
        """The values of every award record, award by award: collectives, persons, households."""
        several = len(self.recipe["gives"]) > 1
        for code, award_class, persons, collectives, households, *other in self.recipe["gives"]:
            self.theme = self.themes[other[0] if other else self.recipe["theme"]]
            title = Title.objects.in_force(self.signed).get(code=code)
            wording = title.name_with_class(award_class)
            common = {
                "title_id": title.pk,
                "award_wording": wording,
                "award_class": award_class,
                "form": title.form,
                "level": title.level,
                "kind": self.recipe["kind"],
            }
            for kind, count in ((COLLECTIVE, collectives), (PERSON, persons), (HOUSEHOLD, households)):
                label = str(kind.label)
                section = f"{wording} – {label.lower()}" if several else label
                stars = [star for _ in range(count) if (star := self._star(kind, code, award_class))]
                rows = [self._row(kind, number, count) for number in range(len(stars), count)]
                for row in [*stars, *sorted(rows, key=self.places.standing)]:
                    yield {**common, "section": section, "public_id": self._public_id(), **row}

    def _public_id(self) -> str:
        return "".join(self.rng.choice(ID_LETTERS) for _ in range(10))

    def _star(self, kind, code, award_class):
        """The next person or collective of the exemplars that this decision honours, if one is left."""
        for star in self.stars:
            if star["kind"] == kind and star["code"] in ("", code) and star["class"] in ("", award_class):
                self.stars.remove(star)
                self.taken.add(star["values"]["name"])
                return star["values"]
        return None

    def _row(self, kind, number: int, count: int) -> dict[str, Any]:
        make = {PERSON: self._person, COLLECTIVE: self._collective, HOUSEHOLD: self._household}[kind]
        for _ in range(200):
            values = make()
            if values["name"] not in self.taken:
                break
        self.taken.add(values["name"])
        if kind == PERSON and count - number <= self.recipe.get("minors", 0):
            values |= self._minor(values)
        elif kind == PERSON:
            values["is_public"] = count - number > self.recipe.get("hidden", 0)
            values["posthumous"] = count - number <= self.recipe.get("posthumous", 0)
        return values | {"recipient_kind": str(kind), "period": self._period()}

    def _period(self) -> str:
        return f"năm {self.signed.year - 1}" if self.recipe["kind"] == "cong-trang" else ""

    def _where(self, pattern: str) -> dict[str, Any]:
        """Fill a pattern with a place: wording, unit and, before communes were merged, the place of then."""
        words = {
            "firm": f"{self.rng.choice(self.words['trades'])} {self.rng.choice(self.words['brands'])}",
            "craft": self.rng.choice(self.words["crafts"]),
            "post": self.rng.choice(self.words["posts"]),
            "hamlet": self.rng.choice(names.VILLAGES),
        }
        if "{place}" not in pattern and "{bare}" not in pattern:
            unit = self.rng.choice(self.places.departments)
            found = self.places.above(pattern) or (unit if "{whole}" in pattern else None)
            return {
                "unit_wording": pattern.format(whole=unit.name, **words),
                "unit_id": found.pk if found else None,
                "place_then": "",
            }
        unit = self.rng.choice(self.places.communes)
        town = unit.kind != Unit.Kind.COMMUNE
        words["village"] = names.village(self.rng, town=town)
        if town:
            pattern = pattern.replace("Thôn {hamlet}", "Khối phố {hamlet}").replace(
                "thôn {hamlet}", "khối phố {hamlet}"
            )
        if self.signed < MERGED:
            pattern = pattern.removesuffix(", {place}")
        return {
            "unit_wording": pattern.format(place=unit.in_text, bare=unit.short_name or unit.name, **words),
            "unit_id": unit.pk,
            "place_then": f"{unit.in_text}, {unit.parent.in_text}" if unit.parent else "",
        }

    def _merit(self, key: str, where: str = "") -> str:
        """Words for what was done, fitting the place where it was done and the year."""
        fitting = []
        for text in self.theme.get(key) or self.theme["merits"]:
            tag = TAGGED.match(text)
            if tag and (tag[1] != _sort_of(where) or (tag[2] and self.signed.year < int(tag[2]))):
                continue
            fitting.append(text[tag.end() :] if tag else text)
        return dated(self.rng.choice(fitting or [PLAIN_MERIT]), self.signed)

    def _person(self) -> dict[str, Any]:
        position, _, pattern = self.rng.choice(self.theme["people"]).partition(" | ")
        female = True if self.recipe.get("women") or "Phụ nữ" in position else None
        where = self._where(pattern)
        honorific, name = names.person(self.rng, female=female)
        is_farmer = position.startswith("**")
        return {
            "name": name,
            "honorific": self.theme.get("honorific", honorific),
            "female": honorific == "Bà",
            "position": position.lstrip("*"),
            "direct_worker": position.startswith("*"),
            "worker_farmer": is_farmer,
            "target_groups": [
                *self.theme.get("groups", ["nong-dan"] if is_farmer else []),
                *(["phu-nu"] if honorific == "Bà" else []),
            ],
            "merit": self._merit("merits", where["unit_wording"]),
            **where,
        }

    def _minor(self, values: dict[str, Any]) -> dict[str, Any]:
        school = self.theme.get("minor_school", "Trường Trung học cơ sở {bare}, {place}")
        return {
            "honorific": "Em",
            "is_minor": True,
            "birth_year": self.signed.year - 13,
            "position": self.theme.get("minor_position", "Học sinh"),
            "direct_worker": False,
            "worker_farmer": False,
            "target_groups": ["hoc-sinh"],
            "merit": self._merit("minor_merits"),
            **self._where(school),
        }

    def _collective(self) -> dict[str, Any]:
        patterns = self.theme.get("collectives")
        if patterns:
            where = self._where(self.rng.choice(patterns))
            name = where.pop("unit_wording")
        else:
            unit = self.rng.choice(self.places.communes if self.rng.random() < 0.7 else self.places.departments)
            name = names.collective(self.rng, unit.name)
            old = unit.is_territorial and unit.parent
            where = {"unit_id": unit.pk, "place_then": f"{unit.in_text}, {unit.parent.in_text}" if old else ""}
        small = not name.startswith(("Ủy ban nhân dân", "Sở ", "Ủy ban Mặt trận"))
        merit = self._merit("team_merits", name)
        return {"name": name, "merit": merit, "small_collective": small, "unit_wording": "", **where}

    def _household(self) -> dict[str, Any]:
        where = self._where("{village}, {place}")
        address, name = names.person(self.rng)
        merit = self._merit("house_merits")
        return {"name": f"Hộ gia đình {address.lower()} {name}", "merit": merit, **where}


def stars_of(exemplars: list[dict[str, Any]], days: dict[str, date]) -> dict[str, list]:
    """The records that the exemplars' stories tell of, by decision."""
    found: dict[str, list] = {}
    for exemplar in exemplars:
        for award in exemplar["awards"]:
            key, code, award_class = (award.split("/") + ["", ""])[:3]
            values = _star_values(exemplar, days[key])
            kind = RecipientKind({"person": "ca-nhan", "collective": "tap-the"}.get(exemplar["kind"], "ho-gia-dinh"))
            found.setdefault(key, []).append({"kind": kind, "code": code, "class": award_class, "values": values})
    return found


def _star_values(exemplar: dict[str, Any], signed: date) -> dict[str, Any]:
    unit = Unit.objects.filter(code=exemplar["unit"]).first()
    old, person = signed < MERGED, exemplar["kind"] == "person"
    if old and unit and unit.is_territorial:
        before = [link.predecessor for link in unit.successions_in.select_related("predecessor__parent")]
        named = [u for u in before if exemplar["old_place"].startswith(u.in_text)]
        unit = named[0] if named else unit
    place = exemplar["old_place"] if old and exemplar["old_place"] else exemplar["place"]
    return {
        "name": exemplar["name"],
        "honorific": exemplar.get("honorific", "") if person else "",
        "female": exemplar.get("honorific") == "Bà" if person else None,
        "recipient_kind": {"person": "ca-nhan", "collective": "tap-the"}.get(exemplar["kind"], "ho-gia-dinh"),
        "position": exemplar["position"] if person else "",
        "unit_wording": exemplar["workplace"] if person else "",
        "unit_id": unit.pk if unit else None,
        "place_then": place if exemplar["kind"] != "collective" or old else "",
        "small_collective": None if person else True,
        "direct_worker": exemplar.get("hands") if person else None,
        "merit": exemplar["merit"],
        "posthumous": False,
    }


def load(demo: Demo) -> dict[str, Decision]:
    """Make, fill and publish every decision. Returns them by key."""
    recipes, themes = read("decisions")["decision"], read("themes")
    days = {recipe["key"]: day_of(recipe, demo.today) for recipe in recipes}
    stars = stars_of(read("exemplars")["exemplar"], days)
    made = {}
    for recipe in sorted(recipes, key=lambda recipe: days[recipe["key"]]):
        signed = days[recipe["key"]]
        rows = list(Scribe(recipe, signed, demo.rng, themes, stars.get(recipe["key"], [])).rows())
        made[recipe["key"]] = _make(demo, recipe, signed, rows)
    return made


def _make(demo: Demo, recipe: dict[str, Any], signed: date, rows: list[dict[str, Any]]) -> Decision:
    officer = demo.people["chuyen-vien"]
    signer, position = SIGNERS.get(recipe["authority"], ("", ""))
    proposed = signed - timedelta(days=9 + signed.day % 5)
    proposed -= timedelta(days=max(0, proposed.weekday() - 4))
    local = recipe["authority"] in ("chu-tich-ubnd-xa", "chu-tich-ubnd-huyen", "thu-truong")
    decision = Decision.objects.create(
        organising_body=OrganisingBody.objects.first(),
        number=recipe["number"],
        signed_on=signed,
        authority=recipe["authority"],
        signer=signer,
        signer_position=position,
        subject=dated(recipe["subject"], signed),
        occasion=dated(recipe.get("occasion", ""), signed),
        movement=Movement.objects.get(slug=recipe["movement"]) if "movement" in recipe else None,
        kind=recipe["kind"],
        legal_grounds=next(text for start, text in GROUNDS if signed >= start),
        proposal="" if local else f"Tờ trình số {120 + len(rows)}/TTr-SNV ngày {proposed:%d/%m/%Y}",
        created_by=officer,
        created_at=at(signed + timedelta(days=1), 9, 30),
    )
    _bring_in(decision, rows, officer)
    page = draft_page(decision, officer)
    page.lead = _lead(rows)
    page.first_published_at = at(signed + timedelta(days=2), 10)
    Decision.objects.filter(pk=decision.pk).update(published_at=page.first_published_at)
    page.save_revision(user=officer, log_action=False).publish(
        user=demo.people["nguoi-duyet"], skip_permission_checks=True
    )
    return decision


def _bring_in(decision: Decision, rows: list[dict[str, Any]], officer) -> None:
    """Through the same door as an uploaded list: a preview, then its confirmation."""
    batch = RecipientImport.objects.create(
        decision=decision,
        file_name=f"danh-sach-{decision.number_key[:40]}.xlsx".replace("/", "-"),
        file_hash=file_hash(decision.number.encode()),
        row_count=len(rows),
        uploaded_by=officer,
        uploaded_at=decision.created_at,
    )
    lines = (ImportRow(batch=batch, order=number, values=row) for number, row in enumerate(rows, start=1))
    ImportRow.objects.bulk_create(lines, batch_size=1000)
    confirm_import(batch, officer)


def _lead(rows: list[dict[str, Any]]) -> str:
    shown = [row for row in rows if row.get("is_public", True)]
    counts = [
        (sum(row["recipient_kind"] == kind for row in shown), word)
        for kind, word in ((COLLECTIVE, "tập thể"), (PERSON, "cá nhân"), (HOUSEHOLD, "hộ gia đình"))
    ]
    parts = [f"{count} {word}" for count, word in counts if count]
    joined = " và ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"{joined[:1].upper()}{joined[1:]} có tên trong danh sách dưới đây."
