"""The list of abbreviations: seeded once, edited in the back office, effective at once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from search import lexicon
from search.models import Abbreviation
from search.reading import read

pytestmark = pytest.mark.django_db


def longs(text):
    return [words.text for words in read(text, lexicon.current()).groups[0].words]


def test_loading_twice_keeps_edits():
    call_command("load_abbreviations", verbosity=0)
    count = Abbreviation.objects.count()
    assert count > 90
    Abbreviation.objects.filter(short="BK").update(long="bằng khen sửa")
    Abbreviation.objects.filter(short="GK").delete()
    call_command("load_abbreviations", verbosity=0)
    assert Abbreviation.objects.count() == count
    assert Abbreviation.objects.get(short="BK").long == "bằng khen sửa"


def test_an_edit_works_at_once(own_registry):
    assert longs("BCH") == ["BCH"]
    row = Abbreviation.objects.create(short="BCH", long="Ban chấp hành")
    assert longs("BCH") == ["BCH", "Ban chấp hành"]
    row.delete()
    assert longs("BCH") == ["BCH"]


@pytest.mark.parametrize(("short", "long"), [("…", "bằng khen"), ("BK", " \n "), ("BK", "bk"), ("", "x")])
def test_senseless_entries_are_refused(short, long):
    with pytest.raises(ValidationError):
        Abbreviation(short=short, long=long).full_clean()


def test_listed_and_edited_in_the_back_office(staff_client):
    Abbreviation.objects.create(short="TĐKT", long="thi đua khen thưởng")
    listing = reverse(Abbreviation.snippet_viewset.get_url_name("list"))
    assert "thi đua khen thưởng" in staff_client.get(listing).content.decode()
    added = staff_client.post(
        reverse(Abbreviation.snippet_viewset.get_url_name("add")), {"short": "BCH", "long": "Ban chấp hành"}
    )
    assert added.status_code == 302
    assert Abbreviation.objects.get(short="BCH").longs == ["Ban chấp hành"]
