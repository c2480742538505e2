"""One page of what a visitor has chosen in the archive, for the page, for exports and for the feed."""

from cms_pages.archive import facets
from registrations.awards.queries import public_records
from registrations.recipients import queries as recipient_queries
from search.service import Results, search
from search.text import whole_number, whole_numbers

PAGE_SIZE = 20
COUNTED = (*(facet for facet, _, _ in facets.FACETS.values()), "year", "kind")


def page_of_results(
    choice: facets.Choice, page: int, *, page_size: int = PAGE_SIZE, counted: tuple[str, ...] = COUNTED
) -> Results:
    """One page of what a visitor has chosen, with the counts of these facets."""
    return search(
        choice.text,
        kinds=["award"],
        filters=choice.filters,
        year_from=choice.year_from,
        year_to=choice.year_to,
        facets=counted,
        sort=facets.SORTS[choice.sort][0],
        exact=choice.exact,
        page=page,
        page_size=page_size,
    )


def finds_of(results: Results) -> list[tuple]:
    """(hit, record) pairs; what stopped being public since it was indexed is left out (two queries).

    ``record.joined`` is the page of all awards of the same recipient and their number, if there is one.
    """
    records = public_records().in_bulk(whole_numbers(hit.key for hit in results.hits))
    joined = recipient_queries.pages_of(records)
    for pk, record in records.items():
        record.joined = joined.get(pk)
    return [(hit, record) for hit in results.hits if (record := records.get(whole_number(hit.key)))]
