"""Words with places: filled once, lines without anything to say left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.notices.registry import events, faults
from registrations.notices.wording import fill, places_in, unknown


def test_places_are_filled_and_empty_lines_fall_out():
    text = "Kính gửi [đơn vị],\n\nLý do: [lý do]\n\nHạn: [hạn]"
    assert fill(text, {"đơn vị": "xã Mẫu", "lý do": "", "hạn": "20/01"}) == "Kính gửi xã Mẫu,\n\nHạn: 20/01"


def test_what_is_filled_in_is_not_read_again():
    assert fill("Lý do: [lý do]", {"lý do": "xem [hạn] và {{ user }}"}) == "Lý do: xem [hạn] và {{ user }}"


def test_a_line_of_a_full_and_an_empty_place_stays():
    assert fill("[a], [b]", {"a": "một", "b": ""}) == "một,"


def test_a_place_without_value_is_an_error_of_the_code():
    with pytest.raises(KeyError):
        fill("[lạ]", {})


def test_unknown_places_are_named_once():
    assert unknown("[a] [b] [ b ] [c]", ["a"]) == ["b", "c"]
    assert places_in("[a] [a]") == ["a"]


@given(st.text(max_size=300), st.text(max_size=40))
def test_whatever_is_written_is_filled_without_error(text, value):
    filled = fill(text, dict.fromkeys(places_in(text), value))
    assert isinstance(filled, str)


def test_every_event_of_the_house_fills_its_own_words():
    assert faults() == []
    assert len(events()) >= 10
    for event in events():
        samples = event.samples()
        assert fill(event.subject, samples)
        letter = fill(event.text, samples)
        assert all(samples[name] in letter or samples[name] in event.subject for name in event.needed)
        assert "Kính gửi" not in event.text  # the greeting is the frame's
