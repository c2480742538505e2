"""A new page sent while the editor is just saving it by itself: the second sending is told so, and loses nothing.

Both find the address free, and the one that comes later fails where Wagtail
looks a second time, with an error page (Wagtail 7.4). Here it comes back as a
form, with all that was written.
"""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

TWIN = (
    "Bài này vừa được tự động lưu thành bản nháp trong lúc ông, bà bấm nút. Nội dung vừa gửi vẫn còn dưới đây: mời mở "
    "bản nháp “{title}” trong danh sách trang để làm tiếp, hoặc đổi đường dẫn nếu đây là một bài khác."
)
BUSY = "Lúc này có trang khác cũng đang được lưu ở đây. Nội dung vừa gửi vẫn còn dưới đây; mời bấm gửi lại."


def connect():
    """Let every screen that makes a page answer so; to be called once, when Wagtail is loaded."""
    plain = CreateView.form_valid

    def form_valid(view, form):
        try:
            with transaction.atomic():
                return plain(view, form)
        except ValidationError as refused:
            _tell(view, form, refused)
        except IntegrityError:
            form.add_error(None, BUSY)
        # What was begun belongs to nothing: the form is shown for a page that is still to be made.
        view.page.pk = view.page.id = None
        view.page.path, view.page.depth = "", None
        return view.form_invalid(form)

    CreateView.form_valid = form_valid


def _tell(view, form, refused):
    """The refusal beside its fields; of an address that was free a moment ago, who has it now."""
    twin = Page.objects.child_of(view.parent_page).filter(slug=view.page.slug, owner=view.request.user).first()
    for name, errors in getattr(refused, "error_dict", {NON_FIELD_ERRORS: refused}).items():
        if name == "slug" and twin:
            form.add_error("slug" if "slug" in form.fields else None, TWIN.format(title=twin.title))
        else:
            form.add_error(name if name in form.fields else None, errors)
