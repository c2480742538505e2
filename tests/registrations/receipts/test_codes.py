"""Receipt codes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registrations.receipts.codes import ALPHABET, RANDOM_SIGNS, BadCode, new_code, parse


def signs(code):
    return code.replace("-", "").removeprefix("TDKT")


def test_codes_are_random_and_have_no_look_alikes():
    codes = {new_code() for _ in range(300)}
    assert len(codes) == 300
    assert not set("".join(map(signs, codes))) & set("ILO01")
    assert math.log2(len(ALPHABET)) * RANDOM_SIGNS >= 80
    assert {len(signs(code)) for code in codes} == {RANDOM_SIGNS + 1}


@given(st.integers(min_value=0, max_value=19), st.sampled_from(ALPHABET))
def test_every_single_slip_is_told(place, sign):
    code = new_code()
    body = list(signs(code))
    if body[place] == sign:
        assert parse("".join(body)) == code
        return
    body[place] = sign
    with pytest.raises(BadCode, match="chưa khớp"):
        parse("".join(body))


@given(st.integers(min_value=0, max_value=18))
def test_two_swapped_neighbours_are_told(place):
    body = list(signs(new_code()))
    if body[place] == body[place + 1]:
        return
    body[place], body[place + 1] = body[place + 1], body[place]
    with pytest.raises(BadCode):
        parse("".join(body))


def test_any_spelling_of_a_code_is_understood():
    code = new_code()
    bare = signs(code)
    spellings = [code.lower(), bare, f" {code} ", code.replace("-", " "), code.replace("-", "–"), f"TĐKT{bare}"]
    assert {parse(each) for each in spellings} == {code}


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "Mời nhập"), ("TDKT", "Mời nhập"), ("TDKT-OOOO-1111-LLLL", "không có ký tự"), ("TDKT-2345", "vừa nhập có 4")],
)
def test_what_cannot_be_a_code_is_explained(typed, says):
    with pytest.raises(BadCode, match=says):
        parse(typed)


@given(st.text(max_size=400))
def test_anything_typed_is_a_code_or_explained(typed):
    try:
        answer = parse(typed)
    except BadCode as error:
        answer = str(error)
    assert answer.startswith(("TDKT-", "M"))
