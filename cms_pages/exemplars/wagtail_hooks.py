"""The room's screens in the back office, and the words of its log."""

from django.urls import path, reverse
from wagtail import hooks

from cms_pages.exemplars.models import ExemplarIndexPage, ExemplarPage
from cms_pages.exemplars.staff import ConsentListView, ConsentView, draft_page
from registrations.log_sentences import register_sentences

LOG_ACTIONS = {
    "exemplars.consent": ("Ghi nhận sự đồng ý", "Đã ghi nhận sự đồng ý của người trong bài"),
    "exemplars.consent_withdrawn": ("Rút lại sự đồng ý", "Người trong bài đã rút lại sự đồng ý"),
}


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("dien-hinh/dong-y/", ConsentListView.as_view(), name="exemplar-consents"),
        path("dien-hinh/<int:pk>/dong-y/", ConsentView.as_view(), name="exemplar-consent"),
        path("dien-hinh/tu-de-xuat/<uuid:proposal_id>/", draft_page, name="exemplar-draft-page"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    register_sentences(actions, LOG_ACTIONS)


@hooks.register("register_exemplar_proposal_steps")
def page_of_proposal(proposal, user):
    """The button that makes the page of an accepted proposal, or the link to the page that exists."""
    page = ExemplarPage.objects.filter(proposal=proposal).first()
    if page is not None:
        may_edit = page.permissions_for_user(user).can_edit()
        return {
            "label": "Mở trang gương điển hình" if may_edit else "Xem sự đồng ý của người trong bài",
            "url": reverse("wagtailadmin_pages:edit" if may_edit else "exemplar-consent", args=[page.pk]),
            "post": False,
            "note": "" if page.live else "Đã có trang nháp, chưa đăng.",
        }
    parent = ExemplarIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        return {"note": "Chờ biên tập viên tạo trang từ đề xuất này."}
    return {
        "label": "Tạo trang từ đề xuất này",
        "url": reverse("exemplar-draft-page", args=[proposal.pk]),
        "post": True,
        "note": "Câu chuyện, ảnh và sự đồng ý được chuyển sang trang nháp.",
    }
