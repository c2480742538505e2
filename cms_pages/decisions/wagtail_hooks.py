"""From the data of a decision to its page, in one step of the back office."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from wagtail import hooks

from cms_pages.decisions import actions
from cms_pages.decisions.models import DecisionIndexPage, DecisionPage
from registrations.awards.models import Decision


@require_POST
def draft_page(request, pk):
    """Make the draft page of a decision, or open the one that is there."""
    page = actions.draft_page(get_object_or_404(Decision, pk=pk), request.user)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("trang-quyet-dinh/<int:pk>/", draft_page, name="decision-draft-page")]


@hooks.register("register_award_decision_steps")
def page_form(decision, user):
    """A button that needs POST: label and address, or the link to the page that exists."""
    page = DecisionPage.objects.filter(decision=decision).first()
    if page is not None:
        return {
            "label": "Mở trang quyết định",
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "post": False,
        }
    parent = DecisionIndexPage.objects.first()
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        return None
    return {
        "label": "Tạo trang để trình duyệt",
        "url": reverse("decision-draft-page", args=[decision.pk]),
        "post": True,
    }
