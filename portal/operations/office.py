"""The pages every office starts with: home, sections, and the pages that a State website must have."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, Page, Site, Workflow, WorkflowPage, WorkflowTask

from cms_pages.blanks.models import BlankIndexPage
from cms_pages.bonus.models import BonusIndexPage
from cms_pages.ceremonies.models import CeremonyIndexPage
from cms_pages.core.models import StandardPage
from cms_pages.core.workflow import EditorialCheck, SecondPersonApproval
from cms_pages.council.models import CouncilIndexPage
from cms_pages.decisions.models import DecisionIndexPage
from cms_pages.documents.models import DocumentField, DocumentIndexPage
from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.guidance.models import GuidanceIndexPage
from cms_pages.home.models import HomePage
from cms_pages.inspections.models import InspectionIndexPage
from cms_pages.meetings.models import MeetingIndexPage
from cms_pages.movements.models import MovementIndexPage
from cms_pages.news.models import NewsCategory, NewsIndexPage
from cms_pages.press.models import PressIndexPage
from cms_pages.targets.models import TargetsIndexPage
from cms_pages.training.models import TrainingIndexPage
from portal.operations.plain_pages import PLAIN_PAGES

STEPS = (
    (EditorialCheck, "Biên tập bài của cộng tác viên", "Biên tập viên"),
    (SecondPersonApproval, "Người thứ hai duyệt", "Người duyệt"),
)

SECTIONS = (
    (
        DecisionIndexPage,
        "quyet-dinh",
        "Quyết định khen thưởng",
        "Mỗi quyết định kèm danh sách người, tập thể được tặng.",
    ),
    (ExemplarIndexPage, "dien-hinh", "Gương điển hình", "Những người và tập thể có việc làm đáng học của Lạng Sơn."),
    (NewsIndexPage, "tin-tuc", "Tin tức", "Hoạt động thi đua, khen thưởng trong tỉnh."),
    (DocumentIndexPage, "van-ban", "Văn bản", "Luật, nghị định, thông tư và văn bản của tỉnh về thi đua, khen thưởng."),
)
MOVEMENTS = ("phong-trao", "Phong trào thi đua", "Các phong trào đang phát động, tiêu chí và kết quả.")
TARGETS = (
    "chi-tieu",
    "Chỉ tiêu đăng ký của tỉnh",
    "Chỉ tiêu thi đua tỉnh đăng ký với Trung ương từng năm, đơn vị đăng ký cờ thi đua và kết quả.",
)
PRESS = (
    "bao-chi",
    "Báo chí, phát thanh, truyền hình",
    "Báo, đài nói về phong trào thi đua và công tác khen thưởng trong tỉnh.",
)
# The council stands in the main menu and leads to what it does, which stands beside the menu.
COUNCIL = (
    CouncilIndexPage,
    "hoi-dong",
    "Hội đồng",
    "Thành viên, cơ quan thường trực và hoạt động của Hội đồng Thi đua - Khen thưởng tỉnh.",
)
COUNCIL_PARTS = (
    (MeetingIndexPage, "phien-hop", "Kết luận phiên họp", "Kết luận các phiên họp thường kỳ và đột xuất của Hội đồng."),
    (InspectionIndexPage, "kiem-tra", "Kiểm tra", "Kế hoạch kiểm tra từng năm và thông báo kết quả."),
    (CeremonyIndexPage, "su-kien", "Hội nghị, lễ trao tặng", "Thời gian, chương trình và những người được tôn vinh."),
    (TrainingIndexPage, "tap-huan", "Lớp tập huấn", "Lịch lớp, tài liệu và đăng ký dự học của đơn vị."),
)
FIELDS = (
    ("thi-dua", "Thi đua"),
    ("khen-thuong", "Khen thưởng"),
    ("sang-kien", "Sáng kiến"),
    ("to-chuc", "Tổ chức, quy chế hoạt động"),
    ("kiem-tra", "Kiểm tra, giải quyết ý kiến"),
    ("du-lieu", "Dữ liệu và Trang thông tin"),
)
# Beside the main menu likewise, reached from each other, from the foot of every page and from units' own pages.
DESK_SECTIONS = (
    (
        BlankIndexPage,
        "bieu-mau",
        "Biểu mẫu",
        "Mẫu văn bản, hồ sơ thi đua, khen thưởng; bản đang dùng đứng trước, bản cũ vẫn giữ.",
    ),
    (
        GuidanceIndexPage,
        "nghiep-vu",
        "Nghiệp vụ",
        "Hướng dẫn, câu hỏi thường gặp và trao đổi giữa những người làm công tác thi đua, khen thưởng.",
    ),
    (
        BonusIndexPage,
        "muc-thuong",
        "Mức thưởng",
        "Mức thưởng cho thành tích cao tại các cuộc thi, giải đấu, có ghi căn cứ và thời gian áp dụng.",
    ),
)
CATEGORIES = (
    ("phong-trao", "Phong trào thi đua"),
    ("khen-thuong", "Khen thưởng"),
    ("nghiep-vu", "Nghiệp vụ"),
    ("van-ban-moi", "Văn bản mới"),
    ("hoat-dong", "Hoạt động của Hội đồng"),
)


@dataclass(frozen=True, slots=True)
class OfficePages:
    """The home page and the sections below it."""

    home: HomePage
    decisions: DecisionIndexPage
    exemplars: ExemplarIndexPage
    news: NewsIndexPage
    documents: DocumentIndexPage
    movements: MovementIndexPage
    targets: TargetsIndexPage
    press: PressIndexPage
    council: CouncilIndexPage
    meetings: MeetingIndexPage
    inspections: InspectionIndexPage
    ceremonies: CeremonyIndexPage
    training: TrainingIndexPage
    blanks: BlankIndexPage
    guidance: GuidanceIndexPage
    bonus: BonusIndexPage


@transaction.atomic
def build_pages() -> OfficePages:
    """Make the site, its sections, plain pages, news categories and the approval workflow where missing."""
    home = HomePage.objects.first() or _make_home()
    sections = [_section(home, model, slug, title, lead) for model, slug, title, lead in SECTIONS]
    # Beside the main menu: it is reached from the map of the site, from search and from the pages that name a movement.
    movements = _section(home, MovementIndexPage, *MOVEMENTS, in_menu=False)
    targets = _section(home, TargetsIndexPage, *TARGETS, in_menu=False)
    press = _section(home, PressIndexPage, *PRESS, in_menu=False)
    council = _section(home, *COUNCIL)
    parts = [_section(home, *part, in_menu=False) for part in COUNCIL_PARTS]
    desk = [_section(home, model, slug, title, lead, in_menu=False) for model, slug, title, lead in DESK_SECTIONS]
    for slug, title, lead, body in PLAIN_PAGES:
        if not home.get_children().filter(slug=slug).exists():
            home.add_child(
                instance=StandardPage(
                    title=title, slug=slug, lead=lead, body=[("text", _rich(body))], show_in_menus=False
                )
            )
    for order, (slug, name) in enumerate(CATEGORIES):
        NewsCategory.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})
    for order, (slug, name) in enumerate(FIELDS):
        DocumentField.objects.get_or_create(slug=slug, defaults={"name": name, "order": order})
    _approval_workflow(home)
    _vietnamese_roots()
    return OfficePages(home, *sections, movements, targets, press, council, *parts, *desk)


def _rich(html):
    from wagtail.rich_text import RichText

    return RichText(html)


def _make_home():
    root = Page.get_first_root_node()
    # Wagtail's migrations leave a welcome page; it gives way to ours.
    for page in root.get_children():
        Site.objects.filter(root_page=page).delete()
        # The history of the site keeps its name for ever.
        Page.objects.filter(pk=page.pk).update(title="Trang mẫu ban đầu", draft_title="Trang mẫu ban đầu")
        page.refresh_from_db()
        page.delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": "TĐKT Lạng Sơn",
        },
    )
    return home


def _section(home, model, slug, title, lead, in_menu=True):
    found = model.objects.child_of(home).first()
    if found is None:
        home.refresh_from_db()
        found = home.add_child(instance=model(title=title, slug=slug, lead=lead, show_in_menus=in_menu))
    return found


def _approval_workflow(home):
    """An editor's check of what contributors write, then approval by another person.

    It replaces Wagtail's default workflow, in which authors may approve themselves.
    """
    workflow, _ = Workflow.objects.get_or_create(name="Viết, duyệt, đăng")
    for order, (model, name, group_name) in enumerate(STEPS):
        task = model.objects.first() or model.objects.create(name=name)
        task.groups.add(Group.objects.get_or_create(name=group_name)[0])
        WorkflowTask.objects.update_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": order})
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    WorkflowPage.objects.exclude(workflow=workflow).delete()
    others = Workflow.objects.exclude(pk=workflow.pk)
    others.filter(workflow_states=None).delete()
    others.update(active=False)
    GroupApprovalTask.objects.filter(task_states=None).delete()
    GroupApprovalTask.objects.update(active=False)


def _vietnamese_roots():
    """The top of the tree of pages and of the tree of files, named by Wagtail's migrations in English."""
    Page.objects.filter(depth=1).update(title="Gốc", draft_title="Gốc")
    Collection.objects.filter(depth=1, name="Root").update(name="Thư mục gốc")
