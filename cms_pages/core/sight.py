"""What of the back office is shown to somebody who works on a part of the portal only.

Wagtail lets whoever writes anywhere below a page read the titles of all drafts
below it, and choose from all files. A room above says of whom that is too much
(`gates.register(sight=…)`); `sight_doors` brings its answer to every screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from taggit.models import Tag, TaggedItem
from wagtail.models import GroupCollectionPermission, Page, PageViewRestriction, ReferenceIndex

from cms_pages.core import gates
from cms_pages.core.access import unrestricted
from cms_pages.core.public_files import is_public, models_of_files

_request: ContextVar[Any] = ContextVar("request", default=None)
UNSEEN = "Trang chưa đăng"
NOT_THEIRS = (
    "Có trang hoặc tệp chưa công khai, không thuộc đơn vị của ông, bà. Mời bỏ khỏi bài hoặc chọn trang, tệp khác."
)


class Sight:
    """Whose pages and files somebody sees before they are public: their own, and in some places their colleagues'."""

    def __init__(self, user: Any, colleagues: Iterable[int] = (), places: Iterable[str] = ()) -> None:
        self.user = user
        self.colleagues = frozenset(colleagues)  # keys of users
        self.places = tuple(places)  # paths of sections
        self.above = {path[:end] for path in self.places for end in range(Page.steplen, len(path) + 1, Page.steplen)}

    def owns(self, page: Any) -> bool:
        """Whether a page is theirs, public or not."""
        if page.owner_id == self.user.pk or page.path in self.above:
            return True
        return page.owner_id in self.colleagues and page.path.startswith(self.places)

    def own(self) -> Q:
        """Condition for pages that are theirs: as `owns`."""
        here = Q(pk__in=[])
        for path in self.places:
            here |= Q(path__startswith=path)
        return Q(owner=self.user.pk) | Q(path__in=self.above) | (Q(owner__in=self.colleagues) & here)

    @cached_property
    def closed(self) -> tuple[str, ...]:
        """Paths of pages that are not for everybody."""
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    def sees(self, page: Any) -> bool:
        """Whether they may know of a page."""
        return page.pk is None or self.owns(page) or (page.live and not page.path.startswith(self.closed))

    def pages(self) -> QuerySet:
        """The pages that they may know of."""
        return Page.objects.order_by().filter(self.own() | (Q(live=True) & unrestricted()))

    def files(self, model: Any) -> QuerySet:
        """The files of the library that they may open and put into a page."""
        theirs = Q(uploaded_by_user__in={self.user.pk, *self.colleagues})
        return model._default_manager.order_by().filter(theirs | _shared(self.user) | _shown(model))

    def tags(self, *models: Any) -> QuerySet:
        """The tags of files that they may open."""
        theirs = Q(pk__in=[])
        for model in models:
            kind = ContentType.objects.get_for_model(model)
            theirs |= Q(content_type=kind, object_id__in=self.files(model).values("pk"))
        return Tag.objects.filter(pk__in=TaggedItem.objects.filter(theirs).values("tag"))


def _shown(model: Any) -> Q:
    """Condition for files that a public page shows by itself."""
    key = Cast(OuterRef("pk"), CharField())
    public = Page.objects.order_by().live().filter(unrestricted()).annotate(key=Cast("pk", CharField())).values("key")
    page_type = ContentType.objects.get_for_model(Page)
    kind = ContentType.objects.get_for_model(model)
    shows = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=key, base_content_type=page_type)
    return Q(Exists(shows.filter(object_id__in=public)))


def _shared(user: Any) -> Q:
    """Condition for files of folders from which a group of theirs was let choose, beyond what holds for the whole library."""
    given = GroupCollectionPermission.objects.filter(
        group__user=user, permission__codename__startswith="choose_", collection__depth__gt=1
    )
    found = Q(pk__in=[])
    for path in given.values_list("collection__path", flat=True):
        found |= Q(collection__path__startswith=path)
    return found


def keep_request(get_response: Callable) -> Callable:
    """Middleware: who reads is known also where Wagtail asks for a title in a template."""

    def middleware(request):
        token = _request.set(request)
        try:
            return get_response(request)
        finally:
            _request.reset(token)

    return middleware


def of_reader() -> Sight | None:
    """What the person sees for whom a page is drawn now."""
    request = _request.get()
    return None if request is None else of(request.user)


def of(user: Any) -> Sight | None:
    """What a person sees; None for who sees all that Wagtail shows them. Kept for the request, as their permissions are."""
    if not hasattr(user, "_sight"):
        user._sight = gates.sight(user)
    return user._sight


def shown_title(page: Any) -> str:
    """The title of a page as the person may know it for whom a list is drawn."""
    sight = of_reader()
    return page.title if sight is None or sight.sees(page) else UNSEEN


def opens(user: Any, model: Any, pk: Any) -> bool:
    """Whether somebody of the back office may open a file that no public page shows."""
    sight = of(user)
    if sight is None or sight.files(model).filter(pk=pk).exists():
        return True
    return any((found, str(key)) == (model, str(pk)) for page in _drafts(sight) for found, key in _references(page))


def _drafts(sight: Sight) -> Iterator[Any]:
    """Their pages as they were last written, by themselves or by an editor."""
    for page in Page.objects.filter(sight.own(), owner__isnull=False, has_unpublished_changes=True):
        yield page.get_latest_revision_as_object()


def _references(page: Any) -> set[tuple[Any, str]]:
    """Pages and files that a version of a page names, as (model, key)."""
    named = {Page, *models_of_files()}
    rows = list(ReferenceIndex._extract_references_from_object(page))
    kinds = {row[0]: ContentType.objects.get_for_id(row[0]).model_class() for row in rows}
    return {(kinds[row[0]], str(row[1])) for row in rows if kinds[row[0]] in named}


def check_named(user: Any, page: Any, rows: Iterable[dict] = ()) -> None:
    """Raise ValidationError where somebody puts into a page what they may not know of: its title would tell them.

    `rows`: what was typed into the tables beside the page, which are put into it later.
    """
    sight = of(user) if user is not None else None
    if sight is None:
        return
    before = _references(page.get_latest_revision_as_object()) if page.pk and page.latest_revision_id else set()
    kinds = (Page, *models_of_files())
    chosen = [each for row in rows for each in row.values() if isinstance(each, kinds)]
    beside = {(next(kind for kind in kinds if isinstance(each, kind)), str(each.pk)) for each in chosen}
    for model, key in (_references(page) | beside) - before:
        if not _may_name(sight, model, key):
            raise ValidationError(NOT_THEIRS)


def _may_name(sight: Sight, model: Any, key: Any) -> bool:
    if model is Page:
        return sight.pages().filter(pk=key).exists()
    return sight.files(model).filter(pk=key).exists() or is_public(model, key)
