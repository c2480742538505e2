"""What the page editor does beyond Wagtail."""

from django.contrib import messages
from wagtail import hooks

from cms_pages.core.workflow import awaits_somebody_else


@hooks.register("after_edit_page")
def say_that_own_approval_did_not_count(request, page):
    """An approver who changed the text while approving has become one of its authors: say so."""
    if request.POST.get("workflow-action-name") == "approve" and awaits_somebody_else(page, request.user):
        messages.warning(
            request,
            "Phần ông, bà vừa sửa đã được lưu. Vì có phần sửa này, bản mới cần người khác duyệt trước khi đăng.",
        )
