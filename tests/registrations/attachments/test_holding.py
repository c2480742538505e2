"""Files of a form without an account: kept under its signed handle, for that form alone, for some hours, within bounds."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from registrations.attachments import actions, senders, upload_actions
from registrations.attachments.holding import HeldFiles
from registrations.attachments.models import Upload, private_storage
from registrations.attachments.senders import OpenForm
from registrations.attachments.upload_actions import PART

pytestmark = pytest.mark.django_db
BASE = "/tep-rieng/giu/"
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SCAN = b"%PDF-1.7\n" + b"ban chup co dau " * 80_000  # two parts
REMOTE = "113.160.1.2"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


def pdf(name="đơn.pdf", more=b"", size=0):
    return SimpleUploadedFile(name, (b"%PDF-1.4\n" + more).ljust(size, b" "), "application/pdf")


def sent(*files, token="", held=(), leave=(), scope="a", remote=REMOTE):
    """What the server makes of one sending of a form."""
    data = {"giu-tep": token, "da-tai-files": [str(each) for each in held], "bo-tep": [str(each) for each in leave]}
    if files:
        data["files"] = list(files)
    return HeldFiles(RequestFactory().post("/", data, REMOTE_ADDR=remote), scope, max_bytes=10 * 2**20)


def kept(*files, **facts):
    """The same, come back with an error."""
    held = sent(*files, **facts)
    held.keep()
    return held


def names(held):
    return sorted(file.name for file in held.files.getlist("files"))


def script(form, path="", body=None, **facts):
    headers = {"X-Form-Handle": form.token if isinstance(form, OpenForm) else form}
    content = {"content_type": "application/octet-stream"} if isinstance(body, bytes) else {}
    # No session, and not even the token against forged requests.
    return Client(enforce_csrf_checks=True).post(f"{BASE}{path}", body or {}, headers=headers, **content, **facts)


def begin(form, size=0, mark=""):
    return script(form, body={"place": "files", "name": "ảnh.pdf", "size": size or len(SCAN), "mark": mark})


def test_what_was_chosen_before_an_error_is_there_the_next_time_and_goes_once(django_capture_on_commit_callbacks):
    first = kept(pdf("một.pdf", b"1"), pdf("hai.pdf", b"2"))
    ids = [row.pk for row in first.rows]
    again = kept(pdf("hai.pdf", b"2"), pdf("ba.pdf", b"3"), token=first.token, held=ids)
    assert names(again) == ["ba.pdf", "hai.pdf", "một.pdf"]  # chosen a second time it is the same file

    ids = {row.name: row.pk for row in again.rows}
    last = sent(token=again.token, held=ids.values(), leave=[ids["một.pdf"]])
    with django_capture_on_commit_callbacks(execute=True):
        stored = {each.original_name: each for each in map(actions.store, last.files.getlist("files"))}
        last.release()
    assert sorted(stored) == ["ba.pdf", "hai.pdf"]
    assert stored["hai.pdf"].file.open().read() == b"%PDF-1.4\n2"
    assert not any(private_storage().listdir(f"tai/{row.pk.hex}")[1] for row in Upload.objects.all())

    twice = sent(token=again.token, held=[ids["ba.pdf"], ids["hai.pdf"]])
    assert names(twice) == ["ba.pdf", "hai.pdf"]  # a double click is known by the same names
    with pytest.raises(actions.RefusedFile, match="lần gửi trước"):
        actions.store(twice.files.getlist("files")[0])
    assert kept(pdf("bốn.pdf", b"4"), token=again.token).not_kept == ["bốn.pdf"]


def test_only_the_form_that_they_were_chosen_for_reaches_them():
    held = kept(pdf())
    ids = [row.pk for row in held.rows]
    for facts in ({"scope": "b"}, {"token": "rác"}, {"token": OpenForm.new("a", REMOTE).token}):
        other = sent(held=ids, **({"token": held.token} | facts))
        assert (names(other), other.lost, list(other.rows)) == ([], 1, [])
    assert sent(token=held.token, held=["không-phải-mã", "\x00"]).lost == 0


def test_after_some_hours_they_are_gone_and_that_is_told(clock, settings):
    held = kept(pdf())
    ids = [row.pk for row in held.rows]
    clock.shift(timedelta(hours=settings.HELD_FILES_HOURS, minutes=-1))
    assert names(sent(token=held.token, held=ids)) == ["đơn.pdf"]
    clock.shift(timedelta(minutes=2))
    late = sent(token=held.token, held=ids)
    assert (names(late), late.lost) == ([], 1)
    assert upload_actions.discard_given_up() == 1
    assert not Upload.objects.exists()


def test_a_program_is_not_kept_even_for_an_hour():
    held = kept(SimpleUploadedFile("đơn.pdf", b"MZ\x90\x00" + b"\0" * 200), pdf("to.pdf", size=10 * 2**20 + 1))
    assert (held.not_kept, Upload.objects.count()) == (["đơn.pdf", "to.pdf"], 0)


def test_a_file_in_parts_needs_the_handle_and_no_session():
    form = OpenForm.new("a", REMOTE)
    upload = begin(form).json()["id"]
    for offset in range(0, len(SCAN), PART):
        assert script(form, f"{upload}/?tu={offset}", SCAN[offset : offset + PART]).status_code == 200
    digest = hashlib.sha256(SCAN).hexdigest()
    assert script(form, f"{upload}/xong/", {"sha256": digest}).json()["whole"]

    stranger = OpenForm.new("a", REMOTE)
    assert script(stranger, f"{upload}/bo/").status_code == 200  # gives up nothing of others
    assert script(stranger, f"{upload}/xong/").status_code == 404
    for token in ("", "rác", form.token[:-1] + "x"):
        answer = script(token, body={"place": "files", "size": 10})
        assert (answer.status_code, answer.json()["withForm"]) == (403, True)
    (file,) = sent(token=form.token, held=[upload]).files.getlist("files")
    assert actions.store(file).sha256 == digest


def test_nobody_fills_the_disk(settings, clock):
    settings.HELD_FILES_LINE_MB, settings.HELD_FILES_MB = 20, 70
    ten = 10 * 2**20

    def begun(count, remote):
        """How many files of ten megabytes are begun by as many forms of one line."""
        for number in range(count):
            try:
                upload_actions.begin(OpenForm.new("a", remote), place="files", name="a.pdf", size=ten, mark="")
            except senders.NoRoom:
                return number
        return count

    assert begun(5, "113.160.1.2") == 2  # one line
    assert begun(2, "113.160.1.3") == 2
    assert begun(2, "14.160.9.1") == 2
    assert begun(2, "27.72.1.1") == 1  # all of them together
    answer = begin(OpenForm.new("a", REMOTE), ten)
    assert answer.json()["withForm"]  # the script lets the file travel with the form
    clock.shift(senders.UNFINISHED + timedelta(minutes=2))
    assert begun(1, "27.72.1.1") == 1  # what was begun and left makes room


def test_one_form_holds_ten_files_and_no_more():
    form = OpenForm.new("a", REMOTE)
    answers = [begin(form, 10, str(number)).status_code for number in range(12)]
    assert answers.count(200) == form.most
