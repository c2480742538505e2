"""An ear at a browser: what the scripts of the back office ask their catalogue for, and every word they put on the page.

The catalogue of scripts is wrapped as it arrives, so that what it lacks is noted with the address where it was asked
for; the page is read as it stands after each step, with what waits in tooltips and templates.
"""

import re

from tests.portal import wording

NOTE = """
;(() => {
    const known = window.django.catalog || {};
    const asked = (window.__asked = window.__asked || []);
    const plain = (key) => key.split(String.fromCharCode(4)).pop();
    const note = (key) => { asked.push([plain(key), key in known]); };
    for (const holder of [window.django, window]) {
        const { gettext, ngettext, pgettext, npgettext } = holder;
        if (!gettext || gettext.heard) continue;
        holder.gettext = (text) => { note(text); return gettext(text); };
        holder.gettext.heard = true;
        holder.ngettext = (one, many, count) => { note(one); return ngettext(one, many, count); };
        holder.pgettext = (context, text) => { note(context + String.fromCharCode(4) + text); return pgettext(context, text); };
        holder.npgettext = (context, one, many, count) => {
            note(context + String.fromCharCode(4) + one);
            return npgettext(context, one, many, count);
        };
    }
})();
"""
# Text and attributes, with what stands in templates; matter that people wrote in other languages is marked by `lang`.
READ = """() => {
    const said = new Set();
    const names = %s;
    const skip = 'script, style, svg, code, pre, noscript, [lang]:not([lang^=vi]):not(html), .w-icon, [data-side-panel-toggle-counter]';
    const read = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.currentNode; node; node = walker.nextNode()) {
            if (node.nodeType === Node.TEXT_NODE) {
                const text = node.data.trim();
                if (text && !node.parentElement?.closest(skip)) said.add(text.replace(/\\s+/g, ' '));
                continue;
            }
            if (node.nodeType !== Node.ELEMENT_NODE) continue;
            if (node.content instanceof DocumentFragment) read(node.content);
            if (node.shadowRoot) read(node.shadowRoot);
            if (node.closest(skip)) continue;
            for (const name of names) if (node.getAttribute(name)) said.add(node.getAttribute(name));
            if (node.matches('input[type=submit], input[type=button], input[type=reset]')) said.add(node.value);
        }
    };
    read(document.documentElement);
    const asked = window.__asked || [];
    window.__asked = [];
    return [[...said], asked];
}"""
ATTRIBUTES = sorted(wording.ATTRIBUTES | {"data-w-tooltip-content-value", "data-content", "data-tippy-content"})


class Ear:
    """Listens to every page of a browser context; ``hear`` after each step."""

    def __init__(self, context, page):
        self.page, self.said, self.missing, self.asked, self.steps = page, {}, {}, set(), 0
        self._catalogue = ""
        context.route("**/quan-tri/jsi18n/**", self._wrap)
        self._read = READ % ATTRIBUTES

    def _wrap(self, route):
        if not self._catalogue:
            self._catalogue = route.fetch().text() + NOTE
        route.fulfill(body=self._catalogue, content_type="text/javascript")

    def hear(self, step=""):
        """Read the page as it stands; whatever is English is kept with the step."""
        where = f"{self.page.url.partition('/quan-tri')[2] or self.page.url} {step}".strip()
        said, asked = self.page.evaluate(self._read)
        self.steps += 1
        for text in said:
            # The map beside the editor breaks off long headings in the middle of a word.
            for word in wording.english(re.sub(r"\w+…$", "", text)):
                self.said.setdefault(word, (where, text[:160]))
        for text, known in asked:
            self.asked.add(text)
            if not known and wording.english(text):
                self.missing.setdefault(text, where)
