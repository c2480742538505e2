"""Hands that never leave the keyboard: they go from one place to the next as the tabulator leads, and see where they are."""

import time

from tests import screens

# What the place is called that has the focus, and whether whoever looks can see it and that it has the focus: within the
# window, under nothing else, with a ring around it or around what holds it.
HERE = """() => {
    const place = document.activeElement;
    if (!place || place === document.body) return { name: "", kind: "", seen: true };
    const box = place.getBoundingClientRect();
    const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) =>
        document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    const own = (found) => found && (place.contains(found) || found.contains(place)
        || [...(place.labels || [])].some((label) => label.contains(found)));
    const rings = [place, place.parentElement, place.parentElement?.parentElement, place.parentElement?.parentElement?.parentElement]
        .filter(Boolean).map((part) => getComputedStyle(part));
    const name = place.getAttribute("aria-label") || place.labels?.[0]?.innerText || place.innerText || place.value
        || place.placeholder || place.title || "";
    return {
        name: name.trim().replace(/\\s+/g, " "), kind: place.tagName.toLowerCase(),
        inside: Boolean(place.closest("[role=dialog]")),
        seen: spots.some(own) && rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
            || style.boxShadow !== "none"),
        html: place.outerHTML.slice(0, 160), over: spots[0]?.outerHTML.slice(0, 80),
    };
}"""
WAIT = screens.PATIENCE / 1000


class Hands:
    """Somebody who works with the keys alone. What gets the focus without being seen is kept in ``unseen``."""

    def __init__(self, visitor):
        self.page = visitor.page
        self.keys = visitor.page.keyboard
        self.unseen = []

    @property
    def here(self):
        return self.page.evaluate(HERE)

    def to(self, name, *, inside=False, back=False, most=160):
        """Press the tabulator until a place of this name is reached; ``inside`` the window that lies over the page."""
        passed = []
        for _ in range(most):
            self.keys.press("Shift+Tab" if back else "Tab")
            here = self._settled()
            if not here["seen"]:
                self.unseen.append(here)
            if here["name"].startswith(name) and (not inside or here["inside"]):
                return self
            passed.append(here["name"][:30])
        raise AssertionError(f"no “{name}” on the way: {passed}")

    def _settled(self):
        """Where the focus is; what just moves into view or out of the way has a moment for it."""
        here = self.here
        for _ in range(5):
            if here["seen"]:
                break
            self.page.wait_for_timeout(100)
            here = self.here
        return here

    def write(self, words):
        self.keys.type(words)
        return self

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)
        return self

    def go(self, key="Enter"):
        """Press a key that leads to another page, and be there."""
        with screens.leaving(self.page):
            self.keys.press(key)
        return self

    def wait(self, true, what):
        """Until something holds of the place that has the focus."""
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if true(self.here):
                return self
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{what}: the focus is at {self.here}")

    def wait_for_window(self):
        """A window has opened over the page and holds the focus."""
        return self.wait(lambda here: here.get("inside"), "no window has taken the focus")

    def wait_for_return(self):
        """The window has closed and the focus is back in the page, at a place and not lost."""
        return self.wait(lambda here: here["kind"] and not here["inside"], "the focus is lost")
