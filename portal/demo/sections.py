"""Who writes for which unit in the demo, and a bundle that is being put together."""

from datetime import timedelta

from cms_pages.newsroom.models import Bundle, Contributor, SectionRight
from portal.demo.moments import Demo
from portal.operations.office import OfficePages
from registrations.units.models import Unit

REGULATION = "Quy chế phối hợp quản lý Trang, ví dụ của bản mẫu"


def load(demo: Demo, office: OfficePages) -> None:
    """The contributor of the cast writes for the Department of Home Affairs; two units have sections of their own."""
    since = demo.today - timedelta(days=700)
    home_affairs, education = (Unit.objects.get(code=code) for code in ("so-noi-vu", "so-giao-duc-va-dao-tao"))
    Contributor.objects.create(unit=home_affairs, user=demo.people["cong-tac-vien"], since=since)
    for unit, section in (
        (home_affairs, office.news),
        (home_affairs, office.exemplars),
        (education, office.exemplars),
    ):
        SectionRight.objects.create(unit=unit, section=section, since=since, source=REGULATION)


def load_bundle(demo: Demo) -> None:
    """An empty bundle for the ceremony to come."""
    maker = demo.people["bien-tap"]
    moment = demo.now.replace(hour=0, minute=30, second=0, microsecond=0) + timedelta(days=12)
    bundle = Bundle.objects.create(title="Lễ trao tặng danh hiệu cuối năm", goes_live_at=moment, made_by=maker)
    bundle.changed_by.add(maker)
