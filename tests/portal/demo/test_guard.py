"""The demo never meets an office's own data and never leaves this machine."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from portal.demo.guard import check_serving
from portal.demo.models import DemoMark
from portal.demo.people import CAST, PASSWORD, sign_in_lines, totp_secret
from tests.factories.accounts import UserFactory
from tests.factories.awards import DecisionFactory

pytestmark = pytest.mark.django_db


def test_it_does_not_load_unless_the_run_is_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("load_demo")
    assert not DemoMark.objects.exists()


@pytest.mark.parametrize("factory", [UserFactory, DecisionFactory])
def test_it_does_not_load_beside_what_an_office_made(settings, factory):
    settings.DEMO = True
    factory()
    with pytest.raises(CommandError, match="đã có người dùng hoặc hồ sơ"):
        call_command("load_demo")
    assert not DemoMark.objects.exists()


def test_a_demo_database_is_not_served_as_an_office(settings):
    DemoMark.objects.create()
    settings.DEMO = True
    check_serving()
    settings.DEMO = False
    with pytest.raises(ImproperlyConfigured, match="mật khẩu ai cũng biết"):
        check_serving()


def test_who_signs_in_is_told_in_one_table():
    text = "\n".join(sign_in_lines())
    assert PASSWORD in text
    assert all(role.email in text and role.where in text for role in CAST)
    assert len({totp_secret(role.email) for role in CAST}) == len(CAST)
