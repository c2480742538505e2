"""Numbers and dates in any spelling: properties of the text functions."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from search import text as t

TYPES = {"QĐ": "quyết định", "NQ": "nghị quyết", "KH": "kế hoạch", "CT": "chỉ thị", "TB": "thông báo", "BC": "báo cáo"}
NUMBERS = st.integers(1, 99_999).filter(lambda number: not 1900 <= number <= 2100)
ISSUERS = st.sampled_from(["UBND", "HĐND", "SNV", "BTĐKT", "HĐTĐKT"])
WITH_ISSUER = [
    "{n}/{t}-{i}", "{n} /{t} - {i}", "{n}-{t}-{i}", "{n}.{t}.{i}", "{n} {t} {i}", "{n}{t}-{i}", "{t}-{i} {n}", "{t} {i} số {n}", "0{n}/{t}-{i}",
    "số: {n}/{t}-{i}", "{w} số {n}/{t}-{i}", "{n}–{t}–{i}", "{n}/{t}{i}", "{w} {n} {i}",
]  # fmt: skip
BARE = ["{w} {n}", "{w} số {n}", "{t}{n}", "{t} số {n}", "{t}-{n}", "{n}/{t}", "{n}{t}", "{w} số: 0{n}"]


@given(
    NUMBERS,
    st.sampled_from(list(TYPES)),
    ISSUERS,
    st.sampled_from(WITH_ISSUER),
    st.sampled_from([str, str.lower, t.fold]),
)
@settings(max_examples=400, deadline=None)
def test_every_spelling_with_an_issuer_asks_for_the_number(number, kind, issuer, form, write):
    typed = form.format(n=number, t=kind, i=issuer, w=TYPES[kind])
    own = t.parse_number(f"{number}/{kind}-{issuer}").terms(2021)
    if write is t.fold and form == "{n}/{t}{i}":
        typed = typed.lower()
    elif write is t.fold:
        typed = " ".join(t.fold(typed).split())
    else:
        typed = write(typed)
    found = t.find_numbers(typed, typed=True)
    assert [each.normalised in own for each in found] == [True], (typed, found)


@given(NUMBERS, st.sampled_from(list(TYPES)), st.sampled_from(BARE))
@settings(max_examples=200, deadline=None)
def test_every_spelling_without_an_issuer_asks_for_the_number(number, kind, form):
    typed = form.format(n=number, t=kind, w=TYPES[kind])
    own = t.parse_number(f"{number}/{kind}-UBND").terms(2021)
    assert [each.normalised in own for each in t.find_numbers(typed, typed=True)] == [True], typed


@given(NUMBERS, NUMBERS, st.sampled_from(WITH_ISSUER + BARE))
@settings(max_examples=200, deadline=None)
def test_a_number_never_asks_for_another(one, other, form):
    typed = form.format(n=one, t="QĐ", i="UBND", w="quyết định")
    own = t.parse_number(f"{other}/QĐ-UBND").terms(2021)
    assert any(each.normalised in own for each in t.find_numbers(typed, typed=True)) == (one == other)


DAYS = [
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}", "ngay {d:02} thang {m:02} nam {y}",
    "{d} tháng {m} {y}", "{y}-{m:02}-{d:02}", "Ngày {d} / {m} / {y}",
]  # fmt: skip


@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2060, 1, 1)), st.sampled_from(DAYS), st.booleans())
@settings(max_examples=300, deadline=None)
def test_every_spelling_of_a_day_is_that_day(day, form, typed):
    text = form.format(d=day.day, m=day.month, y=day.year)
    assert [span.token for span in t.find_spans(text, typed=typed)] == [f"d{day.isoformat()}"]
