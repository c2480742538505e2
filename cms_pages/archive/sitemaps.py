"""Addresses of record pages for search machines; children under 16 are left out."""

from django.contrib.sitemaps import Sitemap

from registrations.awards.models import AwardRecord


class RecordSitemap(Sitemap):
    """All public records, ten thousand to a file."""

    limit = 10_000
    changefreq = "yearly"

    def items(self):
        return AwardRecord.objects.public().filter(is_minor=False).only("public_id").order_by("pk")


SITEMAPS = {"luot-khen": RecordSitemap}
