"""Role × address × state × time of the whole room, with canaries in every private field.

The addresses come from the resolver, the states from the model: a new address or state is in the matrix by itself.
"""

import io
import re
import uuid
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from registrations.attachments.models import Attachment
from registrations.campaigns import actions, marks, review_actions, urls
from registrations.campaigns.models import DeskRun, Registration, Review
from registrations.campaigns.steps import STEPS
from registrations.units.models import Collective
from tests.factories import files
from tests.factories.accounts import UserFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, QuestionFactory, send
from tests.factories.units import MembershipFactory
from tests.portal.routes import all_routes

from .conftest import member_of

pytestmark = pytest.mark.django_db
State = Registration.State
SENT, DRAFTED, NOTED, REASON, LISTED = (
    f"CANARY-{name}" for name in ("DA-GUI", "DANG-SOAN", "GHI-CHU", "LY-DO", "TAP-THE")
)
NAMED = "CANARY-TEP"
STAFF = {
    "officer": "Chuyên viên TĐKT",
    "council": "Thành viên Hội đồng",
    "approver": "Người duyệt",
    "editor": "Biên tập viên",
    "contributor": "Cộng tác viên",
    "administrator": "Quản trị",
}
UNIT_ROLES = {"clerk": "drafter", "signatory": "signatory"}
ROLES = ["anonymous", *UNIT_ROLES, "other clerk", "no unit", *STAFF]
# What a role may read: of the own unit everything but inner notes; of the desk what was sent, and the notes.
MAY_READ = {
    "clerk": {SENT, DRAFTED, REASON, LISTED, NAMED},
    "signatory": {SENT, DRAFTED, REASON, LISTED, NAMED},
    "officer": {SENT, NOTED, REASON, NAMED},
    "council": {SENT, NOTED, REASON, NAMED},
}
ALL = {SENT, DRAFTED, NOTED, REASON, LISTED, NAMED}


@pytest.fixture
def people(groups):
    """{role: user or None}, but for those of the unit."""
    found = {role: UserFactory(groups=[group], full_name=f"Vai {role}") for role, group in STAFF.items()}
    return found | {"other clerk": MembershipFactory().user, "no unit": UserFactory(), "anonymous": None}


def planted(state, people):
    """A registration that came into a state, every private field bearing a canary; the people of its unit too."""
    campaign = CampaignFactory()
    question = QuestionFactory(campaign=campaign, kind="text", required=False)
    registration = CompleteRegistrationFactory(campaign=campaign)
    people |= {role: member_of(registration, kind) for role, kind in UNIT_ROLES.items()}
    Collective.objects.create(unit=registration.unit, name=f"Thôn {LISTED}")
    officer = people["officer"]
    upload = SimpleUploadedFile(f"{NAMED}.pdf", files.pdf(f"trong tệp {SENT}"))
    actions.add_files(registration.pk, [upload], by=people["clerk"])
    write(registration, question, SENT)
    if state != State.DRAFT:
        send(registration, people["signatory"])
        review_actions.note(campaign, registration.unit, text=f"Gọi điện {NOTED}", by=officer)
    if state == State.ACCEPTED:
        review_actions.accept(registration.pk, number=1, by=officer)
    if state == State.RETURNED:
        place = marks.places(registration.submissions.get().content)["persons-1"]
        give = {"number": 1, "steps": ["targets"], "until": None, "marks": [marks.mark(place, "name", REASON)]}
        review_actions.give_back(registration.pk, reason=f"Thiếu {REASON}", by=officer, **give)
    if state in {State.DRAFT, State.RETURNED}:
        write(registration, question, DRAFTED)
    run = DeskRun.objects.create(campaign=campaign, work="nhac", by=officer)
    return Registration.objects.get(pk=registration.pk), run


def write(registration, question, word):
    """Put a canary into every field that a unit fills in."""
    words = {"contact_name": f"Tên {word}", "contact_phone": word[-20:], "pledge": f"Giao ước {word}"}
    Registration.objects.filter(pk=registration.pk).update(**words)
    registration.rows.update(name=f"Người {word}", position=f"Chức {word}", initiative=f"Sáng kiến {word}")
    registration.answers.update_or_create(question=question, defaults={"value": f"Trả lời {word}"})


def addresses(registration, run):
    """Every address of the room, filled with this registration."""
    own = {f"don-vi/{each.pattern}" for each in urls.urlpatterns}
    desk = ("quan-tri/theo-doi-dang-ky/", "quan-tri/dot-dang-ky/")
    patterns = [each.pattern for each in all_routes() if each.pattern in own or each.pattern.startswith(desk)]
    assert len(patterns) > len(own) + 12
    collective = Collective.objects.get(name__contains=LISTED).pk
    keys = {
        "campaign_id": registration.campaign_id,
        "unit_id": registration.unit_id,
        "registration_id": registration.pk,
        "pk": registration.campaign_id,
        "key": run.pk,
    }
    found = []
    for pattern in patterns:
        filled = pattern.replace("tap-the/<int:pk>", f"tap-the/{collective}")
        filled = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(keys.get(m[1], m[0])), filled)
        found += [filled.replace("<slug:slug>", step.slug) for step in STEPS] if "<slug:slug>" in filled else [filled]
    found.append(Attachment.objects.get(original_name__contains=NAMED).get_absolute_url().lstrip("/"))
    found += [f"tra-cuu/{each.receipt.code}/" for each in registration.submissions.all()]
    return [f"/{each}" for each in found if "<" not in each and "(?P" not in each]


def told(answer):
    """The canaries that an answer bears, in text, in files and in the address it leads to."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(body))
        body = b"".join(archive.read(name) for name in archive.namelist())
    heads = " ".join(f"{name}: {value}" for name, value in answer.items()).encode()
    return {word for word in ALL if word.encode() in body + heads}


REFUSED = {302, 403, 404, 405}


@pytest.mark.parametrize("late", [False, True], ids=["in time", "after the deadline"])
@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
def test_nobody_reads_what_is_not_theirs(client, people, state, late, caplog):
    registration, run = planted(state, people)
    everywhere = addresses(registration, run)
    now = registration.closes_at + timedelta(minutes=1) if late else timezone.now()
    seen = {role: set() for role in ROLES}
    with time_machine.travel(now, tick=False):
        for role in ROLES:
            client.logout()
            if people[role]:
                client.force_login(people[role])
            for address in everywhere:
                answer = client.get(address)
                words = told(answer)
                assert words <= MAY_READ.get(role, set()), (role, address)
                assert answer.status_code < 500, (role, address)
                seen[role] |= words
                inside = address.startswith(("/quan-tri/", registration.get_absolute_url()))
                if inside and role in {"anonymous", "other clerk", "no unit", "approver", "editor", "contributor"}:
                    assert answer.status_code in REFUSED, (role, address)
    # The matrix would notice: those who may read do, and what is no longer there is not.
    assert LISTED in seen["clerk"]
    assert (DRAFTED in seen["signatory"]) is (state in {State.DRAFT, State.RETURNED})
    assert (SENT in seen["officer"]) is (state != State.DRAFT)
    assert (NOTED in seen["council"]) is (state != State.DRAFT)
    assert not any(word in caplog.text for word in ALL)
    assert not any(NOTED in f"{entry.data} {entry.label} {entry.message}" for entry in ModelLogEntry.objects.all())


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.value)
def test_nobody_changes_what_is_not_theirs(client, people, state):
    registration, run = planted(state, people)
    everywhere = addresses(registration, run)
    forms = [
        {"viec": work, "lan": "1", "reason": "x", "text": "x", "until": "01/01/2099", "key": str(uuid.uuid4())}
        | {"chon": f"{registration.unit_id}.{state}.1.0", "officer": people["officer"].pk, "version": "9"}
        for work in ("tiep-nhan", "tra-lai", "rut", "giao", "ghi-chu", "gia-han", "nhac")
    ]

    def everything():
        return (
            Registration.objects.values().get(pk=registration.pk),
            list(registration.rows.values()),
            Review.objects.count(),
            ModelLogEntry.objects.count(),
            Registration.objects.count(),
        )

    before = everything()
    for role in ("anonymous", "other clerk", "no unit", "council", "approver", "editor", "contributor"):
        client.logout()
        if people[role]:
            client.force_login(people[role])
        for address in everywhere:
            if address.endswith(("/xlsx/", "/docx/")) or "tra-cuu" in address:
                continue  # taking a file is noted, and is none of these
            for form in forms if "theo-doi" in address else forms[:1]:
                answer = client.post(address, form)
                assert answer.status_code in {*REFUSED, 400}, (role, address)
        assert everything() == before, role
