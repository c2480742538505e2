"""Invitations by a signatory who is removed: they stand, and those who stay see whose they are."""

import pytest
from django.urls import reverse

from portal.accounts import actions
from portal.accounts.models import Invitation
from tests.factories.units import MembershipFactory

pytestmark = pytest.mark.django_db


def test_what_a_removed_signatory_had_invited_is_shown_and_can_be_revoked(client):
    stays = MembershipFactory(role="signatory", user__full_name="Hoàng Thị Ở Lại")
    goes = MembershipFactory(unit=stays.unit, role="signatory", user__full_name="Vi Văn Đi")
    invitation = actions.invite(
        email="moi@xa.example", full_name="Nông Thị Mới", by=goes.user, unit=stays.unit, role="drafter"
    )
    client.force_login(stays.user)
    address = reverse("people:end", args=[stays.unit_id, goes.pk])
    page = client.post(address, follow=True).content.decode()
    assert "Còn 1 lời mời do Vi Văn Đi gửi chưa được nhận" in page
    assert "Vi Văn Đi (đã thôi vai trò) mời ngày" in page
    actions.revoke(invitation, by=stays.user)
    assert Invitation.objects.get().state() == Invitation.State.REVOKED


def test_of_who_stays_nothing_is_said(client):
    stays = MembershipFactory(role="signatory", user__full_name="Hoàng Thị Ở Lại")
    actions.invite(email="moi@xa.example", full_name="Nông Thị Mới", by=stays.user, unit=stays.unit, role="drafter")
    client.force_login(stays.user)
    page = client.get(reverse("people:list", args=[stays.unit_id])).content.decode()
    assert "đã thôi vai trò" not in page
