"""A section finds the page below it in one query, with what that page's template reads."""

from django.http import Http404

from cms_pages.core.paging import page_of


class SectionMixin:
    """For an index page with pages of one kind below it, the one its `subpage_types` names.

    Wagtail asks for the page, then for its specific row, then for each foreign key of it.
    """

    child_related: tuple[str, ...] = ()

    def children_of(self, model):
        """The pages below this one; a section may add what their template reads."""
        return model.objects.child_of(self)

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        (child_model,) = self.allowed_subpage_models()
        children = self.children_of(child_model).filter(slug=slug)
        if self.child_related:
            children = children.select_related(*self.child_related)
        page = children.first()
        if page is None:
            raise Http404
        # The way back is known: the page need not ask for what stands above it.
        page.trail = [*self.crumbs(), (self.title, self.url_path_here)]
        return page.route(request, rest)


class ListedSectionMixin(SectionMixin):
    """A section that shows the public pages below it as one list, leaf by leaf, in `listed_by` order."""

    listed_by: tuple[str, ...] = ("-pk",)
    per_page = 20

    def listed(self):
        """The public pages, without what only the page itself shows."""
        (child_model,) = self.allowed_subpage_models()
        return child_model.objects.child_of(self).live().public().defer("body").order_by(*self.listed_by)

    def get_context(self, request, *args, **kwargs):
        pages = page_of(request, self.listed(), self.per_page)
        return super().get_context(request, *args, **kwargs) | {"pages": pages}
