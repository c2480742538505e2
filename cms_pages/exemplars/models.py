"""Exemplars: people, collectives and households whose work is worth telling."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.core.access import unrestricted
from cms_pages.core.blocks import MatterBlock
from cms_pages.core.fields import MatterField, TargetGroupsField
from cms_pages.core.models import BasePage, matter_text
from cms_pages.core.paging import page_of
from cms_pages.core.pictures import with_pictures
from cms_pages.core.sections import SectionMixin
from cms_pages.exemplars import filters
from cms_pages.exemplars.consent_rules import MISSING, ConsentMissing, obstacles_of
from cms_pages.exemplars.page_form import ExemplarForm
from cms_pages.exemplars.panels import ConsentPanel, FallenAwardsPanel
from registrations.awards.kinds import TargetGroup
from registrations.awards.models import AwardRecord
from registrations.exemplars.kinds import Field, Stage, SubjectKind
from registrations.exemplars.models import ConsentFacts
from registrations.recipients.queries import pages_of
from themes.base import outward

PER_PAGE = 18
SAME_FIELD = 3


class ExemplarIndexPage(SectionMixin, BasePage):
    """Mục gương điển hình."""

    template = "cms_pages/exemplars/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_exemplars.ExemplarPage"]
    child_related = ("picture", "movement", "place_unit")
    max_count = 1

    class Meta:
        verbose_name = "mục gương điển hình"
        verbose_name_plural = "mục gương điển hình"

    def exemplars(self):
        """Public exemplars."""
        return ExemplarPage.objects.live().filter(unrestricted(), path__startswith=self.path, depth=self.depth + 1)

    def children_of(self, model):
        consents = Consent.objects.filter(page=OuterRef("pk"), withdrawn_at=None)
        return staged(super().children_of(model)).annotate(consented=Exists(consents))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        found = filters.find(staged(self.exemplars()), request.GET)
        listed = with_pictures(found.pages.defer("body").select_related("place_unit").order_by("-told_on", "-pk"))
        page = page_of(request, listed, PER_PAGE, found.total)
        return context | {"exemplars": page, "found": found, "listing": outward.listing(page, **found.chosen)}


def staged(pages):
    """Pages of exemplars with the step that each has reached today, as `stage`."""
    steps = ExemplarStep.objects.filter(page=OuterRef("pk"), on__lte=timezone.localdate())
    return pages.annotate(stage=Subquery(steps.order_by("-on", "-pk").values("stage")[:1]))


def with_consents(pages):
    """Pages with whether a consent is in force (`consented`) and whether one was taken back (`withdrawn`)."""
    rows = Consent.objects.filter(page=OuterRef("pk"))
    return pages.annotate(
        consented=Exists(rows.filter(withdrawn_at=None)), withdrawn=Exists(rows.exclude(withdrawn_at=None))
    )


class ExemplarPage(BasePage):
    """Điển hình tiên tiến: a person, collective or household, and their story.

    Public only with a consent in force that covers what it shows, whatever
    door it would come out by: see `publish`, `save` and `route`.
    """

    subject_name = models.CharField(
        "tên người hoặc tập thể", max_length=200, help_text="Hiện thành dòng chữ lớn đầu trang."
    )
    subject_kind = models.CharField("đối tượng", max_length=12, choices=SubjectKind, default=SubjectKind.PERSON)
    role = models.CharField("chức vụ, nghề nghiệp", max_length=200, blank=True)
    place = models.CharField(
        "thôn, khu phố, nơi công tác",
        max_length=200,
        blank=True,
        help_text="Tên gọi hiện nay. Ví dụ: thôn Nà Lầu, xã Cai Kinh.",
    )
    place_unit = models.ForeignKey(
        "units.Unit",
        verbose_name="xã, phường",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Để lọc theo địa bàn. Chọn tên cũ cũng được: trang ghi xã, phường hiện nay và giữ tên cũ bên cạnh.",
    )
    old_place = models.CharField(
        "tên nơi đó trước đây", max_length=200, blank=True, help_text="Ví dụ: xã Yên Sơn, huyện Hữu Lũng."
    )
    field = models.CharField("lĩnh vực", max_length=12, choices=Field)
    target_groups = TargetGroupsField("nhóm đối tượng", help_text="Cùng các nhóm của lượt khen thưởng trong sổ vàng.")
    movement = models.ForeignKey(
        "movements.Movement",
        verbose_name="phong trào",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="exemplars",
    )
    proposal = models.OneToOneField(
        "exemplars.Proposal",
        verbose_name="đề xuất của đơn vị",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="page",
    )
    told_on = models.DateField("ngày đăng", default=timezone.localdate, db_index=True)
    byline = models.CharField("người viết", max_length=150, blank=True)
    body = MatterField(MatterBlock(), verbose_name="câu chuyện", blank=True)

    template = "cms_pages/exemplars/exemplar.html"
    search_kind = "exemplar"
    begins_with_text = True
    base_form_class = ExemplarForm
    # A copy tells of somebody else: whoever consented to this page did not consent to that one.
    exclude_fields_in_copy = ["proposal"]
    parent_page_types = ["cms_exemplars.ExemplarIndexPage"]
    subpage_types: list[str] = []
    search_fields = BasePage.search_fields + [index.SearchField("subject_name"), index.SearchField("body")]
    content_panels = BasePage.content_panels + [
        ConsentPanel(),
        MultiFieldPanel(
            [
                FieldPanel("subject_name"),
                FieldRowPanel([FieldPanel("subject_kind"), FieldPanel("field")]),
                FieldPanel("role"),
                FieldPanel("place"),
                FieldPanel("place_unit"),
                FieldPanel("old_place"),
                FieldPanel("target_groups"),
                FieldPanel("movement"),
            ],
            "Người hoặc tập thể",
        ),
        InlinePanel(
            "steps",
            heading="Các bước: phát hiện, bồi dưỡng, tổng kết, nhân rộng",
            label="Bước",
            help_text="Người đọc chỉ thấy bước hiện nay; ngày và ghi chú của từng bước chỉ hiện trong trang quản trị.",
        ),
        FieldPanel("picture", heading="Chân dung"),
        FieldPanel("body", help_text="Ảnh, chùm ảnh và phim chèn vào giữa câu chuyện."),
        FallenAwardsPanel(),
        InlinePanel(
            "awards",
            heading="Khen thưởng đã nhận (chọn từ sổ vàng)",
            label="Lượt khen thưởng",
            help_text="Chọn một lượt là đủ khi sổ vàng đã nối các lượt của người, tập thể này: những lượt khác, cả lượt "
            "được khen sau này, tự hiện trên trang.",
        ),
        FieldRowPanel([FieldPanel("told_on"), FieldPanel("byline")]),
    ]

    class Meta:
        verbose_name = "gương điển hình"
        verbose_name_plural = "gương điển hình"

    @property
    def is_collective(self):
        """Whether the card shows a house instead of a person."""
        return self.subject_kind != SubjectKind.PERSON

    @property
    def where(self):
        """The place in words, the commune of today added where the words do not name it."""
        unit = self.place_unit
        if unit is None or unit.name.lower() in self.place.lower():
            return self.place
        return f"{self.place}, {unit.in_text}" if self.place else unit.name

    @property
    def groups(self):
        """(value, label) of the target groups, in the order of the list."""
        return [each for each in TargetGroup.choices if each[0] in self.target_groups]

    @property
    def stage_today(self):
        """The step reached today as its label, or an empty text."""
        if hasattr(self, "stage"):  # read along with the page
            return str(Stage(self.stage).label) if self.stage else ""
        today = timezone.localdate()
        reached = [step for step in self.steps.all() if step.on <= today]
        return max(reached, key=lambda step: step.on).get_stage_display() if reached else ""

    def obstacles(self):
        """Why this text of the page may not be public, in sentences; empty when it may."""
        if not self.pk:
            return [MISSING]
        return obstacles_of(self, list(Consent.objects.filter(page=self.pk)))

    def has_consent(self):
        """Whether somebody consented and did not take it back (one query)."""
        return bool(self.pk) and Consent.objects.filter(page=self.pk, withdrawn_at=None).exists()

    def save(self, *args, **kwargs):
        """Refuse to become public without consent. Raises ConsentMissing."""
        written = kwargs.get("update_fields")
        if self.live and (written is None or "live" in written) and not self.has_consent():
            raise ConsentMissing(self.obstacles())
        return super().save(*args, **kwargs)

    def publish(self, revision, *args, **kwargs):
        """Publish a revision that a consent covers. Raises ConsentMissing."""
        if obstacles := revision.as_object().obstacles():
            raise ConsentMissing(obstacles)
        return super().publish(revision, *args, **kwargs)

    def route(self, request, path_components):
        if self.live and not (self.consented if hasattr(self, "consented") else self.has_consent()):
            raise Http404
        return super().route(request, path_components)

    def honours(self):
        """Public award records of the subject, oldest first; never typed, always from the records.

        Where officers have joined those chosen to one recipient, all awards of
        that recipient follow by themselves: also those given after the story.
        An award that no longer stands stays with its mark: the story may tell
        of it, and readers are not to be left with half of the truth until an
        editor has rewritten it.
        """
        chosen = ExemplarAward.objects.filter(page=self).values_list("record", flat=True)
        wanted = Q(pk__in=chosen)
        public = AwardRecord.objects.public()
        if joined := _joined(list(public.filter(wanted).values_list("pk", flat=True))):
            wanted |= Q(recipient_link__recipient=joined, is_minor=False)
        honours = public.filter(wanted).select_related("title", "decision").order_by("decision__signed_on", "pk")
        return honours, joined

    def others(self):
        """Other exemplars of the same field."""
        pages = ExemplarPage.objects.live().filter(unrestricted(), field=self.field).exclude(pk=self.pk).defer("body")
        return with_pictures(pages.select_related("place_unit").order_by("-told_on", "-pk"))[:SAME_FIELD]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        honours, joined = self.honours()
        return context | {"honours": list(honours), "joined": joined, "others": self.others()}

    def structured_data(self):
        """An article and about whom it is: a page that is shown has the consent of that person or collective."""
        made = self.described(
            "Article", headline=self.title, datePublished=self.told_on, author=outward.author(self.byline)
        )
        person = self.subject_kind == SubjectKind.PERSON
        about = {
            "name": self.subject_name,
            "address": self.where,
            ("jobTitle" if person else "description"): self.role,
        }
        made["about"] = outward.node("Person" if person else "Organization", **about)
        return made

    def entry_date(self):
        return self.told_on

    def entry_fields(self):
        unit = self.place_unit
        return {
            "people": (self.subject_name,),
            "unit": unit.code if unit else self.place,
            "movement": self.movement.slug if self.movement else "",
            "target_groups": tuple(self.target_groups),
            "body": " ".join([self.role, self.where, self.old_place, self.stage_today, matter_text(self.body)]),
        }


def _joined(record_pks):
    """The recipient to whom the records chosen were joined, where it is one and has several awards; None otherwise."""
    pages = {recipient.pk: (recipient, shown) for recipient, shown in pages_of(record_pks).values()}
    if len(pages) != 1:
        return None
    recipient, shown = next(iter(pages.values()))
    return recipient if shown > 1 else None


class ExemplarStep(models.Model):
    """Bước của điển hình: when an exemplar was found, fostered, summed up, multiplied. The history is the staff's."""

    page = ParentalKey(ExemplarPage, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField("bước", max_length=10, choices=Stage)
    on = models.DateField("từ ngày")
    note = models.CharField("ghi chú", max_length=300, blank=True, help_text="Không hiện công khai.")

    panels = [FieldRowPanel([FieldPanel("stage"), FieldPanel("on")]), FieldPanel("note")]

    class Meta:
        verbose_name = "bước"
        verbose_name_plural = "các bước"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "stage"],
                name="exemplar_step_once",
                violation_error_message="Mỗi bước ghi một lần.",
            )
        ]

    def __str__(self):
        return f"{self.get_stage_display()}: {self.on:%d/%m/%Y}"


class ExemplarAward(Orderable):
    """One award record shown in the timeline of an exemplar."""

    page = ParentalKey(ExemplarPage, on_delete=models.CASCADE, related_name="awards")
    record = models.ForeignKey(
        "awards.AwardRecord", verbose_name="lượt khen thưởng", on_delete=models.CASCADE, related_name="exemplar_links"
    )

    panels = [FieldPanel("record")]

    class Meta(Orderable.Meta):
        verbose_name = "lượt khen thưởng"
        verbose_name_plural = "lượt khen thưởng"
        constraints = [models.UniqueConstraint(fields=["page", "record"], name="exemplar_award_once")]


class Consent(ConsentFacts):
    """Sự đồng ý với một trang: no part of the page, so that no draft, copy or export of it carries it along."""

    page = models.ForeignKey(ExemplarPage, models.CASCADE, related_name="consents", verbose_name="trang")
    subject_name = models.CharField("đồng ý cho bài về", max_length=200)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người ghi"
    )
    recorded_at = models.DateTimeField("lúc ghi", default=timezone.now)
    withdrawn_at = models.DateTimeField("rút lại lúc", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người ghi việc rút lại"
    )
    withdrawal = models.CharField("ai rút lại, bằng cách nào", max_length=300, blank=True)

    class Meta:
        verbose_name = "sự đồng ý"
        verbose_name_plural = "sự đồng ý"
        ordering = ["-recorded_at", "-pk"]
        permissions = [("record_consent", "Ghi nhận và rút lại sự đồng ý của người trong bài")]

    def __str__(self):
        return f"{self.subject_name}, {self.consent_on:%d/%m/%Y}" if self.consent_on else self.subject_name

    def delete(self, *args, **kwargs):
        """What was consented to is withdrawn, never removed by itself."""
        raise ValidationError("Sự đồng ý được rút lại, không xóa.")
