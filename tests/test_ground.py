"""Rows of set-ups are put back only on what they were first made on."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from portal.operations.office import build_pages
from tests import ground

pytestmark = pytest.mark.django_db

APPROVERS = "cms_core_secondpersonapproval_groups"


@pytest.mark.parametrize("turned", [False, True], ids=["groups-first", "groups-last"])
def test_set_ups_come_in_any_order(turned):
    office, groups = ground.Kept(build_pages), ground.Kept(lambda: call_command("setup_groups", verbosity=0))
    orders = [[groups, office], [office], [office, groups], [groups]]

    for order in reversed(orders) if turned else orders:
        with transaction.atomic():
            for make in order:
                make()
            connection.check_constraints()
            assert bool(ground.read(APPROVERS)[1]) is (office in order)
            assert (len(ground.read("auth_group")[1]) > 5) is (groups in order)
            transaction.set_rollback(True)
