"""A campaign that does without single steps; and rows that name a recognised initiative."""

from datetime import date

import pytest

from registrations.campaigns import building, form_files, queries
from registrations.campaigns.models import Question, Submission
from registrations.campaigns.staff_forms import CampaignForm
from registrations.titles.models import RecipientKind
from tests.factories.campaigns import QuestionFactory, send
from tests.factories.initiatives import InitiativeFactory
from tests.factories.titles import TitleFactory

from .conftest import member_of

pytestmark = pytest.mark.django_db


def leave_out(registration, *keys):
    registration.campaign.left_out = list(keys)
    registration.campaign.save()
    return queries.full(registration.pk)


@pytest.mark.parametrize(
    ("key", "word"),
    [("collectives", "Tập thể"), ("persons", "Cá nhân"), ("targets", "Chỉ tiêu, giao ước"), ("files", "Tệp kèm")],
)
def test_a_step_left_out_is_nowhere_in_the_form(client, complete, signatory, addresses, key, word):
    leave_out(complete, key)
    client.force_login(signatory)
    page = client.get(addresses(complete).unit).content.decode()
    bar = page[page.index('<ol class="steps') : page.index("</ol>", page.index('<ol class="steps'))]
    assert word not in bar
    assert "trên 5" in page
    assert client.get(getattr(addresses(complete), key)).status_code == 404
    assert client.get(addresses(complete).send).status_code == 200


def test_the_walk_goes_past_it(client, complete, signatory, addresses):
    leave_out(complete, "persons")
    client.force_login(signatory)
    complete.refresh_from_db()
    answer = client.post(
        addresses(complete).collectives,
        {"version": complete.version, "pasted": "", "dong-TOTAL_FORMS": 0, "dong-INITIAL_FORMS": 0},
    )
    assert answer.url == addresses(complete).targets


def test_nothing_of_it_is_asked_or_sent(complete, signatory):
    record = leave_out(complete, "targets", "persons")
    complete.pledge = ""
    complete.save()
    record = queries.full(complete.pk)
    assert queries.content(record)["persons"] == []
    assert not [gap for gap in queries.gaps(record, record.changed_at) if gap.step in {"targets", "persons"}]


def test_without_collectives_the_gap_names_persons(draft):
    record = leave_out(draft, "collectives")
    gaps = [gap for gap in queries.gaps(record, record.changed_at) if "đăng ký danh hiệu" in gap.text]
    assert [(gap.step, gap.text) for gap in gaps] == [("persons", "Chưa có cá nhân nào đăng ký danh hiệu.")]


def test_what_was_sent_before_stays_as_it_was(client, complete, signatory, addresses):
    send(complete, signatory)
    name = Submission.objects.get().content["persons"][0]["name"]
    leave_out(complete, "persons")
    client.force_login(signatory)
    assert name in client.get(addresses(complete).page).content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_blank_form_goes_out_and_comes_back_without_it(complete, ending):
    record = leave_out(complete, "persons")
    made = form_files.for_unit(record, ending, record.changed_at)
    reading = form_files.read_for(record, made, record.changed_at)
    assert not any(reading.errors.values())
    assert [each["step"].key for each in form_files.offers(record, reading)] == ["unit", "collectives", "targets"]
    assert not any(each["new"] for each in form_files.offers(record, reading))


def form_of(campaign, officer, **more):
    data = {
        "organising_body": campaign.organising_body_id,
        "purpose": campaign.purpose,
        "year": campaign.year,
        "name": campaign.name,
        "opens_on": f"{campaign.opens_at:%d/%m/%Y}",
        "closing": "het",
        "closes_on": "30/12/2199",
        "unit_kinds": campaign.unit_kinds,
        "titles": [each.pk for each in campaign.titles.all()],
    }
    return CampaignForm(data | more, instance=campaign, for_user=officer)


def test_an_officer_chooses_what_is_left_out(complete, officer):
    form = form_of(complete.campaign, officer, left_out=["persons"])
    assert "left_out" not in form.errors
    assert form.cleaned_data["left_out"] == ["persons"]


def test_something_must_be_left(complete, officer):
    form = form_of(complete.campaign, officer, left_out=["persons", "collectives", "targets"])
    assert "ít nhất một" in str(form.errors["left_out"])


def test_a_part_with_questions_is_not_left_out(complete, officer):
    QuestionFactory(campaign=complete.campaign, text="Số hộ thoát nghèo")
    assert "Số hộ thoát nghèo" in str(form_of(complete.campaign, officer, left_out=["targets"]).errors["left_out"])
    assert "left_out" in form_of(complete.campaign, officer, left_out=["unit"]).errors


def test_a_question_brings_its_part_back(complete, officer):
    campaign = leave_out(complete, "targets", "files").campaign
    building.add_question(campaign, Question(text="Báo cáo ký số", kind="file"), by=officer)
    campaign.refresh_from_db()
    assert campaign.left_out == ["targets"]


def test_the_new_year_leaves_out_the_same(complete, officer):
    campaign = leave_out(complete, "persons").campaign
    assert building.copy_to_next_year(campaign, by=officer)[0].left_out == ["persons"]


# --- recognised initiatives --------------------------------------------------------


@pytest.fixture
def recognised(complete):
    return InitiativeFactory(
        unit=complete.unit,
        title="Ươm hồi giống bằng túi bầu",
        state="cong-nhan",
        decision_number="15/QĐ-UBND",
        decided_on=date(2025, 5, 20),
        reach="tinh",
    )


def test_a_row_that_names_a_recognised_initiative_points_to_it(
    client, complete, signatory, addresses, rows, recognised
):
    title = TitleFactory(recipient_kinds=[RecipientKind.PERSON])
    complete.campaign.titles.add(title)
    client.force_login(signatory)
    page = client.get(addresses(complete).persons).content.decode()
    assert '<option value="Ươm hồi giống bằng túi bầu">15/QĐ-UBND' in page
    typed = rows(complete, ("Hoàng Văn Một", title)) | {"dong-0-initiative": "ươm hồi giống bằng  túi bầu"}
    client.post(addresses(complete).persons, typed)
    assert complete.rows.get(kind=RecipientKind.PERSON).recognised == recognised
    send(complete, signatory)
    sent = Submission.objects.get().content["persons"][0]
    assert sent["recognised"] == "Công nhận theo 15/QĐ-UBND, 20/05/2025; cấp tỉnh"
    assert "Công nhận theo 15/QĐ-UBND" in client.get(addresses(complete).page).content.decode()


def test_initiatives_of_others_or_not_yet_recognised_are_only_words(client, complete, signatory, addresses, rows):
    title = TitleFactory(recipient_kinds=[RecipientKind.PERSON])
    complete.campaign.titles.add(title)
    InitiativeFactory(
        title="Của đơn vị khác", state="cong-nhan", decision_number="1/QĐ", decided_on=date(2025, 1, 1), reach="tinh"
    )
    InitiativeFactory(unit=complete.unit, title="Chưa công nhận")
    client.force_login(member_of(complete))
    for name in ("Của đơn vị khác", "Chưa công nhận"):
        client.post(addresses(complete).persons, rows(complete, ("Hoàng Văn Một", title)) | {"dong-0-initiative": name})
        row = complete.rows.get(kind=RecipientKind.PERSON)
        assert (row.initiative, row.recognised) == (name, None)
    assert "Của đơn vị khác</option>" not in client.get(addresses(complete).persons).content.decode()
