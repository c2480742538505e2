"""The editor's form of a blank form."""

from django.utils import timezone

from cms_pages.core.page_form import PageForm


class BlankForm(PageForm):
    """Offers the titles in force today and those that were chosen before; a code belongs to one form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "titles" in self.fields:
            field = self.fields["titles"]
            kept = [title.pk for title in self.instance.titles.all()] if self.instance.pk else []
            titles = field.queryset.model.objects
            field.queryset = (titles.in_force(timezone.localdate()) | titles.filter(pk__in=kept)).order_by(
                "order", "pk"
            )

    def clean_code(self):
        code = self.cleaned_data["code"]
        same = self._meta.model.objects.filter(code__iexact=code).exclude(pk=self.instance.pk)
        if code and (found := same.first()):
            self.add_error("code", f"Mã này là của biểu mẫu “{found.title}”. Có bản mới thì thêm phiên bản ở trang đó.")
        return code
