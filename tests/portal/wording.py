"""Finds English where Vietnamese should stand: texts without a translation, and words that no Vietnamese syllable can be.

Two nets. The first hangs behind gettext: what our catalogue and those of the packages do not know falls into it, from
code, templates and lazy texts alike, with singular, plural and context. The second reads what was shown: text and
attributes of HTML, messages, mails; a word without marks that cannot be a Vietnamese syllable is English, or a name
that ``NAMES`` has to know.
"""

import json
import re
from contextlib import contextmanager
from html.parser import HTMLParser

from django.utils.translation import trans_real

from search.text.syllables import is_syllable

CONTEXT = "\x04"
# Names of formats, systems and signs that are the same in every language.
NAMES = frozenset(
    """
    pdf word excel docx xlsx xls csv tsv json xml html txt vtt zip png jpg jpeg webp avif gif svg heic mp mb kb gb mp4 webm
    powerpoint microsoft libreoffice windows android iphone macos linux google authenticator chrome firefox edge safari
    bluetooth nfc url http https www qr sha id ip api openapi ical rss atom utf telex vni unicode youtube facebook zalo
    typst docxtpl javascript cookie video esc ctrl alt shift tab enter hcld odt ods srt vtt aac aiff flac ogg wav mov m4a byte tdkt
    testserver localhost email web website internet wi fi sms otp totp webauthn fido passkey usb vneid openid oidc
    wagtail exe
    """.split()
)
# English words that could also be Vietnamese syllables without marks: named, where they would stand alone.
TELLING = frozenset("not the and with for from this that you your are was has have been sat sun mon".split())
ATTRIBUTES = {"title", "alt", "aria-label", "placeholder", "aria-description", "label", "summary"}
UNREAD = {"script", "style", "svg", "code", "pre"}
_SIGNED = re.compile(r"\S*[@/\\_|=#<>{}\[\]]\S*|\S*\w\.\w\S*|\S*\d\S*|(?i:zq[a-z]{8})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HALVES = re.compile(r"\b[ap]\.m\.|\b\d{1,2}(?::\d\d)? ?[AP]M\b")


class Net:
    """What went through gettext: every message that was asked for, and those that no catalogue has."""

    def __init__(self):
        self.asked, self.missing = set(), {}
        self.place = ""

    def note(self, message):
        plain = message.partition(CONTEXT)[2] or message
        if plain.isascii() and english(plain):
            self.missing.setdefault(message, self.place)

    # What Django asks of a fallback.
    def gettext(self, message):
        self.note(message)
        return message

    def ngettext(self, singular, plural, number):
        self.note(singular)
        return singular if number == 1 else plural


@contextmanager
def listening():
    """While this is open, whatever Vietnamese lacks is in the net that it gives."""
    catalogue, net = trans_real.translation("vi"), Net()
    before, look_up, count = catalogue._fallback, catalogue.gettext, catalogue.ngettext
    catalogue._fallback = net

    def gettext(message):
        net.asked.add(message)
        return look_up(message)

    def ngettext(singular, plural, number):
        net.asked.add(singular)
        return count(singular, plural, number)

    catalogue.gettext, catalogue.ngettext = gettext, ngettext
    try:
        yield net
    finally:
        catalogue._fallback = before
        del catalogue.gettext, catalogue.ngettext


def english(text):
    """Words of a text that are English, each once, as they stand."""
    found = [match[0] for match in _HALVES.finditer(text)]
    for match in _WORD.finditer(_SIGNED.sub(" ", _HALVES.sub(" ", text))):
        word = match[0]
        plain = word.lower()
        if len(word) < 2 or not word.isascii() or plain in NAMES:
            continue
        if word.isupper() and len(word) <= 6:  # an abbreviation: UBND, CCCD
            continue
        if plain in TELLING or not is_syllable(plain):
            found.append(word)
    return list(dict.fromkeys(found))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said, self.inside = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        # The mark of a side panel stands empty and hidden until a script has something to count.
        if tag in UNREAD or "data-side-panel-toggle-counter" in given:
            self.inside.append(tag)
        if given.get("lang", "vi").startswith("vi"):
            self.said += [value for name, value in attrs if name in ATTRIBUTES and value]
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            self.said.append(given.get("value") or "")

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside and data.strip():
            self.said.append(" ".join(data.split()))


def said_in(html):
    """Every text that a page shows or reads out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.said


class _Fields(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hidden, self.seen, self.files, self.posts = {}, [], [], False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.posts = (given.get("method") or "").lower() == "post"
        name, kind = given.get("name"), given.get("type")
        if not self.posts or tag not in ("input", "select", "textarea") or not name or name == "csrfmiddlewaretoken":
            return
        if kind == "hidden":
            self.hidden[name] = given.get("value") or ""
        elif kind == "file":
            self.files.append(name)
        elif kind not in ("checkbox", "radio", "submit", "button"):
            self.seen.append(name)


def fields_in(html):
    """Fields of the forms that a page sends: hidden ones with their values, names of those to fill, of those for files."""
    reader = _Fields()
    reader.feed(html)
    reader.close()
    return reader.hidden, reader.seen, reader.files


def said_by(answer):
    """Every text of an answer: pages, and the windows that Wagtail sends as data."""
    if answer.streaming or not answer.content:
        return []
    kind = answer.get("Content-Type", "")
    if "html" in kind:
        return said_in(answer.content.decode())
    if "json" not in kind:
        return []
    try:
        data = json.loads(answer.content)
    except ValueError:
        return []
    values = data.values() if isinstance(data, dict) else []
    return [text for value in values if isinstance(value, str) and "<" in value for text in said_in(value)]
