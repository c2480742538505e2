"""Which pictures and films the public sees."""

from django.db import models

from cms_pages.core.access import unrestricted


class ShownQuerySet(models.QuerySet):
    """What live pages show."""

    def public(self):
        """Shown by a page that everybody may read now."""
        return self.filter(unrestricted("page__"), page__live=True)

    def pictures(self):
        return self.filter(film=None)

    def films(self):
        return self.exclude(film=None)

    def latest_of_each(self):
        """One row of each picture or film, where it was shown last; the newest first."""
        newest = self.values("image_id", "film_id").annotate(newest=models.Max("pk")).values("newest")
        return self.model.objects.filter(pk__in=newest).order_by("-shown_on", "-pk")
