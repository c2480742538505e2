"""A visitor: one person at one browser, watched while they use the portal.

Whatever they open is held to what the portal promises everywhere: no request
to another host, no refusal by the content policy, no error of a script, no
failure of the server, nothing wider than the screen, nothing that axe finds.
"""

import re
import time
from collections import deque
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client
from playwright.sync_api import Error

from tests import screens
from tests.factories.accounts import PASSWORD, SECRET

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
ADMIN = "/quan-tri/"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDE_ONES = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map(e => e.tagName + '.' + e.className)"""

# What a walk that failed tells of: pages, forms, answers to scripts; and what stood over the page.
TOLD = {"document", "xhr", "fetch"}
OVER = """() => [...document.querySelectorAll('.messages, [role=alert], [role=dialog], .modal, .error-message')]
    .filter(each => each.getClientRects().length).map(each => each.innerText.trim().replace(/\\s+/g, ' ').slice(0, 200)).filter(Boolean)"""

# The editor of the back office tells when it begins to watch for changes.
WATCHED = "document.addEventListener('w-unsaved:watch-edits', () => { document.documentElement.dataset.watched = '' })"


class Visitor:
    """One browser of its own (cookies, history), with or without JavaScript."""

    def __init__(self, browser, address, *, script=True, viewport=PHONE):
        self.address = address
        self.script = script
        self.context = browser.new_context(
            viewport=viewport, java_script_enabled=script, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        self.context.add_init_script(WATCHED)
        self.page = self.context.new_page()
        self.problems: list[str] = []
        self.trail: deque[str] = deque(maxlen=30)
        self.seen: dict[str, int] = {}
        self.expected: set[int] = set()
        self.context.on("request", self._asked)
        self.context.on("response", self._answered)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))

    def _asked(self, request):
        url = request.url
        if not url.startswith((self.address + "/", "data:", "blob:", "about:")):
            self.problems.append(f"another host: {url}")

    def _answered(self, response):
        if response.request.resource_type in TOLD:
            self.trail.append(f"{time.strftime('%X')} {response.request.method} {response.status} {response.url}")
        if response.status >= 500:
            self.problems.append(f"{response.status}: {response.url}")

    def _said(self, message):
        text = message.text
        # The browser reports every page of status 4xx as an error; what the server answered is asserted by status.
        if message.type != "error" or "the server responded with a status of 4" in text:
            return
        self.problems.append(f"console at {message.page.url if message.page else '?'}: {text}")

    # --- going about ---

    def open(self, path, status=200):
        """Go to a path of the portal; asserts what the server answers. Returns the response."""
        response = self.page.goto(self.address + path)
        assert response.status == status, f"{path}: {response.status}"
        return response

    def press(self, name, **options):
        """Press the one button of this name."""
        screens.press(self.page, self.page.get_by_role("button", name=name, **options))

    def follow(self, name, **options):
        """Follow the first link of this name."""
        screens.follow(self.page, self.page.get_by_role("link", name=name, **options).first)

    def go(self, target):
        """Click a link or a button that leads to another page, and be there."""
        screens.go(self.page, target)

    def fill(self, label, value, **options):
        """Fill the one field of this label."""
        self.page.get_by_label(label, **options).fill(value)

    @property
    def text(self):
        """What stands in the main part of the page."""
        return self.page.locator("main").inner_text()

    @property
    def here(self):
        """The path of the page."""
        return urlsplit(self.page.url).path

    # --- signing in ---

    def sign_in(self, user, *, second_factor):
        """Sign in as anybody does: address, password and, where it is set up, the code of the app."""
        self.open("/tai-khoan/dang-nhap/")
        self.page.locator("#id_login").fill(user.email)
        self.page.locator("#id_password").fill(PASSWORD)
        self.press("Đăng nhập")
        if second_factor:
            assert "Nhập mã xác thực" in self.text
            self.page.locator("#id_code").fill(code_now())
            self.press("Đăng nhập")
        assert not self.here.startswith("/tai-khoan/dang-nhap"), self.text
        return self

    def enter(self, user):
        """Be signed in already, where the sign-in is no part of the walk."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.address}])
        return self

    # --- looking ---

    def look(self, *states, within=None):
        """Hold the page that is open to the promises of every page; ``states`` say which one it is.

        ``within`` leaves to axe only what is ours on a page of the back office.
        """
        where = self.fits(*states)
        if self.script:
            part = {"include": [[within]], "exclude": [[".messages"]]} if within else None
            found = screens.axe_faults(self.page, context=part)
            assert not found, f"{where}: {told(found)}"
        self.seen[where] = self.seen.get(where, 0) + 1

    def fits(self, *states):
        """Nothing of the page that is open is wider than the screen. Returns where this is, in words."""
        self.page.wait_for_load_state()
        where = " ".join([self.here, *states])
        too_wide = self.page.evaluate(SIDEWAYS)
        assert too_wide <= 0, f"{where}: {too_wide} px too wide: {self.page.evaluate(WIDE_ONES)}"
        return where

    def look_everywhere(self, *states, within=None):
        """On a phone and at a desk; what is wrong is told at the end of the walk, together."""
        for size in (PHONE, DESK):
            self.page.set_viewport_size(size)
            try:
                self.look(*states, f"{size['width']} px", within=within)
            except AssertionError as fault:
                self.problems.append(str(fault))

    def forgive(self):
        """Failures of the line and of the server that the walk itself has caused."""
        caused = re.compile(r"^(5\d\d: |console .*(ERR_FAILED|status of 5))")
        self.problems[:] = [each for each in self.problems if not caused.match(each)]

    def tale(self):
        """Where this visitor is and what came before, in lines: for whoever reads that the walk failed."""
        lines = [f"at {self.page.url}", *self.trail, *self.problems]
        try:
            lines += [f"over the page: {each}" for each in self.page.evaluate(OVER)]
        except Error as error:
            lines.append(f"the page does not answer: {error.message}")
        return "\n".join(lines)

    def check(self):
        """What was noticed on the way; call at the end."""
        assert self.problems == [], "\n".join(self.problems)


def told(violations):
    """Violations of axe in a few words."""
    return [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in violations]


def code_now():
    """The code that an authenticator app shows now."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
