"""Reading questions among officers."""

from django.db.models import Exists, OuterRef

from registrations.folded import holding
from registrations.holders import holders

from .models import FaqPage, OfficerAnswer, OfficerQuestion

STATES = {"cho": "Chờ trả lời", "xong": "Đã trả lời", "toi": "Tôi hỏi"}


def questions(*, hidden=False):
    """Questions with whether they are answered, newest first; with those taken down where `hidden`."""
    found = OfficerQuestion.objects.select_related("unit", "asked_by")
    found = found.annotate(answered=Exists(OfficerAnswer.objects.filter(question=OuterRef("pk"))))
    return found if hidden else found.filter(hidden_at=None)


def narrowed(found, *, words="", state="", user=None):
    """Those that hold all the words and are in the state."""
    found = holding(found, words)
    if state in ("cho", "xong"):
        found = found.filter(answered=state == "xong")
    elif state == "toi":
        found = found.filter(asked_by=user)
    return found


def faq_of(question):
    """The page that a question became, or None; it may still wait for approval."""
    return FaqPage.objects.filter(source=question).defer("body").first()


def waiting():
    """Questions that nobody has answered, the oldest first."""
    return questions().filter(answered=False).order_by("asked_at", "pk")


def answering():
    """Staff who answer."""
    return holders("cms_guidance.answer_question")
