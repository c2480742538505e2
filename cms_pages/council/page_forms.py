"""The form of a term of the council."""

from cms_pages.core.page_form import PageForm


class CouncilForm(PageForm):
    """Members who were assigned units, or counted at a meeting, are not deleted: they get a last day."""

    def clean(self):
        data = super().clean()
        formset = self.formsets.get("members")
        for form in formset.deleted_forms if formset is not None and formset.is_bound else ():
            member = form.instance
            if member.pk and (member.assignments.exists() or member.attendances.exists()):
                self.add_error(
                    None,
                    f"{member.name} đã được phân công theo dõi đơn vị hoặc đã dự họp. "
                    "Mời ghi ngày thôi tham gia thay vì xóa tên.",
                )
        return data
