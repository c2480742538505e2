"""Files that come in parts: carried on after a break, refused where something does not fit, private to their sender."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from registrations.attachments import actions, upload_actions
from registrations.attachments.models import Attachment, Upload, private_storage
from registrations.attachments.senders import Person
from registrations.attachments.upload_actions import PART
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
BASE = "/tep-rieng/tai/"
SCAN = b"%PDF-1.7\n" + b"ban chup co dau " * 150_000  # three parts, the last one not full


@pytest.fixture
def sender(client):
    user = UserFactory()
    client.force_login(user)
    return user


def begin(client, content=SCAN, name="Bản đăng ký.pdf", **more):
    facts = {"place": "/don-vi/x/#files", "name": name, "size": len(content), "mark": "1-2"} | more
    return client.post(BASE, facts)


def send(client, upload, offset, body, digest=None):
    digest = hashlib.sha256(body).hexdigest() if digest is None else digest
    address = f"{BASE}{upload}/?tu={offset}"
    return client.post(address, body, content_type="application/octet-stream", headers={"X-Part-Sha256": digest})


def send_all(client, content=SCAN, **facts):
    """Begin, every part, the end; the last answer."""
    upload = begin(client, content, **facts).json()["id"]
    for offset in range(0, len(content), PART):
        answer = send(client, upload, offset, content[offset : offset + PART])
        if answer.status_code != 200:
            return answer
    return client.post(f"{BASE}{upload}/xong/", {"sha256": hashlib.sha256(content).hexdigest()})


def parts_kept():
    return [
        name for folder in private_storage().listdir("tai")[0] for name in private_storage().listdir(f"tai/{folder}")[1]
    ]


def in_form(upload, user, **files):
    """A form sent by a user that names an upload for its field `files`."""
    from django.test import RequestFactory

    request = RequestFactory().post("/", {"da-tai-files": str(upload), **files})
    request.user = user
    return upload_actions.files_of(request)


def test_a_file_in_parts_becomes_an_attachment_like_every_other(client, sender):
    answer = send_all(client).json()
    assert answer["whole"]
    (file,) = in_form(answer["id"], sender).getlist("files")
    stored = actions.store(file, by=sender)
    assert stored.original_name == "Bản đăng ký.pdf"
    assert stored.sha256 == hashlib.sha256(SCAN).hexdigest()
    assert stored.file.open().read() == SCAN
    assert stored.uploaded_by == sender
    assert not Upload.objects.exists()


def test_parts_go_when_the_file_is_taken(client, sender, django_capture_on_commit_callbacks):
    upload = send_all(client).json()["id"]
    before = len(parts_kept())
    with django_capture_on_commit_callbacks(execute=True):
        actions.store(in_form(upload, sender)["files"], by=sender)
    assert len(parts_kept()) == before - 3


def test_a_broken_upload_goes_on_where_it_stopped(client, sender):
    upload = begin(client).json()["id"]
    send(client, upload, 0, SCAN[:PART])
    again = begin(client).json()
    assert (again["id"], again["received"]) == (upload, PART)
    listed = client.get(BASE, {"noi": "/don-vi/x/#files"}).json()["uploads"]
    assert [(each["id"], each["received"], each["whole"]) for each in listed] == [(upload, PART, False)]
    assert client.get(BASE, {"noi": "/don-vi/khac/#files"}).json()["uploads"] == []


@pytest.mark.parametrize("offset", [PART, 1, -1, 2 * PART, 10**30, "x"])
def test_an_offset_that_lies_writes_nothing_and_tells_the_right_one(client, sender, offset):
    upload = begin(client).json()["id"]
    answer = send(client, upload, offset, SCAN[:PART])
    assert (answer.status_code, answer.json()) == (409, {"received": 0})
    assert Upload.objects.get().received == 0


def test_a_part_sent_twice_is_kept_once(client, sender):
    upload = begin(client).json()["id"]
    send(client, upload, 0, SCAN[:PART])
    answer = send(client, upload, 0, SCAN[:PART])
    assert (answer.status_code, answer.json()) == (409, {"received": PART})


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", SCAN[: PART - 1], SCAN[: PART + 1], SCAN], ids=len)
def test_a_part_of_another_length_is_refused(client, sender, body):
    upload = begin(client).json()["id"]
    assert send(client, upload, 0, body).status_code == 422
    assert Upload.objects.get().received == 0


def test_no_part_is_taken_beyond_the_end(client, sender):
    upload = send_all(client).json()["id"]
    assert send(client, upload, len(SCAN), b"more").status_code == 409


def test_a_part_damaged_on_the_line_is_refused_and_may_come_again(client, sender):
    upload = begin(client).json()["id"]
    answer = send(client, upload, 0, SCAN[:PART], digest="0" * 64)
    assert answer.status_code == 422
    assert "final" not in answer.json()
    assert send(client, upload, 0, SCAN[:PART]).status_code == 200


def test_the_end_is_not_taken_before_every_byte_is_there(client, sender):
    upload = begin(client).json()["id"]
    send(client, upload, 0, SCAN[:PART])
    answer = client.post(f"{BASE}{upload}/xong/")
    assert (answer.status_code, answer.json()) == (409, {"received": PART})
    assert "files" not in in_form(upload, sender)


def test_another_file_under_the_same_name_is_found_out_at_the_end(client, sender):
    upload = begin(client).json()["id"]
    for offset in range(0, len(SCAN), PART):
        send(client, upload, offset, SCAN[offset : offset + PART])
    answer = client.post(f"{BASE}{upload}/xong/", {"sha256": "f" * 64})
    assert answer.status_code == 422
    assert "không giống tệp trên máy" in answer.json()["message"]
    assert not Upload.objects.exists()


def test_an_upload_exists_for_its_sender_only(client, sender):
    upload = begin(client).json()["id"]
    whole = send_all(client, name="Hai.pdf").json()["id"]
    other, thief = Client(), UserFactory()
    other.force_login(thief)
    assert send(other, upload, 0, SCAN[:PART]).status_code == 404
    assert other.post(f"{BASE}{upload}/xong/").status_code == 404
    assert other.post(f"{BASE}{whole}/bo/").status_code == 200
    assert other.get(BASE, {"noi": "/don-vi/x/#files"}).json()["uploads"] == []
    assert "files" not in in_form(whole, thief)
    assert "files" in in_form(whole, sender)


def test_signed_out_nothing_is_taken_and_the_sender_hears_why(client):
    answer = begin(client)
    assert answer.status_code == 403
    assert answer.json()["signedOut"]


@pytest.mark.parametrize("size", [0, -5, 50 * 1024 * 1024 + 1, 10**40, "nhiều", ""])
def test_empty_and_heavy_files_are_refused_before_they_travel(client, sender, size):
    answer = begin(client, size=size)
    assert answer.status_code == 422
    assert answer.json()["final"]
    assert not Upload.objects.exists()


def test_forty_megabytes_may_be_begun(client, sender):
    assert begin(client, size=40 * 1024 * 1024).status_code == 200


def test_one_person_has_only_so_much_on_the_way(client, sender):
    most = 50 * 1024 * 1024
    for number in range(4):
        assert begin(client, size=most, name=f"{number}.pdf").status_code == 200
    answer = begin(client, size=most, name="nữa.pdf")
    assert answer.status_code == 422
    assert "tải dở" in answer.json()["message"]
    Upload.objects.filter(name="0.pdf").update(ends_at=timezone.now() + timedelta(hours=40))
    assert begin(client, size=most, name="nữa.pdf").status_code == 200  # what lay still made room
    assert not Upload.objects.filter(name="0.pdf").exists()


def test_many_small_ones_are_bounded_too(client, sender):
    answers = [begin(client, size=10, name=f"{number}.pdf").status_code for number in range(20)]
    assert answers.count(200) == Person(sender).most


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"<html><script>", b"\x7fELF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_program_is_refused_with_its_first_part(client, sender, head):
    answer = send_all(client, head + SCAN[len(head) :])
    assert answer.status_code == 422
    assert answer.json()["final"]
    assert not Upload.objects.exists()


def packed(**members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


WORKBOOK = {"[Content_Types]_dot_xml": "<Types/>", "xl__workbook_dot_xml": "<workbook/>"}


@pytest.mark.parametrize(
    "content",
    [
        packed(**WORKBOOK, xl__vbaProject_dot_bin=b"macro" * 300_000),
        packed(a=b"x" * 1_500_000),
        SCAN + packed(**WORKBOOK),
    ],
    ids=["macros", "archive", "polyglot"],
)
def test_what_can_only_be_told_at_the_end_is_refused_there(client, sender, content):
    answer = send_all(client, content)
    assert answer.status_code == 422
    assert answer.json()["final"]
    assert not Upload.objects.exists()


def test_a_bomb_is_refused(client, sender):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 30_000_000)
    assert send_all(client, made.getvalue(), name="a.xlsx").status_code == 422


def test_a_name_is_only_a_name(client, sender):
    answer = begin(client, name="../../etc/\x00passwd\u202e.pdf" + "a" * 5000)
    assert answer.status_code == 200
    assert "/" not in Upload.objects.get().name


def test_what_nobody_goes_on_with_is_swept(client, sender, django_capture_on_commit_callbacks):
    before = len(parts_kept()) if private_storage().exists("tai") else 0
    upload = begin(client).json()["id"]
    send(client, upload, 0, SCAN[:PART])
    call_command("discard_orphans", verbosity=0)
    assert Upload.objects.exists()
    Upload.objects.update(ends_at=timezone.now())
    assert send(client, upload, PART, SCAN[PART : 2 * PART]).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        call_command("discard_orphans", verbosity=0)
    assert not Upload.objects.exists()
    assert len(parts_kept()) == before


def test_a_form_that_is_refused_keeps_the_file_for_the_next_try(client, sender):
    upload = send_all(client).json()["id"]
    with pytest.raises(actions.RefusedFile):
        actions.store(in_form(upload, sender)["files"], allowed=frozenset({"docx"}), by=sender)
    assert "files" in in_form(upload, sender)


def test_forged_names_of_uploads_are_no_error(sender):
    plain = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    files = in_form("not-an-id", sender, files=plain)
    assert [each.name for each in files.getlist("files")] == ["a.pdf"]
    assert not Attachment.objects.exists()
