"""Who writes for which unit in the demo, a bundle that waits for its approver, and a change of the office's facts."""

from datetime import timedelta

from cms_pages.changes import actions as changes
from cms_pages.changes.snapshots import snapshot
from cms_pages.core.models import OfficeSettings
from cms_pages.news.models import ArticlePage
from cms_pages.newsroom import actions as bundles
from cms_pages.newsroom.models import Bundle, Contributor, SectionRight
from portal.demo.honours import read
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
    """What appears together at the ceremony to come, handed in for approval."""
    maker = demo.people["bien-tap"]
    moment = demo.now.replace(hour=0, minute=30, second=0, microsecond=0) + timedelta(days=12)
    bundle = Bundle(title="Lễ trao tặng danh hiệu cuối năm", goes_live_at=moment)
    bundle = bundles.make_bundle(bundle, by=maker)
    titles = [one["title"] for one in read("news_autumn")["waiting"] if one.get("bundled")]
    for page in ArticlePage.objects.filter(title__in=titles).order_by("pk"):
        bundles.add_page(bundle, page, by=maker)
    bundles.send(bundle, by=maker)


def propose_change(demo: Demo) -> None:
    """Another telephone at the foot of every page: it waits for a second person."""
    office = OfficeSettings.objects.get(site__is_default_site=True)
    wanted = snapshot(office) | {"phone": "(0205) 3 000 001"}
    changes.propose(office, wanted, by=demo.people["bien-tap"])
