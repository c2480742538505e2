"""Which texts of the installed packages still lack Vietnamese; for developers and tests.

Django looks a text up in locale/vi first, then in the packages' own
catalogues. Packages come with an English catalogue that lists their texts;
the few without one are read from their source code.
"""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings

DOMAINS = ("django", "djangojs")

# Everything whose texts a reader, unit member, officer or administrator can meet.
WITH_CATALOGUE = (
    "wagtail",
    "wagtail.admin",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.styleguide",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.locales",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
    "wagtailmedia",
    "taggit",
    "allauth",
    "rest_framework",
    "django.conf",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sites",
)
WITHOUT_CATALOGUE = (
    "django_altcha",
    "django_filters",
    "django_fsm",
    "django_tasks",
    "django_tasks_db",
    "modelsearch",
    "treebeard",
)

# Calls that mark a text, with the positions of context, text and plural among their arguments.
MARKERS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
}


class Message(NamedTuple):
    """One text to translate: as English reads, in which context, with which plural."""

    text: str
    plural: str = ""
    context: str | None = None


def own_catalogue(domain: str) -> polib.POFile:
    """Our catalogue of a domain, as the .po file has it."""
    return polib.pofile(str(own_path(domain)))


def own_path(domain: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES" / f"{domain}.po"


def compile_catalogue(domain: str) -> Path:
    """Write the .mo file beside our .po file; returns its path."""
    target = own_path(domain).with_suffix(".mo")
    own_catalogue(domain).save_as_mofile(str(target))
    return target


def translations(entries: polib.POFile | polib.MOFile) -> dict[Message, str]:
    """What a catalogue translates; fuzzy and empty entries left out."""
    found = {}
    for entry in entries:
        text = entry.msgstr or entry.msgstr_plural.get(0, "")
        if text and not entry.obsolete and "fuzzy" not in entry.flags:
            found[_message(entry)] = text
    return found


def effective(domain: str) -> dict[Message, str]:
    """What Vietnamese readers get, by message: the packages' catalogues, ours above them."""
    merged: dict[Message, str] = {}
    for package in WITH_CATALOGUE:
        if catalogue := _catalogue(package, "vi", domain):
            merged |= translations(catalogue)
    return merged | translations(own_catalogue(domain))


def wanted(domain: str) -> dict[Message, str]:
    """Every message of the installed packages, with the package that has it."""
    found: dict[Message, str] = {}
    for package in WITH_CATALOGUE:
        for entry in _catalogue(package, "en", domain) or ():
            if not entry.obsolete:
                found.setdefault(_message(entry), package)
    if domain == "django":
        for package in WITHOUT_CATALOGUE:
            for message in _marked_in_source(package):
                found.setdefault(message, package)
    return found


def missing(domain: str) -> dict[Message, str]:
    """Messages that would be shown in English, with their package."""
    have = effective(domain)
    return {message: package for message, package in wanted(domain).items() if message not in have}


def _message(entry: polib.POEntry | polib.MOEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"{package} is not installed")
    return Path(spec.submodule_search_locations[0])


def _catalogue(package: str, language: str, domain: str) -> polib.POFile | polib.MOFile | None:
    path = _folder(package) / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    if path.exists():
        return polib.pofile(str(path))
    # Django REST framework ships compiled files only.
    compiled = path.with_suffix(".mo")
    return polib.mofile(str(compiled)) if compiled.exists() else None


def _marked_in_source(package: str) -> Iterator[Message]:
    for path in sorted(_folder(package).rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
                literals = [_text(arg) for arg in node.args]
                context, text, plural = (
                    literals[at] if at is not None and at < len(literals) else None for at in MARKERS[node.func.id]
                )
                if text:
                    yield Message(text, plural or "", context)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
