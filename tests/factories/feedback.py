"""Questions and suggestions, and the people who handle them, for tests."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Permission

from registrations.feedback import actions, answering
from registrations.feedback.models import Kind, Term, Topic
from tests.factories.accounts import UserFactory
from tests.factories.privacy import ConsentTextFactory
from tests.factories.units import OrganisingBodyFactory

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Monday; with ten working days the last one is Monday 16/11/2026.
SENT = datetime(2026, 11, 2, 9, 30, tzinfo=HANOI)

OFFICER = ("view_feedback", "handle_feedback", "identify_sender", "read_restricted", "publish_entry")


def topic(slug="ho-so-thu-tuc", name="Hồ sơ, thủ tục"):
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def office():
    """The council, a text of consent, a topic, ten working days for everything."""
    OrganisingBodyFactory()
    ConsentTextFactory()
    Term.objects.get_or_create(kind="", topic=None, defaults={"working_days": 10, "effective_from": date(2026, 1, 1)})
    return topic()


def person(*permissions, **facts):
    """Somebody of the office with permissions of this room; fresh from the database, so nothing is cached."""
    user = UserFactory(is_staff=True, **facts)
    mine = Permission.objects.filter(content_type__app_label="feedback", codename__in=permissions)
    enter = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    user.user_permissions.set([*mine, *enter])
    return type(user).objects.get(pk=user.pk)


def officer(**facts):
    return person(*OFFICER, **facts)


def approver(**facts):
    return person("view_feedback", "approve_answer", "read_restricted", **facts)


def feedback(at=SENT, **words):
    """One question, sent at a time."""
    office()
    plain = {
        "kind": Kind.QUESTION,
        "topic": topic(),
        "subject": "Hồ sơ đề nghị tặng Bằng khen",
        "text": "Hồ sơ gồm những giấy tờ gì?",
        "name": "Lục Thị Thắm",
        "phone": "0912000111",
        "email": "tham@rieng.example",
        "address": "thôn Nà Pán, xã Kiên Mộc",
    }
    return actions.submit(actions.NewFeedback(**(plain | words)), at=at)


def answered(at=SENT, answered_at=None, text="Hồ sơ gồm tờ trình, báo cáo thành tích và biên bản họp.", **words):
    """One question with its approved answer."""
    made = feedback(at, **words)
    then = answered_at or at
    draft = answering.draft(made, by=officer(), text=text, submit=True, now=then)
    answering.approve(draft, by=approver(), version=draft.version, now=then)
    made.refresh_from_db()
    return made
