"""Pages of accounts: one's own account, accepting an invitation, and allauth's views in our dress."""

import functools

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.decorators import rate_limit
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from registrations.signing.models import Attempt
from registrations.units.queries import acting_of

from . import actions, rules
from .forms import AcceptForm
from .models import Invitation, User
from .queries import invitation_of


def dressed(view):
    """An allauth view whose refused forms answer 422 and whose pages are never kept by a cache."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    return never_cache(answer)


def login(request):
    """Sign in. Somebody signed in whom the back office does not admit is told so instead of being sent in circles."""
    target = get_next_redirect_url(request) or ""
    if (
        request.user.is_authenticated
        and target.startswith("/quan-tri/")
        and not rules.may_enter_back_office(request.user)
    ):
        messages.warning(request, "Tài khoản này chưa có quyền vào khu vực quản trị.")
        return redirect("accounts:home")
    return dressed(account.login)(request)


@never_cache
@login_required
@require_safe
def home(request):
    """Tài khoản của tôi: who I am, for whom I act, where my work is, how my account is protected."""
    user = request.user
    return render(
        request,
        "portal/accounts/home.html",
        {
            "memberships": acting_of(user),
            "groups": user.groups.order_by("pk"),
            "back_office": rules.may_enter_back_office(user),
            "second_factor": rules.has_second_factor(user),
            "signed": Attempt.objects.latest_of(user),
            "session_count": UserSession.objects.filter(user=user).count(),
        },
    )


@never_cache
@login_required
@require_safe
def second_factor_needed(request):
    """Says why staff cannot go on without a second factor, and how to set one up."""
    if not rules.lacks_second_factor(request.user):
        return HttpResponseRedirect(get_next_redirect_url(request) or reverse("accounts:home"))
    return render(request, "portal/accounts/second_factor_needed.html")


@method_decorator(never_cache, name="dispatch")
class RemoveKeyView(RemoveWebAuthnView):
    """Remove a security key, unless it is the last second factor of staff."""

    def form_valid(self, form):
        adapter = get_mfa_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)


# --- accepting an invitation ------------------------------------------------------


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="accept_invitation", limit_get=True)
def accept_invitation(request, token):
    """Where the address in the mail of an invitation leads."""
    invitation = invitation_of(token)
    state = invitation.state(timezone.now()) if invitation else None
    if state != Invitation.State.OPEN:
        return _unusable(request, invitation, state)
    if User.objects.filter(email=invitation.email).exists():
        return _accept_with_account(request, invitation, token)
    if request.user.is_authenticated:
        return render(request, "portal/accounts/invitation_other_user.html", {"invitation": invitation}, status=403)
    return _accept_anew(request, invitation, token)


def _unusable(request, invitation, state):
    status = 404 if invitation is None else 410
    return render(
        request, "portal/accounts/invitation_unusable.html", {"invitation": invitation, "state": state}, status=status
    )


def _accept_with_account(request, invitation, token):
    if not request.user.is_authenticated:
        messages.info(request, "Địa chỉ thư này đã có tài khoản. Mời đăng nhập để nhận lời mời.")
        return redirect_to_login(request.get_full_path())
    if request.user.email != invitation.email:
        return render(request, "portal/accounts/invitation_other_user.html", {"invitation": invitation}, status=403)
    if request.method != "POST":
        return render(request, "portal/accounts/invitation_confirm.html", {"invitation": invitation})
    try:
        actions.accept_as(request.user, token)
    except actions.InvitationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã nhận lời mời: {invitation.purpose}.")
    return redirect("accounts:home")


def _accept_anew(request, invitation, token):
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        email=invitation.email,
        initial={"full_name": invitation.full_name},
    )
    if not form.is_valid():
        return render(
            request,
            "portal/accounts/invitation_accept.html",
            {"invitation": invitation, "form": form},
            status=422 if form.is_bound else 200,
        )
    data = form.cleaned_data
    try:
        user = actions.accept(
            token,
            full_name=data["full_name"],
            password=data["password1"],
            position=data["position"],
            phone=data["phone"],
        )
    except actions.InvitationRefusedError:
        return redirect("accounts:accept_invitation", token=token)
    messages.success(request, "Đã lập tài khoản.")
    login = Login(user=user, redirect_url=reverse("accounts:home"))
    return perform_password_login(request, {"email": user.email}, login)
