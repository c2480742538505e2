"""Lists of the back office: found with or without marks, like everything else here."""

from search.text import fold


class FoldedSearchMixin:
    """For a list view of Wagtail: keeps the rows whose `search_fields` together hold every word that was typed.

    For catalogues and other lists of some thousand rows; what grows with the
    awards has a search column or the index of its own.
    """

    def search_queryset(self, queryset):
        """The rows found; all of them while nobody searches."""
        if not self.is_searching:
            return queryset
        words = fold(self.search_query).split() or [self.search_query]
        rows = queryset.order_by().prefetch_related(None).values_list("pk", *self.search_fields)
        found = [pk for pk, *texts in rows.iterator() if _holds(words, texts)]
        return queryset.filter(pk__in=found)


def _holds(words, texts) -> bool:
    text = fold(" ".join(str(each) for each in texts if each))
    return all(word in text for word in words)
