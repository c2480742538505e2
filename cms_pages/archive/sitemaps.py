"""Addresses of record pages for search machines; children under 16 are left out."""

from django.contrib.sitemaps import Sitemap

from registrations.awards.models import AwardRecord
from registrations.feedback.models import Entry
from registrations.recipients.queries import with_public_pages


class RecordSitemap(Sitemap):
    """All public records, ten thousand to a file."""

    limit = 10_000
    changefreq = "yearly"

    def items(self):
        return AwardRecord.objects.public().filter(is_minor=False).only("public_id").order_by("pk")


class RecipientSitemap(Sitemap):
    """Pages that join at least two public awards of one recipient."""

    limit = 10_000
    changefreq = "monthly"

    def items(self):
        return with_public_pages().only("public_id").order_by("pk")


class QuestionSitemap(Sitemap):
    """Published questions with their answers."""

    limit = 10_000
    changefreq = "yearly"

    def items(self):
        return Entry.objects.public().only("slug").order_by("pk")


SITEMAPS = {"luot-khen": RecordSitemap, "nguoi": RecipientSitemap, "hoi-dap": QuestionSitemap}
