"""The list of documents as a reader narrows it, and the documents related to one."""

from collections import Counter
from dataclasses import dataclass, replace

from django.apps import apps
from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from wagtail.models import Page

from cms_pages.core import choices
from cms_pages.core.fields import by_group, of_target_group
from registrations.awards.kinds import TargetGroup
from search.service import keys_of
from search.text import asked_words, clean, sort_key, whole_numbers, year_number

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
            issuer=asked_words(params.get("coquan"), 150),
            field=asked_words(params.get("linhvuc"), 80),
            year=year if year_number(year) else "",
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

    def among(self, documents):
        """The documents in which the words are found, the best finds first; without words all of them."""
        return self._found(documents) if self.words else documents

    def narrow(self, documents, on):
        """Those of the documents that agree with all but the words."""
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
        return documents

    def _found(self, documents):
        keys = [key.partition("#")[0] for key in keys_of(self.words, kind="document", most=MOST_FOUND)]
        pks = whole_numbers(dict.fromkeys(keys))
        if not pks:
            return documents.none()
        ranks = [When(pk=pk, then=Value(rank)) for rank, pk in enumerate(pks[:RANKED])]
        rank = Case(*ranks, default=Value(RANKED), output_field=IntegerField())
        return documents.filter(pk__in=pks).order_by(rank, "-issued_on", "-pk")


# Finds that keep their rank; those behind follow by date.
RANKED = 200


def offered(documents, chosen, on):
    """The groups of choices for a reader of these documents, each counted under the other choices; two queries."""
    documents = documents.order_by()
    validities = {value: Count("pk", filter=validity_filter(value, on)) for value in Validity.values}
    columns = ("document_type", "issuer", "field__slug", "field__name", "field__order", "year")
    of_group = of_target_group(documents, chosen.group) if chosen.group else documents
    rows = list(of_group.values(*columns).annotate(every=Count("pk"), **validities))
    groups = [choices.group("hieuluc", "Hiệu lực", _validities(rows, chosen), chosen.validity)]
    for name, heading, column, label in FILTERS:
        counted = _counted(rows, chosen, name, column, label)
        groups.append(choices.group(name, heading, counted, chosen.parameters[name], NAMED.get(name, str)))
    told = by_group(replace(chosen, group="").narrow(documents, on))
    counted = [(value, str(TargetGroup(value).label), number) for value, number in told]
    return [*groups, choices.group("nhom", "Nhóm đối tượng", counted, chosen.group)]


# Name in the address, heading, column, column of the label.
FILTERS = (
    ("loai", "Loại văn bản", "document_type", ""),
    ("coquan", "Cơ quan ban hành", "issuer", ""),
    ("linhvuc", "Lĩnh vực", "field__slug", "field__name"),
    ("nam", "Năm", "year", ""),
)


def _field_name(slug):
    fields = apps.get_model("cms_documents", "DocumentField").objects
    return fields.filter(slug=slug).values_list("name", flat=True).first()


NAMED = {"linhvuc": _field_name}


def _fits(row, chosen, but=""):
    return all(
        name == but or not chosen.parameters[name] or str(row[column]) == chosen.parameters[name]
        for name, _, column, _ in FILTERS
    )


def _validities(rows, chosen):
    fitting = [row for row in rows if _fits(row, chosen)]
    return [(value, label, sum(row[value] for row in fitting)) for value, label in Validity.choices]


def _counted(rows, chosen, name, column, label):
    """[(value, label, number)] of one filter, in the order in which readers look for them."""
    labels, orders = dict(DocumentType.choices) if name == "loai" else {}, {}
    numbers = Counter(dict.fromkeys(labels, 0))
    for row in rows:
        value = str(row[column] or "")
        if value and _fits(row, chosen, name):
            numbers[value] += row[chosen.validity or "every"]
        if value and label:
            labels[value], orders[value] = row[label], row["field__order"]
    if name == "loai":
        orders = {value: at for at, value in enumerate(DocumentType.values)}
    found = sorted(numbers, key=lambda value: (orders.get(value, 0), sort_key(labels.get(value, value))))
    if name == "nam":
        found = sorted(numbers, reverse=True)
    return [(value, labels.get(value, value), numbers[value]) for value in found]


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
