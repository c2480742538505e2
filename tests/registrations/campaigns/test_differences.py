"""What an officer sees of a second submission: only what changed, in words."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registrations.campaigns import actions, review_actions
from registrations.campaigns.differences import compare
from tests.factories.campaigns import send

ROW = {"name": "", "position": "", "title": "", "initiative": ""}


def content(persons=(), collectives=(), pledge="", answers=(), files=()):
    rows = [[ROW | {"name": name, "title": title} for name, title in kind] for kind in (persons, collectives)]
    return {
        "contact": {"name": "Lý Thị Mẫu", "phone": "0912"},
        "persons": rows[0],
        "collectives": rows[1],
        "pledge": pledge,
        "answers": [{"question": q, "kind": "number", "measure": "người", "value": v} for q, v in answers],
        "files": [{"name": name, "size": 1, "sha256": name} for name in files],
    }


def told(before, after):
    return [(part.title, each.how, each.name) for part in compare(before, after) for each in part.changes]


def test_added_removed_and_changed_rows_are_told_apart():
    before = content(persons=[("Nông Văn An", "CSTĐ"), ("Vi Thị Bé", "LĐTT"), ("Lộc Văn Cư", "LĐTT")])
    after = content(persons=[("Nông Văn An", "LĐTT"), ("Lộc Văn Cư", "LĐTT"), ("Hoàng Thị Dung", "CSTĐ")])
    assert told(before, after) == [
        ("Cá nhân", "changed", "Nông Văn An"),
        ("Cá nhân", "added", "Hoàng Thị Dung"),
        ("Cá nhân", "removed", "Vi Thị Bé"),
    ]


def test_a_name_put_right_is_a_change_not_another_person():
    before, after = content(persons=[("Nông Văn Hương", "")]), content(persons=[("Nông Văn Hưởng", "")])
    (part,) = compare(before, after)
    assert part.changes[0].how == "changed"
    assert (part.changes[0].cells[0].before, part.changes[0].cells[0].after) == ("Nông Văn Hương", "Nông Văn Hưởng")
    assert told(content(persons=[("Nông Văn Hưng", "")]), content(persons=[("Nông Văn Hừng", "")]))[0][1] == "changed"


def test_another_order_is_no_change():
    names = [("Nông Văn An", "A"), ("Vi Thị Bé", "B"), ("Nông Văn An", "B")]
    assert compare(content(persons=names), content(persons=names[::-1])) == []


def test_lines_of_the_pledge_answers_and_files():
    before = content(pledge="Một\nHai\nBa", answers=[("Sáng kiến", "3"), ("Hộ", "1")], files=["a.pdf"])
    after = content(pledge="Một\nBa\nBốn", answers=[("Sáng kiến", "4.5"), ("Hộ", "")], files=["b.pdf"])
    assert told(before, after) == [
        ("Chỉ tiêu", "changed", "Sáng kiến"),
        ("Chỉ tiêu", "removed", "Hộ"),
        ("Giao ước", "removed", ""),
        ("Giao ước", "added", ""),
        ("Tệp kèm", "added", "b.pdf"),
        ("Tệp kèm", "removed", "a.pdf"),
    ]
    assert compare(before, after)[0].changes[0].cells[0].after == "4,5 người"


names = st.lists(st.tuples(st.text(max_size=12), st.sampled_from(["", "A", "B"])), max_size=12)


@settings(max_examples=60, deadline=None)
@given(names, names, st.text(max_size=60), st.text(max_size=60))
def test_every_row_is_accounted_for_and_nothing_is_told_of_equal_snapshots(old, new, said, says):
    before, after = content(persons=old, pledge=said), content(persons=new, pledge=says)
    assert compare(before, copy.deepcopy(before)) == []
    rows = next((part.changes for part in compare(before, after) if part.title == "Cá nhân"), [])
    added, removed = (sum(each.how == how for each in rows) for how in ("added", "removed"))
    assert len(old) - removed == len(new) - added


def test_a_very_long_list_is_compared_in_time():
    before = content(persons=[(f"Người Cũ {n} {'a' * n}", "") for n in range(500)])
    after = content(persons=[(f"Tên Khác {n} {'b' * n}", "") for n in range(500)])
    assert len(told(before, after)) == 1000


@pytest.mark.django_db
def test_officer_and_unit_read_what_changed_since_the_return(client, complete, signatory, officer, addresses):
    send(complete, signatory)
    review_actions.give_back(complete.pk, number=1, reason="Mời sửa", steps=["targets"], until=None, by=officer)
    changed = {"answers": {}, "pledge": "Giao ước <b>mới</b>"}
    actions.save_step(complete.pk, "targets", changed, version=1, by=signatory)
    client.force_login(signatory)
    draft = client.get(addresses(complete).page).content.decode()
    assert "Khác với lần gửi 1" in draft
    assert "Giao ước &lt;b&gt;mới&lt;/b&gt;" in draft
    send(complete, signatory)
    client.force_login(officer)

    for query in ({}, {"so-voi": "1"}, {"so-voi": "9" * 30}, {"so-voi": "\x00"}):
        page = client.get(f"/quan-tri/theo-doi-dang-ky/ban/{complete.pk}/", query).content.decode()
        assert "Khác với lần gửi 1" in page
        assert "Giao ước: sửa 1" in page
        assert "<b>mới</b>" not in page
