"""One version out of two: by what each changed since both had seen the same."""

from hypothesis import given
from hypothesis import strategies as st

from registrations.campaigns.merging import BOTH, MINE, THEIRS, merge


def row(name, title=None, position=""):
    return {"name": name, "position": position, "title_id": title, "initiative": ""}


def rows(*listed):
    return {"rows": list(listed)}


A, B, C, D = (row(name, 1) for name in ("Nông Văn A", "Lý Thị Bình", "Hoàng Mẩy", "Vi Công Dũng"))


def chosen(found):
    return {each.key: each.choice for each in found.differences}


def test_a_field_that_one_changed_is_taken_from_that_one():
    base = {"answers": {1: "một", 2: "hai", 3: "ba"}, "pledge": "cũ"}
    theirs = {"answers": {1: "MỘT", 2: "hai", 3: "x"}, "pledge": "cũ"}
    mine = {"answers": {1: "một", 2: "HAI", 3: "y"}, "pledge": "cũ"}
    found = merge(base, theirs, mine)
    assert chosen(found) == {"q1": THEIRS, "q2": MINE, "q3": ""}
    assert [each.key for each in found.lacking(chosen(found))] == ["q3"]
    merged = found.result(chosen(found) | {"q3": THEIRS})
    assert merged == {"answers": {1: "MỘT", 2: "HAI", 3: "x"}, "pledge": "cũ"}


def test_both_texts_may_be_kept():
    found = merge({"pledge": "a"}, {"pledge": "a\nb"}, {"pledge": "a\nc"}, {"pledge"})
    assert found.differences[0].both
    assert found.result({"pledge": BOTH}) == {"pledge": "a\nb\nc"}


def test_an_answer_that_one_emptied_is_a_difference():
    found = merge(
        {"answers": {1: "x"}, "pledge": ""}, {"answers": {}, "pledge": ""}, {"answers": {1: "y"}, "pledge": ""}
    )
    assert chosen(found) == {"q1": ""}
    assert found.result({"q1": THEIRS}) == {"answers": {}, "pledge": ""}


def test_rows_that_either_added_all_stay():
    found = merge(rows(A), rows(A, B), rows(A, C))
    assert [each["name"] for each in found.result(chosen(found))["rows"]] == ["Nông Văn A", "Lý Thị Bình", "Hoàng Mẩy"]


def test_a_row_that_one_took_away_goes_unless_the_other_changed_it():
    found = merge(rows(A, B), rows(B), rows(A, B, C))
    assert [each["name"] for each in found.result(chosen(found))["rows"]] == ["Lý Thị Bình", "Hoàng Mẩy"]
    changed = row("Nông Văn A", 2)
    found = merge(rows(A, B), rows(B), rows(changed, B))
    assert list(chosen(found).values()) == [""]


def test_a_row_that_both_changed_is_asked_and_both_may_stay():
    theirs, mine = row("Nông Văn A", 2), row("Nông Văn A", 3)
    found = merge(rows(A, B), rows(theirs, B), rows(mine, B))
    (difference,) = found.differences
    assert (difference.choice, difference.both) == ("", True)
    assert found.result({difference.key: BOTH})["rows"] == [theirs, mine, B]


def test_without_the_common_version_changed_rows_are_asked_and_new_ones_stay():
    found = merge(None, rows(A, B), rows(row("Nông Văn A", 2), D))
    assert sorted(chosen(found).values()) == ["", "kia", "toi"]


NAMES = st.sampled_from(["Nông Văn A", "Lý Thị B", "Hoàng C", "Vi D", "Đàm E", ""])
ROWS = st.lists(st.builds(row, NAMES, st.sampled_from([None, 1, 2]), st.sampled_from(["", "y sĩ"])), max_size=7)


@given(ROWS, ROWS, st.none() | ROWS)
def test_choosing_one_side_everywhere_gives_that_side_and_nobodys_row_is_lost(theirs, mine, base):
    found = merge(base and rows(*base), rows(*theirs), rows(*mine))
    keys = [each.key for each in found.differences]
    same = lambda listed: sorted(map(repr, listed))  # noqa: E731
    assert found.result(dict.fromkeys(keys, MINE))["rows"] == mine
    assert same(found.result(dict.fromkeys(keys, THEIRS))["rows"]) == same(theirs)
    everything = {each.key: BOTH if each.both else THEIRS if each.theirs else MINE for each in found.differences}
    kept = same(found.result(everything)["rows"])
    for listed in (theirs, mine):
        for each in listed:
            assert repr(each) in kept


@given(st.dictionaries(st.integers(1, 4), st.text("ab", min_size=1, max_size=2)), st.text("xy", max_size=2))
def test_no_difference_no_question(answers, pledge):
    data = {"answers": answers, "pledge": pledge}
    assert merge(None, data, dict(data)).differences == []
    assert merge(data, data, data).result({}) == data
