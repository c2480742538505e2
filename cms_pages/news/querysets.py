"""Articles as lists ask for them."""

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from wagtail.query import PageQuerySet

from cms_pages.core.access import unrestricted
from cms_pages.core.pictures import with_pictures


class ArticleQuerySet(PageQuerySet):
    """News: who sees them, what they are about, when they appeared."""

    def open_to_all(self):
        """Live articles outside the parts of the tree that are not for everybody."""
        return self.live().filter(unrestricted())

    def newest_first(self):
        return self.order_by("-published_on", "-pk")

    def listed(self):
        """With everything that a list shows of them, in two queries."""
        return with_pictures(self).select_related("picture", "category").defer("body")

    def about(self, category=None, topic=None, movement=None, unit=None):
        """Of a category, a topic, a movement, a unit (or one directly below it); whatever is None does not matter."""
        found = self
        if category is not None:
            found = found.filter(category_id=category.pk)
        if topic is not None:
            found = found.filter(topics=topic)
        if movement is not None:
            found = found.filter(movements=movement)
        if unit is not None:
            links = self.model.article_units.rel.related_model.objects
            of_unit = links.filter(Q(unit=unit) | Q(unit__parent=unit))
            found = found.filter(pk__in=of_unit.values("page_id"))
        return found

    def in_month(self, year=None, month=None):
        """Published in a year, or in one of its months."""
        found = self
        if year:
            found = found.filter(published_on__year=year)
        if month:
            found = found.filter(published_on__month=month)
        return found

    def months(self):
        """How many articles each month holds: {(year, month): number}, the newest first; one query."""
        rows = (
            self.order_by()
            .annotate(month=TruncMonth("published_on"))
            .values_list("month")
            .annotate(number=Count("pk"))
            .order_by("-month")
        )
        return {(month.year, month.month): number for month, number in rows if month}


def by_year(months):
    """Months of an archive by year, for a template: [(year, number, [(month, number)])]."""
    years = {}
    for (year, month), number in months.items():
        years.setdefault(year, []).append((month, number))
    return [
        (year, sum(number for _, number in held), sorted(held)) for year, held in sorted(years.items(), reverse=True)
    ]
