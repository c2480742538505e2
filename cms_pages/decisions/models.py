"""Pages of award decisions: the decision's facts and its roll of recipients."""

from functools import partial

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Count
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.core.models import BasePage
from cms_pages.core.paging import page_of
from cms_pages.core.panels import FileTextPanel
from cms_pages.core.sections import SectionMixin
from cms_pages.decisions import filters, roll
from registrations.awards import queries, rules
from registrations.awards.models import AwardRecord, Decision
from search.files.actions import PublicFile
from search.text import fold
from themes.base import outward

PER_PAGE = 20


class DecisionIndexPage(SectionMixin, BasePage):
    """Mục quyết định khen thưởng."""

    template = "cms_pages/decisions/index.html"
    parent_page_types = ["cms_home.HomePage"]
    subpage_types = ["cms_decisions.DecisionPage"]
    child_related = ("decision",)
    max_count = 1

    class Meta:
        verbose_name = "mục quyết định khen thưởng"
        verbose_name_plural = "mục quyết định khen thưởng"

    def pages(self):
        """Public decision pages, newest decision first."""
        return (
            DecisionPage.objects.live()
            .public()
            .filter(path__startswith=self.path, depth=self.depth + 1, decision__in=Decision.objects.public())
            .select_related("decision")
            .order_by("-decision__signed_on", "-pk")
        )

    def get_context(self, request, *args, **kwargs):
        chosen = filters.Chosen.of(request.GET)
        groups, total = filters.offered(self.pages(), chosen)
        found = page_of(request, chosen.narrow(self.pages()), PER_PAGE, total)
        return super().get_context(request, *args, **kwargs) | {
            "listing": outward.listing(found, **chosen.parameters),
            "decisions": _with_counts(found),
            "choices": groups,
            "chips": filters.chips(groups, chosen),
            "movement": chosen.movement,
        }


def _with_counts(found):
    """Put the number of public recipients on the decisions of one page of the list (one query)."""
    pages = list(found.object_list)
    counted = AwardRecord.objects.public().filter(decision__in=[page.decision_id for page in pages])
    counts = dict(counted.order_by().values_list("decision").annotate(n=Count("pk")))
    for page in pages:
        page.recipients = counts.get(page.decision_id, 0)
    found.object_list = pages
    return found


class DecisionPage(BasePage):
    """Trang quyết định khen thưởng: published through approval, shows the records of its decision."""

    decision = models.OneToOneField(
        "awards.Decision", verbose_name="quyết định", on_delete=models.PROTECT, related_name="page"
    )

    template = "cms_pages/decisions/decision.html"
    search_kind = "decision"
    parent_page_types = ["cms_decisions.DecisionIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("decision"),
        *BasePage.content_panels,
        FileTextPanel(heading="Tìm trong tệp"),
    ]
    search_fields = [*BasePage.search_fields, index.RelatedFields("decision", [index.SearchField("number")])]

    class Meta:
        verbose_name = "trang quyết định khen thưởng"
        verbose_name_plural = "trang quyết định khen thưởng"

    def get_context(self, request, *args, **kwargs):
        decision = queries.for_page(self.decision_id)
        file = rules.offered_file(decision)
        return super().get_context(request, *args, **kwargs) | {
            "decision": decision,
            "roll": roll.of(decision, request.GET, preview=getattr(request, "is_preview", False)),
            "told": queries.told_of(decision),
            "ended": decision.ended_label,
            "consultation": _public_consultation(decision),
            "file": file,
            "file_is_redacted": file is not None and file.pk != decision.signed_file_id,
        }

    def structured_data(self):
        """https://schema.org/Legislation; those whom it honours stand on the page, with what became of their awards."""
        decision = self.decision
        return self.described(
            "Legislation",
            name=f"Quyết định số {decision.number}: {decision.subject}",
            description=self.lead or decision.subject,
            legislationIdentifier=decision.number,
            legislationType="Quyết định",
            legislationDate=decision.signed_on,
            datePublished=decision.signed_on,
            legislationPassedBy=outward.node("Organization", name=decision.get_authority_display()),
            legislationJurisdiction="Việt Nam",
            legislationLegalForce=f"https://schema.org/{'NotInForce' if decision.ended_label else 'InForce'}",
        )

    def record_authors(self):
        """Those who changed the decision, its list or its records since the page was last published."""
        return queries.changed_by(self.decision, since=self.last_published_at if self.live else None)

    def changed_since(self, moment):
        """Whether the decision, its list or its records were changed after a moment."""
        return queries.was_changed(self.decision, since=moment)

    def folded(self):
        return fold(f"{self.title} {self.lead} {_number(self)}")

    def entry_date(self):
        return self.decision.signed_on

    def entry_files(self):
        """The file that the page offers: as signed, or redacted where somebody on it is not public."""
        file = rules.offered_file(self.decision) if self.decision.is_published() else None
        if file is None or file.scan_state == file.Scan.INFECTED:
            return []
        return [PublicFile(file.original_name, file.get_absolute_url(), file.sha256, partial(file.file.open, "rb"))]

    def entry_fields(self):
        decision = self.decision
        parts = [decision.subject, decision.occasion, decision.signer, decision.proposal, *decision.grounds]
        return {
            "number": decision.number,
            "authority": decision.authority,
            "year": decision.year,
            "summary": self.lead or decision.subject,
            "body": ". ".join(filter(None, parts)),
        }


def _public_consultation(decision: Decision):
    """The public comment that came before the decision, once everybody can read it."""
    before = decision.consultation
    return before if before and before.opened_at else None


def _number(page) -> str:
    """The number of the page's decision; "" while a new page has none yet."""
    try:
        return page.decision.number
    except ObjectDoesNotExist:
        return ""
