"""What all pages share, the office's own facts, and plain pages."""

from django import forms
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page
from wagtail.search import index

from cms_pages.core import cards, gates
from cms_pages.core.access import restrictions_on
from cms_pages.core.authors import is_spoken_for
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField
from cms_pages.core.files import linked_files
from cms_pages.core.gone import GoneAddress  # noqa: F401 (a model)
from cms_pages.core.notes import ChangeNote  # noqa: F401 (a model)
from cms_pages.core.page_form import DraftCopyForm, PageForm, first_free, vietnamese_slug_input
from cms_pages.core.panels import ChangeNotePanel, FourEyesPanel, title_panel
from cms_pages.core.sections import SectionMixin
from cms_pages.core.workflow import EditorialCheck, HeldLock, SecondPersonApproval  # noqa: F401 (models)
from search.text import slug, tidy
from themes.base import outward

LEAD_PANEL = FieldPanel("lead", widget=forms.Textarea(attrs={"rows": 3}))
# Below the root of the tree stands the home page, below that the sections.
SECTION_DEPTH = 3
SLUG_HELP = "Phần cuối của địa chỉ, chữ thường không dấu. Bỏ trống thì lấy từ tiêu đề."


@register_setting(icon="site", order=10)
class OfficeSettings(BaseSiteSetting):
    """Thông tin cơ quan: what the law wants at the foot of every page of a State website."""

    name = models.CharField("tên cơ quan", max_length=150, default="Hội đồng Thi đua - Khen thưởng")
    place = models.CharField("địa bàn", max_length=100, default="tỉnh Lạng Sơn")
    standing_body = models.CharField("cơ quan thường trực", max_length=150, blank=True)
    responsible = models.CharField("chịu trách nhiệm chính", max_length=250, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=60, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    notice = models.CharField(
        "thông báo trên mọi trang",
        max_length=300,
        blank=True,
        help_text="Ví dụ: Trang bảo trì từ 22 giờ đến 24 giờ tối nay.",
    )

    class Meta:
        verbose_name = "thông tin cơ quan"
        verbose_name_plural = "thông tin cơ quan"
        permissions = [("withdraw_page", "Gỡ trang đang đăng, hủy hẹn giờ đăng, đặt quyền xem")]

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("place"), FieldPanel("standing_body")], "Cơ quan"),
        MultiFieldPanel(
            [FieldPanel("responsible"), FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], "Liên hệ"
        ),
        FieldPanel("notice"),
    ]


class Topic(models.Model):
    """Chủ đề: the controlled list of what pages are about, beside their category and movement.

    A new topic is seen only where a published page bears it, and that page was
    approved; a change of one waits for a second person (`cms_pages/changes`).
    """

    name = models.CharField("tên chủ đề", max_length=80, unique=True)
    slug = models.SlugField("đường dẫn", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "chủ đề"
        verbose_name_plural = "chủ đề"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)


class BasePage(Page):
    """Trang: the lead, the picture and the rules that every kind of page shares.

    `search_kind` names the kind of search entry a live page makes; empty means
    the page is not found by search (an index page of a section). A kind with
    `begins_with_text` opens in the editor with an empty paragraph.
    """

    lead = models.TextField(
        "tóm tắt",
        max_length=500,
        blank=True,
        help_text="Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.",
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="ảnh đại diện",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Không có ảnh thì trang dùng hoa văn dệt riêng của trang.",
    )

    search_kind = ""
    begins_with_text = False
    base_form_class = PageForm
    copy_form_class = DraftCopyForm

    class Meta:
        abstract = True

    search_fields = Page.search_fields + [
        index.SearchField("lead"),
    ]
    content_panels = [
        FourEyesPanel(),
        ChangeNotePanel(),
        title_panel(),
        LEAD_PANEL,
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text=SLUG_HELP, widget=vietnamese_slug_input()),
                FieldPanel("seo_title", heading="Tiêu đề cho máy tìm kiếm"),
                FieldPanel("search_description", heading="Mô tả cho máy tìm kiếm"),
                FieldPanel("show_in_menus", heading="Hiện trong mục lục chính"),
            ],
            "Địa chỉ và hiển thị",
        )
    ]
    settings_panels = [PublishingPanel()]

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Save a version. One that somebody approves or approved stays as it was read: what follows is a new one."""
        if overwrite_revision is not None and is_spoken_for(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def get_view_restrictions(self):
        return restrictions_on(self)

    def get_lock(self):
        hold = gates.held(self)
        return HeldLock(self, hold) if hold and hold.locked else super().get_lock()

    def record_authors(self):
        """Ids of the users who changed the records that this page shows, since it was last published."""
        return set()

    def changed_since(self, moment):
        """Whether the records that this page shows were changed after a moment."""
        return False

    def full_clean(self, *args, **kwargs):
        self._name_for_addresses()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        # Wagtail asks no more than this of drafts.
        self._name_for_addresses()
        super().minimal_clean()

    def _name_for_addresses(self):
        # Wagtail's own slug from a title drops or mangles Vietnamese letters.
        if not self.slug and self.title:
            self.slug = free_slug(self, slug(self.title))

    @property
    def url_path_here(self):
        """Address of this page within the site, without a query for the site (lists link below it)."""
        return "/" + self.url_path.split("/", 2)[2]

    @property
    def parent_address(self):
        """Address of the section this page stands in."""
        return self.url_path_here.rstrip("/").rpartition("/")[0] + "/"

    def crumbs(self):
        """Pages above this one, from the home page down, as (title, address); one query, none where it is known."""
        if hasattr(self, "trail"):
            return self.trail
        if self.depth <= SECTION_DEPTH:
            return [("Trang chủ", "/")] if self.depth == SECTION_DEPTH else []
        return self._above

    @cached_property
    def _above(self):
        above = list(self.get_ancestors().filter(depth__gte=2).values_list("title", "url_path"))
        start = len(above[0][1]) if above else 0
        return [("Trang chủ" if not index else title, "/" + path[start:]) for index, (title, path) in enumerate(above)]

    def structured_data(self):
        """What machines outside are told of this page: one schema.org node (see `themes.base.outward.node`).

        Kinds of pages name their own type and add properties; {} says nothing. The tag of the same name in
        base.html adds the office, the way down to the page and, where there is no `image`, the drawn card.
        Only what the page itself shows may stand in it.
        """
        return self.described("CollectionPage" if self.is_section else "WebPage")

    @property
    def is_section(self):
        """Whether it lists the pages of one kind below it."""
        return isinstance(self, SectionMixin)

    def described(self, kind, **properties):
        """A node of a schema.org type with what every page has: name, summary, address, dates, publisher."""
        shared = {
            "name": self.title,
            "description": self.search_description or self.lead,
            "url": outward.absolute(self.url_path_here),
            "inLanguage": "vi",
            "datePublished": self.first_published_at,
            "dateModified": self.last_published_at,
            "isPartOf": outward.website_id(),
            "publisher": outward.organisation_id(),
        }
        return outward.node(kind, **(shared | properties))

    def share_card(self, office):
        """Address of the card drawn for those who share this page; "" while not everybody may see the page."""
        return cards.address(self, office) if self.live and self.pk else ""

    def obstacles(self):
        """Why this text of the page may not be approved and published, in sentences; empty when it may."""
        return []

    def entry_fields(self):
        """What this kind of page adds to its search entry, as keyword arguments of Entry."""
        return {}

    def entry_files(self):
        """Files of the page that everyone may read while the page is public; their text is found too."""
        return linked_files(self)


def free_slug(page, wanted):
    """The wanted slug, or the first numbered one that no sibling of the page has."""
    return first_free(wanted, page.get_parent() if page.pk or page.path else None, page)


CONTACT = "/lien-he/"


class StandardPage(BasePage):
    """Trang nội dung: contact, access to information, privacy and the like."""

    body = MatterField(MatterBlock(), verbose_name="nội dung", blank=True)

    template = "cms_pages/core/standard.html"
    search_kind = "page"
    begins_with_text = True
    content_panels = BasePage.content_panels + [FieldPanel("body")]
    search_fields = BasePage.search_fields + [index.SearchField("body")]
    parent_page_types = ["cms_home.HomePage", "cms_core.StandardPage"]

    class Meta:
        verbose_name = "trang nội dung"
        verbose_name_plural = "trang nội dung"

    @property
    def tells_the_way(self):
        """Whether it shows how to reach the standing body: the page that the foot of every page leads to."""
        return self.url_path_here == CONTACT

    def entry_fields(self):
        return {"body": matter_text(self.body)}


def matter_text(matter):
    """Plain text of a StreamField value, for search."""
    return " ".join(matter.stream_block.get_searchable_content(matter))
