"""The people of the story, and what the story leaves lying ready for them."""

from pathlib import Path
from types import SimpleNamespace

from django.utils import timezone

from registrations.titles.queries import in_force
from registrations.units.models import Unit
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, QuestionFactory
from tests.factories.units import MembershipFactory, OrganisingBodyFactory

FILES = Path(__file__).parents[1] / "registrations" / "tables" / "files"


def staff():
    """Whoever works in the back office; each has a second factor, as the portal asks."""
    return SimpleNamespace(
        writer=UserFactory(full_name="Lương Thị Viết", groups=["Biên tập viên"]),
        approver=UserFactory(full_name="Hoàng Văn Duyệt", groups=["Người duyệt"]),
        officer=UserFactory(full_name="Nông Thị Chuyên", groups=["Chuyên viên TĐKT"]),
    )


def commune():
    """A commune of the directory with its clerk and its signatory."""
    unit = Unit.objects.get(code__isnull=False, kind=Unit.Kind.COMMUNE, short_name="Kiên Mộc", effective_to=None)
    clerk = MembershipFactory(unit=unit, role="drafter", user__full_name="Lộc Thị Nhập").user
    signatory = MembershipFactory(unit=unit, role="signatory", user__full_name="Vi Văn Ký").user
    return SimpleNamespace(unit=unit, clerk=clerk, signatory=signatory)


def campaign(*, question=True):
    """An open campaign of the province with titles of the catalogue and, as a rule, one question."""
    titles = list(in_force(timezone.localdate()))
    aims = [title for title in titles if title.form == "danh-hieu-thi-dua"]
    made = CampaignFactory(organising_body=OrganisingBodyFactory(), titles=aims, signatory_only=True)
    if question:
        QuestionFactory(campaign=made)
    return made
