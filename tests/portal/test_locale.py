"""Nobody who works with the portal meets English: our catalogue and its reach."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import polib
import pytest
import wagtail
import wagtailmedia
from django.contrib.auth.models import Permission
from django.db.models import BooleanField
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import gettext, ngettext, override, pgettext
from django.views.i18n import JSONCatalog
from wagtail.admin.ui.fields import display_class_registry
from wagtail.admin.ui.tables import BooleanColumn, Column, Table
from wagtail.models import Page

from portal.operations import catalogues
from portal.operations.labels import FIELD_LABELS
from portal.operations.permission_names import vietnamese_name

PLACEHOLDER = re.compile(r"%(?:\([^)]+\))?[.\d]*[sdrf]|\{[^{}]*\}")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

# Vietnamese writes these as English does, or they are names.
SAME_IN_BOTH = {
    "Afrikaans",
    "Asturian",
    "IPv4",
    "IPv6",
    "%(size)d byte",
    "%s KB",
    "%s MB",
    "%s GB",
    "%s TB",
    "%s PB",
}


@cache
def wanted(domain):
    return catalogues.wanted(domain)


@cache
def effective(domain):
    return catalogues.effective(domain)


@cache
def own(domain):
    return catalogues.translations(catalogues.own_catalogue(domain))


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_every_text_of_the_packages_has_a_vietnamese_one(domain):
    assert len(wanted(domain)) > 50
    lacking = {message: package for message, package in wanted(domain).items() if message not in effective(domain)}
    assert lacking == {}


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_no_translation_repeats_the_english(domain):
    have = effective(domain)
    repeated = {
        message.text
        for message in wanted(domain)
        if have[message] == message.text and re.search("[A-Za-z]{2}", PLACEHOLDER.sub("", message.text))
    }
    assert repeated <= SAME_IN_BOTH


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_placeholders_markup_and_edges_survive_translation(domain):
    wrong = []
    for message, text in own(domain).items():
        source = message.plural or message.text
        # The singular form may leave out the number, Vietnamese has one form for all.
        allowed = placeholders(source) | placeholders(message.text)
        if not placeholders(source) <= placeholders(text) <= allowed:
            wrong.append((message, text, "placeholders"))
        if Counter(TAG.findall(source)) != Counter(TAG.findall(text)):
            wrong.append((message, text, "markup"))
        if [source[:1].isspace(), source[-1:].isspace()] != [text[:1].isspace(), text[-1:].isspace()]:
            wrong.append((message, text, "space at an edge"))
    assert wrong == []


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_the_voice_is_courteous(domain):
    rude = {
        message.text: text
        for message, text in effective(domain).items()
        if message in wanted(domain) and re.search(r"\w!|\b[Bb]ạn\b|[Vv]ui lòng|\b[Xx]oá\b|[Kk]hoá\b", text)
    }
    assert rude == {}


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_the_compiled_catalogue_is_that_of_the_source(domain):
    path = catalogues.own_path(domain)
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert catalogues.translations(compiled) == own(domain), "run `manage.py catalogue compile`"


@pytest.mark.parametrize("domain", catalogues.DOMAINS)
def test_the_source_holds_no_fuzzy_empty_or_double_entry(domain):
    entries = catalogues.own_catalogue(domain)
    assert [entry.msgid for entry in entries if entry.obsolete or not entry.translated()] == []
    keys = Counter((entry.msgctxt, entry.msgid) for entry in entries)
    assert [key for key, count in keys.items() if count > 1] == []
    assert entries.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def test_our_texts_win_over_those_of_the_packages():
    lost = []
    with override("vi"):
        for message, text in own("django").items():
            if message.context and not message.plural:
                got = pgettext(message.context, message.text)
            elif message.plural and not message.context:
                got = ngettext(message.text, message.plural, 2)
            elif not message.plural:
                got = gettext(message.text)
            else:
                continue
            if got != text:
                lost.append((message.text, got, text))
    assert lost == []


def test_scripts_of_the_back_office_speak_vietnamese(rf):
    with override("vi"):
        response = JSONCatalog.as_view(packages=["wagtail.admin"])(rf.get("/"))
    catalogue = json.loads(response.content)["catalog"]
    assert catalogue["Save"] == "Lưu"
    assert catalogue["Write something or type ‘/’ to insert a block"] == "Soạn nội dung, hoặc gõ “/” để chèn khối"


@pytest.mark.parametrize("path", FIELD_LABELS)
def test_forms_without_labels_of_their_own_get_vietnamese_ones(path):
    fields = import_string(path).base_fields
    assert {name: fields[name].label for name in FIELD_LABELS[path]} == FIELD_LABELS[path]


@pytest.mark.parametrize(("value", "word"), [(True, "Có"), (False, "Không")])
def test_booleans_are_shown_as_words(value, word):
    columns = [Column("seen", label="một"), BooleanColumn("told", accessor="seen", label="hai")]
    html = Table(columns, [SimpleNamespace(seen=value)]).render_html({})
    assert html.count(word) == 2
    assert str(value) not in html
    display = display_class_registry.get(BooleanField())
    assert str(display(value).render_html()) == word


def test_landmark_of_the_page_header_is_vietnamese():
    html = render_to_string("wagtailadmin/shared/headers/_actions.html", {"actions": "…"})
    assert 'aria-label="Thao tác"' in html


@pytest.mark.django_db
def test_permissions_are_stored_in_vietnamese():
    assert list(Permission.objects.filter(name__startswith="Can ").values_list("name", flat=True)) == []
    names = dict(Permission.objects.filter(content_type__app_label="wagtailcore").values_list("codename", "name"))
    with override("vi"):
        publish = Permission(name="Publish any page", codename="publish_page")
        assert vietnamese_name(publish, Page) == "Đăng mọi trang"
    assert names["add_page"] == f"Thêm {Page._meta.verbose_name}"


def messages_of_scripts():
    """What the scripts of Wagtail and its media library ask for, read from the scripts themselves.

    The bundler leaves `(0,r.AP)("Save")` of a call: a short name is gettext when a text of Wagtail's own list goes
    through it.
    """
    listed = {message.text for message in wanted("djangojs")}
    through = {}
    for package in (wagtail, wagtailmedia):
        for path in Path(package.__file__).parent.glob("**/static/**/*.js"):
            script = path.read_text(errors="ignore")
            for name, text in re.findall(r'(?:\(0,\w+\.(\w{1,3})\)|\bgettext)\((?:"((?:[^"\\]|\\.)+)")', script):
                through.setdefault(name or "gettext", set()).add(text)
            through.setdefault("gettext", set()).update(re.findall(r"\bgettext\('([^'\\]+)'", script))
    return set().union(*(texts for name, texts in through.items() if name == "gettext" or texts & listed))


def test_every_message_in_the_scripts_themselves_has_a_vietnamese_one():
    named = messages_of_scripts()
    known = {text for message in effective("djangojs") for text in (message.text, message.plural)}
    assert len(named) > 60
    assert named - known == set()
