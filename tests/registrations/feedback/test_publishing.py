"""Only what an officer confirmed is public: masked texts in list, page, feed and search."""

import re

import pytest
import time_machine

from registrations.feedback import entries, handling, publishing
from registrations.feedback.models import Entry
from registrations.feedback.refusals import Undecided
from registrations.refusals import Refused
from tests.factories.feedback import SENT, answered, approver, feedback, officer, person, topic

pytestmark = pytest.mark.django_db
TITLE, QUESTION = "Hồ sơ của Nguyễn Văn An", "Tôi là Nguyễn Văn An, số 0912 000 111. Hồ sơ gồm gì?"
ANSWER = "Gửi ông An ở thôn Nà Pán: hồ sơ gồm ba loại."
SECRETS = ("Nguyễn", "An", "0912", "Nà Pán")


def html_of(response):
    return response.content.decode()


def words(**changed):
    given = {"title": TITLE, "question": QUESTION, "answer": ANSWER, "topic": topic()}
    return publishing.Words(**(given | changed))


def all_hidden(made, given):
    """Decisions that hide whatever is asked, as an officer would make them."""
    decisions = {}
    while True:
        try:
            publishing.settled(made, given, decisions)
        except Undecided as error:
            decisions |= {each.key: True for found in error.findings.values() for each in found}
        else:
            return decisions


def published(**changed):
    made, given = answered(), words(**changed)
    return publishing.publish(made, given, decisions=all_hidden(made, given), by=officer(), now=SENT)


def test_nothing_is_published_until_every_finding_is_decided_on():
    made = answered()
    decisions = all_hidden(made, words())
    for missing in decisions:
        some = {key: value for key, value in decisions.items() if key != missing}
        with pytest.raises(Undecided):
            publishing.publish(made, words(), decisions=some, by=officer())
    assert not Entry.objects.exists()


def test_only_the_masked_text_is_public_in_every_place(client, django_assert_max_num_queries):
    entry = published()
    with django_assert_max_num_queries(12):
        listed = html_of(client.get("/hoi-dap/"))
    with django_assert_max_num_queries(12):
        page = html_of(client.get(entry.get_absolute_url()))
    found = list(entries.entries())[0]
    places = [listed, page, html_of(client.get("/hoi-dap/tin.rss")), f"{found.title} {found.body} {found.summary}"]

    for place in places:
        assert "[họ tên]" in place
        for secret in SECRETS[:1] + SECRETS[2:]:
            assert secret not in place
    assert "nguyen" not in entry.slug + entry.folded
    assert "https://schema.org/QAPage" in page
    assert entry.get_absolute_url() in html_of(client.get("/so-vang/sitemap-hoi-dap.xml"))


def test_a_change_is_checked_again_and_the_old_words_are_gone(client):
    entry = published()
    made = entry.feedback
    with pytest.raises(Undecided):
        publishing.publish(made, words(title=entry.title, question="Hỏi 0987 654 321"), decisions={}, by=officer())
    entry.refresh_from_db()
    assert "0987" not in entry.question

    new = words(title="Hồ sơ Bằng khen", question="Hồ sơ gồm gì?", answer="Ba loại.")
    changed = publishing.publish(made, new, decisions={}, by=officer(), now=SENT)
    assert (changed.pk, changed.slug, changed.changed_at) == (entry.pk, "ho-so-bang-khen", SENT)
    assert client.get(f"/hoi-dap/{entry.slug}/").status_code == 404


def test_what_is_kept_on_purpose_is_kept_and_noted():
    made = answered()
    given = words(title="Về Lộc Văn Quyền", question="Hỏi", answer="Đáp")
    decisions = dict.fromkeys(all_hidden(made, given), False)
    entry = publishing.publish(made, given, decisions=decisions, by=officer())

    assert entry.title == "Về Lộc Văn Quyền"
    assert ["title", "họ tên", "Lộc Văn Quyền"] in entry.kept


def test_withdrawing_takes_it_from_every_place(client):
    entry = published()
    publishing.withdraw(entry, by=officer(), reason="Quy định đã thay đổi")

    assert client.get(entry.get_absolute_url()).status_code == 404
    assert "[họ tên]" not in html_of(client.get("/hoi-dap/")) + html_of(client.get("/hoi-dap/tin.rss"))
    assert list(entries.entries()) == []
    assert list(entries.entries([str(entry.pk)])) == []


@pytest.mark.parametrize("who", [person, approver, lambda: person("view_feedback", "handle_feedback")])
def test_who_is_not_named_for_it_publishes_nothing(client, who):
    from django.core.exceptions import PermissionDenied

    made, given = answered(), words(title="A", question="B", answer="C")
    mine = who()
    with pytest.raises(PermissionDenied):
        publishing.publish(made, given, decisions={}, by=mine)
    client.force_login(mine)
    assert client.get(f"/quan-tri/hoi-dap/{made.pk}/dang/").status_code in {302, 403}


def test_only_what_was_answered_and_is_no_allegation_can_be_published():
    given = words(title="A", question="B", answer="C")
    with pytest.raises(Refused):
        publishing.publish(feedback(), given, decisions={}, by=officer())
    made = answered()
    handling.restrict(made, by=officer(), restricted=True)
    with pytest.raises(Refused):
        publishing.publish(made, given, decisions={}, by=officer())


def test_an_allegation_cannot_stay_public():
    entry = published()
    with pytest.raises(Refused):
        handling.restrict(entry.feedback, by=officer(), restricted=True)


def test_the_list_is_searched_with_and_without_marks_and_by_topic(client):
    published(title="Hồ sơ kháng chiến", question="Hỏi hồ sơ kháng chiến", answer="Đáp")
    published(title="Tiền thưởng", question="Mức tiền thưởng", answer="Đáp", topic=topic("tien", "Tiền thưởng, chế độ"))

    def shown(query):
        page = html_of(client.get(f"/hoi-dap/?{query}"))
        return "Hồ sơ kháng chiến</a>" in page, "Tiền thưởng</a>" in page

    assert shown("") == (True, True)
    assert shown("q=khang+chien") == (True, False)
    assert shown("q=KHÁNG+chiến") == (True, False)
    assert shown("chude=tien") == (False, True)
    assert shown("q=%00%E2%80%8B&chude=%22%3E&trang=-5") == (True, True)
    assert shown("q=" + "x" * 5000) == (True, True)
    assert shown("q=khongco") == (False, False)


def test_the_officer_sees_each_finding_and_publishes_after_deciding(client):
    made = answered(subject=TITLE, text=QUESTION)
    address = f"/quan-tri/hoi-dap/{made.pk}/dang/"
    given = {"title": TITLE, "question": QUESTION, "answer": "Gồm ba loại.", "topic": str(made.topic_id)}
    with time_machine.travel(SENT, tick=False):
        client.force_login(officer())
        first = html_of(client.get(address))
        refused = client.post(address, given)
        keys = set(re.findall(r'name="(che-\w+)"', html_of(refused)))
        done = client.post(address, given | dict.fromkeys(keys, "che"))
        changed = html_of(client.get(address))
        gone = client.post(address, {"viec": "go", "reason": "Đã cũ"})

    assert "0912 000 111</mark>" in first
    assert refused.status_code == 422
    assert len(keys) == 2
    assert done.status_code == 302
    assert "0912" not in changed
    assert gone.status_code == 302
    assert not Entry.objects.get().is_public
