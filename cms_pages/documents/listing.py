"""The list of documents as a reader narrows it, and the documents related to one."""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Case, IntegerField, QuerySet, Value, When
from wagtail.models import Page

from cms_pages.core.fields import by_group, of_target_group
from registrations.awards.kinds import TargetGroup
from search.service import keys_of
from search.text import clean, sort_key

from .kinds import DocumentType, Validity
from .library import open_to_all, put_standing, put_standings, relations, validity_filter

MOST_TYPED = 200
# How many finds of the words a list is narrowed to; who finds more adds a word.
MOST_FOUND = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose; values that make no sense count as not chosen."""

    words: str = ""
    kind: str = ""
    validity: str = ""
    issuer: str = ""
    field: str = ""
    year: str = ""
    group: str = ""

    @classmethod
    def of(cls, params):
        """What the query string says."""
        kind, validity, year = (params.get(name, "") for name in ("loai", "hieuluc", "nam"))
        return cls(
            words=clean(params.get("q", "")[:MOST_TYPED]).strip(),
            kind=kind if kind in DocumentType.values else "",
            validity=validity if validity in Validity.values else "",
            issuer=params.get("coquan", "")[:150].replace("\x00", ""),
            field=params.get("linhvuc", "")[:80].replace("\x00", ""),
            year=year if len(year) == 4 and year.isascii() and year.isdigit() else "",
            group=group if (group := params.get("nhom", "")) in TargetGroup.values else "",
        )

    def __bool__(self):
        return any((self.words, self.kind, self.validity, self.issuer, self.field, self.year, self.group))

    @property
    def parameters(self):
        """What the query string says of it, of values that make sense."""
        return {
            "q": self.words,
            "loai": self.kind,
            "hieuluc": self.validity,
            "coquan": self.issuer,
            "linhvuc": self.field,
            "nam": self.year,
            "nhom": self.group,
        }

    @property
    def kind_label(self):
        """The type chosen, in words."""
        return DocumentType(self.kind).label if self.kind else ""

    @property
    def group_label(self):
        """The target group chosen, in words."""
        return TargetGroup(self.group).label if self.group else ""

    def narrow(self, documents, on):
        """Those of the documents that agree; with words the best finds come first."""
        if self.kind:
            documents = documents.filter(document_type=self.kind)
        if self.issuer:
            documents = documents.filter(issuer=self.issuer)
        if self.field:
            documents = documents.filter(field__slug=self.field)
        if self.year:
            documents = documents.filter(year=int(self.year))
        if self.group:
            documents = of_target_group(documents, self.group)
        if self.validity:
            documents = documents.filter(validity_filter(self.validity, on))
        return self._found(documents) if self.words else documents

    def _found(self, documents):
        keys = [key.partition("#")[0] for key in keys_of(self.words, kind="document", most=MOST_FOUND)]
        pks = [int(key) for key in dict.fromkeys(keys) if key.isascii() and key.isdigit()]
        if not pks:
            return documents.none()
        ranks = [When(pk=pk, then=Value(rank)) for rank, pk in enumerate(pks[:RANKED])]
        rank = Case(*ranks, default=Value(RANKED), output_field=IntegerField())
        return documents.filter(pk__in=pks).order_by(rank, "-issued_on", "-pk")


# Finds that keep their rank; those behind follow by date.
RANKED = 200


def offered(documents):
    """Issuers, fields, years and target groups that some public document has, for the filters; two queries."""
    rows = documents.order_by().values_list("issuer", "field__slug", "field__name", "field__order", "year").distinct()
    rows = list(rows)
    fields = {(order, name, slug) for _, slug, name, order, _ in rows if slug}
    return {
        "issuers": sorted({row[0] for row in rows if row[0]}, key=sort_key),
        "fields": [(slug, name) for _, name, slug in sorted(fields)],
        "years": sorted({row[4] for row in rows if row[4]}, reverse=True),
        "target_groups": [
            (value, str(TargetGroup(value).label), number) for value, number in by_group(documents.order_by()) if number
        ],
    }


def related_to(document):
    """(words, document) of each relation to a document that everybody may read, its own first; with standings.

    Gives the document its own standing as well, from the same rows. Three queries.
    """
    incoming = list(
        relations().filter(other=document.pk).select_related("page").defer("page__body").order_by("kind", "pk")
    )
    put_standing(document, incoming)
    document.declared = list(_outgoing(document))
    rows = [(each.words, each.other) for each in document.declared]
    rows += [(each.words_from_other, each.page) for each in incoming]
    put_standings({other.pk: other for _, other in rows}.values())
    standings = {other.pk: other.standing for _, other in rows if "standing" in other.__dict__}
    for _, other in rows:
        other.standing = standings[other.pk]
    return rows


def _outgoing(document):
    found = document.relations.all()
    if isinstance(found, QuerySet):
        public = found.filter(open_to_all("other__"), other__live=True)
        return public.select_related("other").defer("other__body")
    # In a preview the relations are those typed, not those of the table.
    return [each for each in found if each.other_id and each.other.live]


def incoming_of(page: Page):
    """Every relation that another document declares to this one, also those not public yet: for the editor."""
    relation = apps.get_model("cms_documents", "DocumentRelation")
    rows = relation.objects.filter(other=page.pk).select_related("page").defer("page__body")
    return list(rows.order_by("-page__issued_on", "pk"))
