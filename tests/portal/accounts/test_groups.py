"""The table of groups and the database that follows it."""

import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from portal.accounts import groups
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(office):
    """What the command complained of, once the pages of an office stand."""
    complaints = io.StringIO()
    call_command("setup_groups", verbosity=0, stderr=complaints)
    return complaints.getvalue()


def test_every_permission_and_page_of_the_table_exists(said):
    assert said == ""


def test_there_are_exactly_the_six_groups(said):
    assert set(Group.objects.values_list("name", flat=True)) == set(groups.GROUP_NAMES)


def test_nobody_may_publish(said):
    publish = Permission.objects.filter(codename__in=["publish_page", "bulk_delete_page"])

    assert not GroupPagePermission.objects.filter(permission__in=publish).exists()
    assert not Group.objects.filter(permissions__in=publish).exists()


def test_nobody_but_superusers_touches_groups_or_deletes_people(said):
    dangerous = ["add_group", "change_group", "delete_group", "delete_user", "delete_unit", "delete_awardrecord"]

    assert not Group.objects.filter(permissions__codename__in=dangerous).exists()


def holding(*codenames, room="comments"):
    secret = Permission.objects.filter(content_type__app_label=room, codename__in=codenames)
    return set(Group.objects.filter(permissions__in=secret).values_list("name", flat=True))


def test_only_officers_and_approvers_see_comments_and_senders(said):
    assert holding("identify_sender", "view_comment") == {groups.OFFICERS, groups.APPROVERS}


def test_the_restricted_register_is_for_approvers_and_the_log_of_openings_for_administrators(said):
    assert holding("read_restricted") == holding("read_restricted", room="feedback") == {groups.APPROVERS}
    assert holding("view_senderopening") == {groups.ADMINISTRATORS}


@pytest.mark.parametrize("name", groups.GROUP_NAMES)
def test_every_group_enters_the_back_office(said, client, name):
    client.force_login(UserFactory(groups=[name]))

    assert client.get("/quan-tri/").status_code == 200


def test_contributors_write_news_and_stories_and_nothing_else(said, client, office):
    client.force_login(UserFactory(groups=[groups.CONTRIBUTORS]))

    assert client.get(f"/quan-tri/pages/{office.news.pk}/add_subpage/").status_code in {200, 302}
    assert client.get(f"/quan-tri/pages/{office.home.pk}/edit/").status_code == 302
    assert client.get("/quan-tri/unit/").status_code == 302
    assert client.get("/quan-tri/users/").status_code == 302
    assert client.get("/quan-tri/invitation/").status_code == 302


def test_running_again_takes_away_what_the_table_does_not_say(said, office):
    editors = Group.objects.get(name=groups.EDITORS)
    publish = Permission.objects.get(codename="publish_page")
    editors.permissions.add(publish)
    GroupPagePermission.objects.create(group=editors, page=office.home, permission=publish)
    before = GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count()

    call_command("setup_groups", verbosity=0)

    assert not editors.permissions.filter(pk=publish.pk).exists()
    assert not editors.page_permissions.filter(permission=publish).exists()
    assert (GroupPagePermission.objects.count() + 1, GroupCollectionPermission.objects.count()) == before
