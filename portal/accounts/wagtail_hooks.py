"""Accounts' place in the back office, and what they keep Wagtail from doing."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail import hooks

from . import rules
from .staff import InvitationViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return InvitationViewSet()


@hooks.register("register_account_menu_item")
def link_to_own_account(request):
    """From the back office's settings of a person to the account with password and second factor."""
    return {
        "url": "/tai-khoan/",
        "label": "Mật khẩu, xác thực hai bước, phiên đăng nhập",
        "help_text": "Mở trang Tài khoản của tôi.",
    }


@hooks.register("before_bulk_action")
def guard_accounts(request, action_type, objects, action_class_instance):
    """Many accounts at once follow the same rules as one: none deleted, superusers only by superusers."""
    if get_user_model() not in action_class_instance.models:
        return
    if action_type == "delete" or not all(rules.may_edit_account(request.user, user) for user in objects):
        raise PermissionDenied


@hooks.register("register_log_actions")
def log_actions(actions):
    """Events of accounts and invitations, as their history shows them."""
    actions.register_action("accounts.invitation_resent", "Gửi lại lời mời", "Đã gửi lại lời mời")
    actions.register_action("accounts.invitation_revoked", "Thu hồi lời mời", "Đã thu hồi lời mời")
    actions.register_action("accounts.invitation_accepted", "Nhận lời mời", "Đã nhận lời mời")
    actions.register_action("accounts.second_factor_reset", "Gỡ xác thực hai bước", "Đã gỡ xác thực hai bước")
