"""What every test of the browser does: go on to the next page, and ask axe about the one that is open.

A click comes back when the browser has taken it, which on a busy machine is before the next page is there.
Whoever reads at once reads the old page, or none.
"""

import os
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import expect

# What is expected may take its time on a busy machine: only a test that fails waits this long (milliseconds).
PATIENCE = 60_000

# A button that sends its form to a page of its own; htmx and scripts that send it themselves leave the page.
SENDS = """button => button.type === 'submit' && !!button.form && button.form.method !== 'dialog'
    && !button.closest('[hx-post], [hx-get], [hx-boost]')"""
LEAVES = """link => !!link.getAttribute('href') && !link.getAttribute('href').startsWith('#')
    && !link.hasAttribute('download') && !link.target && !link.closest('[hx-get], [hx-boost]')
    && !(link.hash && link.href.split('#')[0] === location.href.split('#')[0])"""


def leaving(page):
    """Whatever is done within leads to another page: at the end that one has loaded.

    A script that only writes another address (the editor does, once a new page is kept) has not left.
    """
    return page.expect_event("load")


def go(page, target):
    """Click what leads to another page, and be there."""
    with leaving(page):
        target.click()


def press(page, button):
    """Click a button; where it sends a form, be on the page that answers."""
    if button.evaluate(SENDS):
        go(page, button)
    else:
        button.click()


def follow(page, link):
    """Click a link; where it leads to another page, be there."""
    if link.evaluate(LEAVES):
        go(page, link)
    else:
        link.click()


def closed(page):
    """The window over the page is gone, with its veil: the focus is back, and the page can be worked with.

    It is out of the list of dialogs as soon as it begins to fade.
    """
    expect(page.locator(".modal, .modal-backdrop")).to_have_count(0)


def fill_date(page, field, words):
    """Fill a field with a calendar and leave it, so that the calendar lies over nothing.

    The calendar opens a moment after the field is entered and closes when it is left; left before that, it would stay.
    """
    field.fill(words)
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    field.blur()  # not the Tab key: the next field may have a calendar of its own
    calendar.wait_for(state="hidden")


AXE = Axe()
# Axe is handed in once for each page that was opened, and only what it finds wrong comes back: carrying over what is
# in order takes a third of the time.
FAULTS = """([context, options]) =>
    !window.axe?.ours ? null : axe.run(context || document, options).then(found => found.violations)"""

# What fades or slides in has no colours of its own before it is there; what turns without end is not waited for.
STILL = """() => Promise.race([
    Promise.allSettled(document.getAnimations()
        .filter(each => each.playState === 'running' && each.effect?.getComputedTiming().endTime < 5000)
        .map(each => each.finished)),
    new Promise(done => setTimeout(done, 5000)),
]).then(() => null)"""


def axe_faults(page, context=None, options=DEFAULT_OPTIONS):
    """What axe finds on the page that is open, once it has loaded and nothing moves on it."""
    page.wait_for_load_state()
    page.evaluate(STILL)
    while (found := page.evaluate(FAULTS, [context, options])) is None:
        # The back office has an axe of its own, with rules for the texts of editors.
        page.evaluate(AXE.axe_script)
        page.evaluate("axe.ours = true")
    return found


WIDTHS = (1280, 360)  # the phone last: there the walk goes on
SIDEWAYS = """(() => {
    const parts = [document.documentElement, ...document.querySelectorAll('main')];
    return Math.max(...parts.map(part => part.scrollWidth - part.clientWidth));
})()"""

WIDE_ONES = """() => [...document.querySelectorAll('main *')]
    .filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 5).map(part => part.outerHTML.slice(0, 120))"""


def fine(page, name="", **options):
    """The page that is open fits a desk and a phone, and axe finds nothing at either; the window is resized, not opened twice.

    With JOURNEY_PICTURES in the environment the page is also drawn into that folder.
    """
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults = axe_faults(page, **options)
        assert faults == [], (
            f"{page.url} at {width} px: {[(each['id'], each['nodes'][0]['html'][:160]) for each in faults]}"
        )
        assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} is too wide at {width} px: {page.evaluate(WIDE_ONES)}"
        if folder := os.environ.get("JOURNEY_PICTURES"):
            name = name or "-".join(urlsplit(page.url).path.strip("/").split("/"))[-60:]
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
