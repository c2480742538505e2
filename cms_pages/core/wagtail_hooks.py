"""What the page editor does beyond Wagtail."""

from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import WorkflowMenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms_pages.core import redirect_import, views
from cms_pages.core.authors import authors_since_publication
from cms_pages.core.choosers import unit_chooser
from cms_pages.core.gone import was_public
from cms_pages.core.models import Topic
from cms_pages.core.notes import write_note
from cms_pages.core.panels import NOTE_FIELD, NOTE_PUBLIC_FIELD
from cms_pages.core.public_files import is_public, may_prepare
from cms_pages.core.word_lists import WordListViewSet
from cms_pages.core.workflow import SecondPersonApproval, awaits_somebody_else, obstacles_of
from themes.base.vietnamese import datetime_text


@hooks.register("after_edit_page")
def say_what_became_of_it(request, page):
    """What a decision led to: Wagtail says of all of them that the page was saved."""
    action = request.POST.get("workflow-action-name")
    if "action-workflow-action" not in request.POST or action not in {"approve", "reject"}:
        return
    page = Page.objects.get(pk=page.pk).specific
    if action == "reject":
        messages.success(request, "Bài đã được trả lại để sửa.")
    elif obstacles := obstacles_of(page):
        messages.warning(request, f"Chưa duyệt được. {' '.join(obstacles)}")
    elif awaits_somebody_else(page, request.user):
        # An approver who changed the text while approving has become one of its authors.
        messages.warning(
            request,
            "Phần ông, bà vừa sửa đã được lưu. Vì có phần sửa này, bản mới cần người khác duyệt trước khi đăng.",
        )
    elif page.workflow_in_progress:
        decided = page.current_workflow_state.task_states.filter(finished_by=request.user).order_by("-finished_at")
        if (last := decided.first()) and isinstance(last.task.specific, SecondPersonApproval):
            messages.warning(request, "Có bản mới hơn bản vừa duyệt. Mời xem bản mới rồi duyệt lại.")
        else:
            messages.success(request, "Bài đã được chuyển người duyệt.")
    elif schedule := page.scheduled_revision:
        messages.success(request, f"Đã duyệt. Trang sẽ đăng lúc {datetime_text(schedule.approved_go_live_at)}.")
    elif page.live and not page.has_unpublished_changes:
        address = page.get_url(request)
        buttons = [messages.button(address, "Xem trang")] if address else None
        messages.success(request, "Đã duyệt. Trang đang đăng với nội dung vừa duyệt.", buttons=buttons)


@hooks.register("construct_page_action_menu")
def decision_in_sight(menu_items, request, context):
    """Who is asked to decide finds their yes beside the button that saves, not only behind its arrow.

    Beside it and after it: the Enter key in a field presses the first button, and shall publish nothing.
    """
    for item in menu_items:
        if isinstance(item, WorkflowMenuItem) and item.name == "approve" and not item.launch_modal:
            context["decision"] = item.render_html(context)


@hooks.register("register_admin_viewset")
def unit_chooser_viewset():
    return unit_chooser


class TopicViewSet(WordListViewSet):
    """Chủ đề: the controlled list of what pages are about."""

    model = Topic
    menu_label = "Chủ đề"
    menu_name = "topics"
    example = "chuyen-doi-so"


register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def addresses():
    return [path("kiem-tra-noi-dung/<int:page_id>/", views.content_checks, name="content_checks")]


@hooks.register("register_admin_urls", order=-1)
def usage_of_a_film():
    """In front of Wagtail's own, which names any film to whoever may send one in."""
    return [path("media/usage/<int:media_id>/", views.film_usage, name="film_usage")]


@hooks.register("register_admin_urls", order=-1)
def imports_of_redirects():
    """In front of Wagtail's own steps, which they call."""
    return [
        path("redirects/import/", redirect_import.start_import, name="redirects_import"),
        path("redirects/import/process/", redirect_import.process_import, name="redirects_import_process"),
    ]


@hooks.register("insert_editor_js")
def editor_script():
    """Cleans what is pasted from Word, and shows the hints anew whenever the page was saved."""
    return format_html(
        '<script src="{}" data-add-pictures="{}" data-chosen-pictures="{}" defer></script>',
        static("base/js/editor.js"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailimages_chooser:chosen_multiple"),
    )


@hooks.register("after_edit_page")
def keep_change_note(request, page):
    """What its author wrote about the change waits beside the version until it is published."""
    text = request.POST.get(NOTE_FIELD)
    if text is not None and was_public(page):
        # Of who only decides, readers would get a sentence that nobody else has seen.
        public = NOTE_PUBLIC_FIELD in request.POST and request.user.pk in authors_since_publication(page)
        write_note(page, page.get_latest_revision(), text.replace("\x00", ""), public=public, by=request.user)


@hooks.register("before_serve_document")
def private_until_shown(document, request):
    """A document is everyone's while a public page shows it; for others than those who prepare it it does not exist before and after."""
    if not is_public(type(document), document.pk) and not may_prepare(request.user, type(document), document.pk):
        raise Http404
