"""The pages of a scoring: for whom they exist, what they take, what comes back."""

import unicodedata
import uuid

import pypdfium2
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registrations.scoring import rules, setting_up
from registrations.scoring.models import Entry, Evidence, Protest, ProtestTerm, Scoring, Sheet
from tests.factories import files
from tests.factories import scoring as made
from tests.factories.accounts import UserFactory
from tests.factories.pledges import cluster_with

pytestmark = pytest.mark.django_db
SECRET = "Kênhkênhđen"


def at(state):
    return time_machine.travel(made.instant(*made.WHEN[state]), tick=False)


def address(group, name="sheet", unit=1, **more):
    args = [group.cluster.pk]
    if name in ("sheet", "evidence"):
        args.append(group.units[unit].pk)
    if name == "evidence":
        args.append(group.criteria[0].pk)
    return reverse(f"scoring:{name}", args=args)


def typed(group, column, *points, note="", version=0, **more):
    data = {"version": version, "cot": column}
    for each, value in zip(group.criteria, points, strict=False):
        data |= {f"p_{each.pk}": value, f"n_{each.pk}": note}
    return data | more


@pytest.mark.parametrize("state", rules.STATES)
def test_the_pages_do_not_exist_for_others_in_any_state(client, state):
    group, _ = made.in_state(state)
    elsewhere = cluster_with("Khác", "Nữa", name="Cụm khác")
    with at(state):
        for user in (UserFactory(), elsewhere.signatories[0]):
            client.force_login(user)
            for name in ("scoring", "sheet", "evidence", "assign", "result"):
                assert client.get(address(group, name)).status_code == 404
                assert client.post(address(group, name), {"viec": "chot"}).status_code in {404, 405}


@pytest.mark.parametrize("state", rules.STATES)
@pytest.mark.parametrize("who", ["head", "member", "officer"])
def test_every_page_that_exists_can_be_read(client, state, who):
    group, _ = made.in_state(state)
    with at(state):
        client.force_login({"head": group.signatories[0], "member": group.drafters[1], "officer": group.officer}[who])
        for name in ("scoring", "sheet", "evidence", "assign", "result"):
            for unit in (0, 1, 2):
                assert client.get(address(group, name, unit)).status_code in {200, 404}
        assert client.get(address(group, "scoring")).status_code == 200


@pytest.mark.parametrize("state", ["waiting", "self", "cross", "cluster", "overdue"])
def test_what_a_unit_wrote_is_on_no_page_of_another_before_its_time(client, group, state):
    with at("waiting"):
        setting_up.assign(group.scoring.pk, {group.units[1].pk: group.units[2].pk}, by=group.signatories[0])
    made.self_score(group, 1, "50", "30", send=False)
    Entry.objects.update(self_note=f"{SECRET} thuyết minh")
    with at(state):
        for user in (group.signatories[0], group.signatories[2], group.officer):
            client.force_login(user)
            for name in ("scoring", "sheet", "evidence", "assign", "result"):
                for unit in (0, 1, 2):
                    assert SECRET not in client.get(address(group, name, unit)).content.decode()
        client.force_login(group.drafters[1])
        assert SECRET in client.get(address(group)).content.decode()


def test_a_unit_scores_itself_with_evidence_and_sends(client, group):
    with at("self"):
        client.force_login(group.signatories[1])
        saved = client.post(address(group), typed(group, "self", "50,5", "30", "", "1", note="Theo báo cáo"))
        assert saved.status_code == 302
        assert 'Tự chấm: <strong class="num">79,5</strong>' in client.get(address(group)).content.decode()
        upload = SimpleUploadedFile("minh chứng.pdf", files.pdf("Báo cáo"))
        assert client.post(address(group, "evidence"), {"files": upload}).status_code == 302
        evidence = Evidence.objects.get()
        assert client.get(evidence.attachment.get_absolute_url()).status_code == 200
        sent = typed(group, "self", "50,5", "30", "", "1", note="Theo báo cáo", version=1, viec="gui")
        assert client.post(address(group), sent).status_code == 302
        assert Sheet.objects.get(unit=group.units[1]).self_sent_at
        assert client.post(address(group), typed(group, "self", "1")).status_code == 422
        assert client.post(address(group, "evidence"), {"xoa": evidence.pk}).status_code == 422
        assert client.post(address(group), {"viec": "lay-lai"}).status_code == 302
        assert client.post(address(group, "evidence"), {"xoa": evidence.pk}).status_code == 302
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("chín", "bằng chữ số"),
        ("61", "vượt mức tối đa 60"),
        ("-1", "không âm"),
        ("9,555", "hai chữ số"),
        ("9" * 50_000, "bằng chữ số"),
        ("=1+1", "bằng chữ số"),
        ("１２", "bằng chữ số"),
        ("1e1", "bằng chữ số"),
    ],
)
def test_points_that_cannot_be_are_said_beside_the_field(client, group, points, words):
    with at("self"):
        client.force_login(group.drafters[1])
        answer = client.post(address(group), typed(group, "self", points, "30", note="giữ lại"))
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert "giữ lại" in answer.content.decode()
        autosave = client.post(address(group), typed(group, "self", points), headers={"X-Autosave": "1"})
        assert autosave.status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "note",
    ["a" * 50_000, "\x00", "<script>alert(1)</script>", unicodedata.normalize("NFD", "Cải cách"), "\u200b\u202e"],
)
def test_whatever_is_noted_is_kept_tidy_or_refused(client, group, note):
    with at("self"):
        client.force_login(group.drafters[1])
        answer = client.post(address(group), typed(group, "self", "50", note=note))
        assert answer.status_code in {302, 422}
        assert "<script>alert" not in client.get(address(group)).content.decode()
    for entry in Entry.objects.all():
        assert unicodedata.is_normalized("NFC", entry.self_note)


@pytest.mark.parametrize("name", ["macro.xlsm", "a.exe", "anh.svg"])
def test_hostile_files_are_refused_in_words(client, group, name):
    with at("self"):
        client.force_login(group.drafters[1])
        for data in (b"MZ\x90\x00", b"<svg onload=alert(1)>", b"", b"PK\x03\x04" + b"\0" * 50):
            answer = client.post(address(group, "evidence"), {"files": SimpleUploadedFile(name, data)})
            assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_two_people_at_once_see_both_judgements(client, group):
    made.self_score(group, 1, "50", "30", send=False)
    with at("self"):
        client.force_login(group.drafters[1])
        answer = client.post(address(group), typed(group, "self", "41", "30"))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Có hai bản của phần này" in page
        assert 'value="41"' in page
        assert '<dd class="num">50</dd>' in page
        assert client.post(address(group), typed(group, "self", "41", "30"), headers={"X-Autosave": "1"}).json()[
            "conflict"
        ]
        assert client.post(address(group), typed(group, "self", "41", "30", version=1)).status_code == 302


def test_a_form_that_was_open_over_the_deadline_loses_nothing_and_writes_nothing(client, group):
    with at("cross"):
        client.force_login(group.drafters[1])
        answer = client.post(address(group), typed(group, "self", "50", note="vừa nhập"))
    assert answer.status_code == 422
    assert "không làm được lúc này" in answer.content.decode()
    assert "vừa nhập" in answer.content.decode()
    assert not Entry.objects.exists()


def test_the_difference_of_the_columns_is_shown_where_it_may_be_read(client, group):
    made.self_score(group, 1, "50", "30")
    made.cross_score(group, 1, 2, "45", "30")
    with at("cluster"):
        client.force_login(group.signatories[0])
        page = client.get(address(group)).content.decode()
        assert "Thấp hơn" in page
        assert "Đã đối chiếu" in page
        assert client.post(address(group), {"viec": "lay-diem"}).status_code == 302
        assert client.get(address(group, "result")).status_code == 200
        client.force_login(group.signatories[1])
        assert client.get(address(group, "result")).status_code == 404


def test_the_head_assigns_by_hand_and_in_a_ring(client, group):
    with at("self"):
        client.force_login(group.signatories[0])
        assert client.post(address(group, "assign"), {"viec": "xoay-vong"}).status_code == 302
        assert Sheet.objects.filter(checker__isnull=True).count() == 0
        pairs = {f"u_{unit.pk}": "" for unit in group.units}
        assert client.post(address(group, "assign"), pairs).status_code == 302
        assert Sheet.objects.filter(checker__isnull=False).count() == 0
        own = {f"u_{group.units[0].pk}": group.units[0].pk}
        assert client.post(address(group, "assign"), own).status_code == 422
        client.force_login(group.signatories[1])
        assert client.get(address(group, "assign")).status_code == 404


def test_the_head_locks_and_a_member_protests(client, group):
    with at("cluster"):
        client.force_login(group.signatories[0])
        answer = client.post(address(group, "result"), {"viec": "chot"})
        assert answer.status_code == 422
        assert "Xã Cao Lộc: Tiêu chí 1: chưa ghi điểm." in answer.content.decode()
        for unit in (1, 2):
            out = {"viec": "khong-xep", "don-vi": group.units[unit].pk, "reason": "Mới tham gia"}
            assert client.post(address(group, "result"), out).status_code == 302
        assert client.post(address(group, unit=0), typed(group, "cluster", "60", "40")).status_code == 302
        assert client.post(address(group, "result"), {"viec": "chot"}).status_code == 302
    with at("protest"):
        client.force_login(group.signatories[1])
        form = {"viec": "kien-nghi", "don-vi": group.units[1].pk, "form_key": uuid.uuid4(), "text": "Đề nghị xếp hạng"}
        assert client.post(address(group, "result"), form | {"text": ""}).status_code == 422
        assert client.post(address(group, "result"), form | {"form_key": "x"}).status_code == 422
        assert client.post(address(group, "result"), form | {"don-vi": group.units[2].pk}).status_code == 404
        for _ in range(2):
            assert client.post(address(group, "result"), form).status_code == 302
        assert Protest.objects.count() == 1
        client.force_login(group.signatories[2])
        assert "Đề nghị xếp hạng" not in client.get(address(group, "result")).content.decode()


def test_the_office_goes_all_the_way_on_its_desk(client, group):
    desk = reverse("scoring_desk:cluster", args=[group.cluster.pk])
    made.settle(group, *made.ROWS)
    with at("protest"):
        client.force_login(group.officer)
        assert client.get(desk).status_code == 200
        assert client.post(desk, {"viec": "trinh"}, follow=True).status_code == 200
        assert Scoring.objects.get().proposed_at is None
        assert client.post(desk, {"viec": "tra-lai", "until": "sai", "reason": ""}).status_code == 422
        assert client.post(desk, {"viec": "?"}).status_code == 404
    with at("review"):
        client.force_login(group.officer)
        client.post(desk, {"viec": "trinh"})
        client.post(address(group, "approve"), {"decision": "QĐ 1"})
        assert Scoring.objects.get().approved_at is None
        client.force_login(group.second)
        assert "Xem lại và duyệt" in client.get(desk).content.decode()
        long = client.post(address(group, "approve"), {"decision": "Q" * 301}, follow=True).content.decode()
        assert "300" in long
        assert Scoring.objects.get().approved_at is None
        page = client.get(address(group, "approve"), {"decision": "QĐ 1"}).content.decode()
        assert all(words in page for words in ("QĐ 1", "Duyệt và công bố", "Xã Ba Sơn"))
        client.post(address(group, "approve"), {"decision": "QĐ 1"})
    assert Scoring.objects.get().approved_at
    with at("approved"):
        client.force_login(group.second)
        assert client.get(desk).status_code == 200
        assert client.get(reverse("scoring_desk:index")).status_code == 200


def test_the_office_opens_a_scoring_and_moves_its_deadlines(client, officer):
    group = cluster_with("Một", "Hai", name="Cụm chưa mở")
    schedule = reverse("scoring_desk:schedule", args=[group.cluster.pk])
    days = {
        "self_opens": "01/11/2026",
        "self_closes": "15/11/2026",
        "cross_closes": "22/11/2026",
        "cluster_closes": "30/11/2026",
    }
    with at("waiting"):
        client.force_login(officer)
        assert client.post(schedule, days | {"protest_days": "5"}).status_code == 422
        made.criteria_actions.save_criteria(group.cluster, made.criteria_data(), by=officer)
        for wrong in (
            {"cross_closes": "10/11/2026"},
            {"self_opens": "hôm nay"},
            {"protest_days": "0"},
            {"protest_days": ""},
        ):
            assert client.post(schedule, days | {"protest_days": "5"} | wrong).status_code == 422
        assert client.post(schedule, days | {"protest_days": "5"}).status_code == 302
        scoring = Scoring.objects.get(cluster=group.cluster)
        assert scoring.self_closes_at == made.instant(2026, 11, 16)
        assert client.post(schedule, days | {"reason": "x"}).status_code == 422
        moved = days | {"cluster_closes": "05/12/2026"}
        assert client.post(schedule, moved).status_code == 422
        assert client.post(schedule, moved | {"reason": "Mưa lũ"}).status_code == 302
        scoring.refresh_from_db()
        assert scoring.cluster_closes_at == made.instant(2026, 12, 6)
        assert client.get(schedule).status_code == 200


def test_a_session_that_ended_loses_nothing_that_was_written(client, group):
    with at("self"):
        answer = client.post(address(group), typed(group, "self", "50", note="Thuyết minh dài"))
        assert answer.status_code == 403
        assert "Thuyết minh dài" in answer.content.decode()
        autosave = client.post(address(group), typed(group, "self", "50"), headers={"X-Autosave": "1"})
        assert autosave.status_code == 403
        assert autosave.json()["message"]
    assert not Entry.objects.exists()


def printed(answer):
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_sheet_is_printed_with_the_columns_that_may_be_read_and_their_difference(client, group):
    made.self_score(group, 1, "50", "30")
    made.cross_score(group, 1, 2, "45", "30")
    with at("cluster"):
        client.force_login(group.signatories[0])
        text = printed(client.get(f"{address(group)}phieu.pdf"))
        for words in (
            "PHIẾU CHẤM ĐIỂM THI ĐUA",
            group.units[1].name,
            "Tự chấm",
            "Chấm chéo",
            "Chênh lệch",
            "Tổng điểm",
        ):
            assert words in text
        client.force_login(UserFactory())
        assert client.get(f"{address(group)}phieu.pdf").status_code == 404
    with at("self"):
        client.force_login(group.signatories[1])
        own = printed(client.get(f"{address(group)}phieu.pdf"))
        assert "Tự chấm" in own
        assert "Chấm chéo" not in own.replace("đơn vị chấm chéo", "")
        client.force_login(group.signatories[2])
        assert client.get(f"{address(group)}phieu.pdf").status_code == 404


def test_how_long_a_protest_may_come_is_dated_data_and_said_to_be_unchecked(client, group):
    term = ProtestTerm.objects.create(
        organising_body=group.cluster.organising_body, working_days=7, source="Hướng dẫn mẫu"
    )
    assert term.basis == "Hướng dẫn mẫu, chưa đối chiếu với văn bản của tỉnh"
    term.verified = True
    assert term.basis == "Hướng dẫn mẫu"
    Scoring.objects.update(protest_days=7, protest_source="Hướng dẫn mẫu, chưa đối chiếu với văn bản của tỉnh")
    with at("cluster"):
        client.force_login(group.signatories[0])
        page = client.get(address(group, "result")).content.decode()
        assert "7 ngày làm việc để kiến nghị (Hướng dẫn mẫu, chưa đối chiếu với văn bản của tỉnh)" in page
