"""When something breaks, logs, mails, reports and the queue say where and of what kind, and nobody's words."""

import json
import logging
import uuid

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, OperationalError
from django.test import Client
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from portal import settings as served
from portal.operations import discretion
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.campaigns import CompleteRegistrationFactory, sending
from tests.factories.units import MembershipFactory
from tests.portal.routes import HOLDER, all_routes

WORDS = "Lời riêng Kênhkênh"
PRIVATE = [WORDS, "L\\u1eddi ri\\xeang", "kenh@rieng.example", "0912345678", PASSWORD, "135790", "chim-kin.pdf"]


@pytest.fixture
def everything_written(settings):
    """The handlers of the portal's own settings, writing to memory; gives what they wrote."""
    settings.ADMINS = [("Quản trị", "quan-tri@tdkt.example")]
    written = []

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    described = served.LOGGING["formatters"]["line"]
    kept = Kept()
    kept.setFormatter(import_string(described["()"])(described["format"], style=described["style"]))
    mailing = import_string(served.LOGGING["handlers"]["mail_admins"]["class"])()
    mailing.setLevel("ERROR")
    root, django = logging.getLogger(), logging.getLogger("django")
    of_django, django.handlers = django.handlers, []  # what the settings replace
    level = root.level
    root.setLevel("DEBUG")
    for handler in (kept, mailing):
        root.addHandler(handler)
    mail.outbox.clear()
    yield lambda: "\n".join([*written, *(f"{each.subject}\n{each.body}" for each in mail.outbox)])
    for handler in (kept, mailing):
        root.removeHandler(handler)
    root.setLevel(level)
    django.handlers = of_django


class Broken:
    """A middleware that quotes in its error all that was sent, as a careless library might."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        quoted = json.dumps(dict(request.POST.lists()), ensure_ascii=False)
        names = [file.name for file in request.FILES.values()]
        try:
            raise DatabaseError(f"duplicate key\nDETAIL: Key ({quoted}) already exists.")
        except DatabaseError as error:
            error.add_note(quoted)
            raise ValueError(f"{quoted} {names} {request.COOKIES}") from error


FORMS = {
    "/hoi-dap/gui/": {"text": WORDS, "name": WORDS, "phone": "0912345678", "email": "kenh@rieng.example"},
    "/du-lieu-ca-nhan/yeu-cau/": {"text": WORDS, "phone": "0912345678"},
    "/tai-khoan/dang-nhap/": {"login": "kenh@rieng.example", "password": PASSWORD},
    "/tai-khoan/xac-thuc-hai-buoc/nhap-ma/": {"code": "135790"},
    "/quan-tri/quyet-dinh/new/": {"subject": WORDS, "number": WORDS},
}


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [False, True], ids=["served", "debug page"])
def test_a_view_that_breaks_on_private_words_repeats_none(settings, office, everything_written, debug):
    settings.DEBUG = debug
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Broken"]
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    session = client.session.session_key
    answers = []
    for address, sent in FORMS.items():
        file = SimpleUploadedFile("chim-kin.pdf", b"%PDF-1.4")
        answers.append(client.post(address, sent | {"file": file, "csrfmiddlewaretoken": "tokenkenh"}))

    assert {answer.status_code for answer in answers} == {500}
    said = everything_written() + "".join(answer.content.decode() for answer in answers)
    assert [word for word in [*PRIVATE, session, "tokenkenh"] if word in said] == []
    # What helps to mend it is there: the kind, the place, the mail.
    assert said.count("ValueError") >= len(FORMS)
    assert "test_discretion.py" in said
    assert len(mail.outbox) == len(FORMS)
    assert "POST" in mail.outbox[0].body


@pytest.mark.django_db
def test_a_registration_that_breaks_repeats_none(settings, everything_written):
    registration = CompleteRegistrationFactory(contact_name=WORDS, pledge=WORDS)
    person = MembershipFactory(unit=registration.unit, role="signatory").user
    client = Client(raise_request_exception=False)
    client.force_login(person)
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Broken"]
    sent = sending(registration, contact_name=WORDS, code="135790")

    assert client.post(f"/don-vi/dang-ky/{registration.pk}/gui/", sent).status_code == 500
    assert [word for word in [*PRIVATE, str(sent["form_key"])] if word in everything_written()] == []


HOLDING = [route for route in all_routes() if route.who == HOLDER]


@pytest.mark.parametrize("route", HOLDING, ids=lambda route: route.pattern)
def test_no_line_names_the_secret_of_an_address(everything_written, route):
    """Refused, missing and failing addresses are logged; what gives a right to its reader is not."""
    secret = "bi-mat-Ab3"
    address = "/" + "/".join(
        secret if "<" in part or "(" in part else part
        for part in route.pattern.replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "<x>").replace("^", "").split("/")
    )
    for words in ("Unprocessable Content: %s", 'POST %s HTTP/1.1" 422', "Referer https://tdkt.example%s?a=b"):
        logging.getLogger("django.request").error(words, address)

    assert address.split("/")[1] in everything_written()
    assert secret not in everything_written()


def failing(number):
    raise ValueError(f"{WORDS} {number}")


@pytest.mark.django_db
def test_a_task_that_fails_leaves_no_words_in_the_queue(everything_written):
    row = DBTaskResult.objects.create(
        id=uuid.uuid4(), args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default",
        run_after="2026-01-01T00:00:00Z", exception_class_path="", traceback="",
    )  # fmt: skip
    try:
        failing(1)
    except ValueError as error:
        row.set_failed(error)
        logging.getLogger("django_tasks").exception("Task id=%s", row.pk)
    row.refresh_from_db()

    assert row.exception_class_path == "builtins.ValueError"
    assert "failing" in row.traceback
    assert WORDS not in row.traceback + everything_written()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ConnectionRefusedError("máy tìm kiếm không trả lời"), True),
        (OperationalError("database is locked\nDETAIL: riêng"), True),
        (ValueError("máy"), False),
        (UnicodeEncodeError("ascii", "riêng", 0, 1, "riêng"), False),
    ],
)
def test_what_machines_say_is_kept(error, told):
    said = discretion.words_of(error)
    assert (discretion.KEPT_BACK not in said) is told
    assert "riêng" not in said.replace(discretion.KEPT_BACK, "")
    assert type(error).__qualname__ in said


def test_a_ring_of_exceptions_ends():
    one, other = ValueError("a"), KeyError("b")
    one.__cause__, other.__cause__ = other, one
    assert discretion.report(one).count("KeyError") == 1


def test_every_handler_of_the_portal_is_discreet():
    """No handler that the settings name writes in another way."""
    handlers = served.LOGGING["handlers"]
    assert set(handlers) >= {"console", "mail_admins", "django.server"}  # those of Django's own are replaced
    for name, described in handlers.items():
        discreet = described.get("formatter") == "line" or described["class"].endswith("discretion.MailHandler")
        assert discreet, name


@pytest.mark.django_db
def test_a_wrong_address_of_the_database_is_told_without_its_password(monkeypatch):
    from portal.settings.env import BadEnvironment, read

    with pytest.raises(BadEnvironment) as refused:
        read({"DATABASE_URL": "mysql://nguoi:mat-khau-kin@may/ten"})
    assert "mat-khau-kin" not in str(refused.value)
    assert "DATABASE_URL" in str(refused.value)


def test_the_same_trouble_is_mailed_once_an_hour(everything_written):
    told = logging.getLogger("django.request")
    with time_machine.travel("2026-03-02 08:00+07:00", tick=False) as clock:
        for _ in range(3):
            told.error("Trang chủ hỏng")
        told.error("Trang khác hỏng")
        assert len(mail.outbox) == 2
        clock.shift(3601)
        told.error("Trang chủ hỏng")

    assert len(mail.outbox) == 3
