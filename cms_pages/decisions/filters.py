"""What a reader chose among the decisions, and how many there are of each choice. Knows no page model.

The numbers of a choice are counted under all other choices. Two queries for
all of them: forms come from the figures beside the records, which are few.
"""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef

from cms_pages.core import choices
from registrations.awards.models import AwardRecord, Decision
from registrations.movements.models import Movement
from registrations.statistics.queries import decisions_of_each_form
from registrations.titles.models import Authority, Form
from search.text import year_number


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose; values that make no sense count as not chosen."""

    year: str = ""
    form: str = ""
    authority: str = ""
    movement: Movement | None = None

    @classmethod
    def of(cls, params):
        """What the query string says."""
        year, form, authority = (params.get(name, "") for name in ("nam", "hinhthuc", "thamquyen"))
        return cls(
            year=year if year_number(year) else "",
            form=form if form in Form.values else "",
            authority=authority if authority in Authority.values else "",
            movement=_movement(params.get("phongtrao", "")),
        )

    @property
    def parameters(self):
        """What the query string says of it, of values that make sense."""
        return {
            "nam": self.year,
            "hinhthuc": self.form,
            "thamquyen": self.authority,
            "phongtrao": self.movement.slug if self.movement else "",
        }

    def narrow(self, pages):
        """The pages that agree with every choice."""
        if self.year:
            pages = pages.filter(decision__year=int(self.year))
        if self.authority:
            pages = pages.filter(decision__authority=self.authority)
        if self.form:
            shown = AwardRecord.objects.filter(decision=OuterRef("decision"), form=self.form, is_public=True)
            pages = pages.filter(Exists(shown))
        if self.movement:
            pages = pages.filter(decision__movement=self.movement)
        return pages


def _movement(slug):
    """The movement that an address names, None for one of no public decision; PostgreSQL refuses to be asked for a NUL."""
    if not slug or "\x00" in slug:
        return None
    return Movement.objects.filter(slug=slug, pk__in=Decision.objects.public().values("movement")).first()


def offered(pages, chosen: Chosen):
    """The groups of choices, and how many pages agree with all that was chosen."""
    pages = pages.order_by()
    rows = replace(chosen, year="", authority="").narrow(pages)
    of_year, of_authority, total = Counter(), Counter(), 0
    for year, authority, number in rows.values_list("decision__year", "decision__authority").annotate(n=Count("pk")):
        fits = chosen.year in {"", str(year)}, chosen.authority in {"", authority}
        of_year[str(year)] += number if fits[1] else 0
        of_authority[authority] += number if fits[0] else 0
        total += number if all(fits) else 0
    of_form = decisions_of_each_form(replace(chosen, form="").narrow(pages).values("decision"))
    years = [(year, year, of_year[year]) for year in sorted(of_year, reverse=True)]
    groups = [
        choices.group("nam", "Năm ký", years, chosen.year),
        choices.group("hinhthuc", "Hình thức", [(*one, of_form[one[0]]) for one in Form.choices], chosen.form),
        choices.group(
            "thamquyen",
            "Người có thẩm quyền",
            [(*one, of_authority[one[0]]) for one in Authority.choices],
            chosen.authority,
        ),
    ]
    return choices.worth_showing(groups), total


def chips(groups, chosen: Chosen):
    """(parameter, words) of everything that was chosen."""
    found = [(name, f"Năm {words}" if name == "nam" else words) for name, words in choices.chips(groups)]
    return [*found, ("phongtrao", chosen.movement.name)] if chosen.movement else found
