"""Files that a page offers to everyone."""

from functools import partial

from django.db.models import Q
from wagtail.documents.models import Document
from wagtail.models import CollectionViewRestriction

from search.files.actions import PublicFile


def document_ids(page):
    """Primary keys of the documents that the page links: in its fields, blocks and rich text, in that order."""
    found = []
    for field in page._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, Document):
            found.append(getattr(page, field.attname))
        elif hasattr(field, "extract_references"):
            links = field.extract_references(getattr(page, field.name))
            found += [pk for model, pk, *_ in links if issubclass(model, Document)]
    return [int(pk) for pk in dict.fromkeys(found) if pk]


def open_documents(pks):
    """Those of the documents that everyone may read: their collection, and all above it, is restricted to nobody."""
    closed = Q()
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        closed |= Q(collection__path__startswith=path)
    found = Document.objects.filter(pk__in=pks)
    return found.exclude(closed) if closed else found


def linked_files(page):
    """The public documents of a page as files for the search; two queries, none without a link."""
    return files_of(document_ids(page))


def files_of(pks):
    """These documents, in their order, as files for the search: those that everyone may read."""
    known = {document.pk: document for document in open_documents(pks)} if pks else {}
    return [_file(known[pk]) for pk in pks if pk in known]


def _file(document):
    name = document.title or document.filename
    return PublicFile(name, document.url, document.get_file_hash(), partial(_open, document))


def _open(document):
    return document.file.storage.open(document.file.name, "rb")
