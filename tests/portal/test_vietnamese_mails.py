"""Every mail that the portal, its sign-in and its back office can send: Vietnamese, courteous, in both bodies and the subject."""

import re
from pathlib import Path

import allauth
import pytest
import wagtail
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Site

from registrations.notices.registry import events
from registrations.notices.wording import fill
from tests.factories.accounts import UserFactory
from tests.factories.pages import ArticleFactory
from tests.portal import wording

RUDE = re.compile(r"!|\b[Bb]ạn\b|[Vv]ui lòng|\b[Xx]oá\b|  +\S")


def templates():
    """Names of the templates of mails, those of packages too; social accounts are not among what is installed."""
    found = set()
    for package, folder in ((allauth, "templates"), (wagtail, "admin/templates")):
        base = Path(package.__file__).parent / folder
        for place in ("account/email", "mfa/email", "wagtailadmin/notifications"):
            found |= {str(path.relative_to(base)) for path in base.glob(f"{place}/*")}
    return sorted(found)


@pytest.fixture
def matter(office, groups):
    """What the mails speak of: a page on its way, with who sends and who reads."""
    editor = UserFactory(full_name="Lương Thị Viết", groups=["Biên tập viên"])
    page = ArticleFactory(parent=office.news, title="Tin chờ duyệt", live=False, owner=editor)
    page.save_revision(user=editor)
    state = page.get_workflow().start(page, editor)
    task = state.current_task_state
    return {
        "page": page, "object": page, "model_name": "bài viết", "user": editor, "editor": editor, "settings": settings,
        "workflow_state": state, "workflow": state.workflow, "task_state": task, "task": task.task.specific,
        "requested_by": editor, "comment": "Thêm năm", "revision": page.latest_revision, "site_name": "TĐKT",
        "current_site": Site.objects.get(), "key": "MA-MAU", "code": "123456", "timestamp": timezone.now(),
        "password_reset_url": "https://tdkt.example/dat-lai/", "activate_url": "https://tdkt.example/xac-nhan/",
        "signup_url": "https://tdkt.example/", "email": editor.email, "from_email": "cu@tdkt.example",
        "to_email": "moi@tdkt.example", "deleted_email": "cu@tdkt.example", "ip": "10.0.0.1", "user_agent": "Firefox",
        "username": editor.email, "new_comments": [], "authenticator": None,
    }  # fmt: skip


def test_every_mail_of_sign_in_and_workflow_is_vietnamese(matter):
    said, rude, read = {}, {}, 0
    with wording.listening() as net:
        for name in templates():
            net.place = name
            text = render_to_string(name, matter)
            shown = " ".join(wording.said_in(text)) if name.endswith("html") else text
            read += 1
            if words := wording.english(shown):
                said[name] = words
            if found := RUDE.search(re.sub(r"\n\s*", "\n", shown).strip()):
                rude[name] = (found[0], shown)
    assert (net.missing, said, rude) == ({}, {}, {})
    assert read > 50


def test_every_notice_of_the_house_is_vietnamese_and_courteous():
    wrong = {}
    for event in events():
        samples = event.samples()
        for part in (event.subject, event.text):
            text = fill(part, samples)
            if wording.english(text) or RUDE.search(text):
                wrong[event.key] = text
    assert wrong == {}


def test_fixed_words_of_our_own_mails_are_vietnamese_and_courteous():
    """The templates of our own mails, without what is filled in."""
    wrong, read = {}, 0
    folder = Path(settings.BASE_DIR) / "themes/base/templates"
    for path in [*folder.glob("**/mail/*.txt"), *folder.glob("**/email/*.txt"), *folder.glob("**/notices/*.txt")]:
        text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", path.read_text(), flags=re.DOTALL)
        read += 1
        if wording.english(text) or re.search(r"!|\b[Bb]ạn\b|[Vv]ui lòng", text):
            wrong[str(path.relative_to(folder))] = wording.english(text) or text
    assert wrong == {}
    assert read > 60
