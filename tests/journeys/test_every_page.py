"""Every kind of public page and every list of records: by keyboard alone, with JavaScript off, and as axe sees it.

Kinds come from the models and lists from the resolver, so that what is added tomorrow is walked without being named.
"""

import pytest

from cms_pages.core.blocks import MatterBlock
from cms_pages.documents.models import DocumentIndexPage, DocumentPage
from cms_pages.exemplars.models import ExemplarPage
from cms_pages.media.actions import note_what_is_shown
from cms_pages.news.models import ArticlePage, NewsIndexPage
from tests.factories import any_page
from tests.factories.awards import AwardRecordFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory
from tests.portal.crawling import NO_PAGES
from tests.portal.routes import EVERYONE, all_routes

from .browsing import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a script alone could bring to life.
DEAD = "main button[type=button], main [role=button], main a[href='#'], main a:not([href]), main [onclick]"
UNREACHED = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, video[controls], audio[controls]'
)].filter(part => part.closest('main, footer') && part.checkVisibility({visibilityProperty: true}) && !part.disabled
    && !('walked' in part.dataset)).map(part => part.outerHTML.slice(0, 120))"""
FOCUSED = """() => {
    const part = document.activeElement, style = getComputedStyle(part), box = part.getBoundingClientRect();
    part.dataset.walked = '';
    return {
        tag: part.tagName, end: part.matches('body, .skip'), told: part.outerHTML.slice(0, 120), top: box.top + scrollY, main: !!part.closest('main'),
        shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
# Beside each other a few lines may go up again; a whole screen is another order than the one that is seen.
BACK = 300
MOST_STEPS = 400


@pytest.fixture
def addresses(served, private_files):
    """A page of every kind, lists longer than one leaf, a film among the matter; and every list of records."""
    made = [any_page.make(kind) for kind in any_page.kinds()]
    for kind in (ArticlePage, DocumentPage, ExemplarPage):
        for _ in range(21):
            any_page.make(kind)
    body = [{"type": "film", "value": {"film": FilmFactory().pk, "title": ""}}]
    filmed = ArticleFactory(parent=NewsIndexPage.objects.get(), body=MatterBlock().to_python(body))
    note_what_is_shown(filmed)
    AwardRecordFactory.create_batch(3)
    ConsultationFactory()
    lists = [f"/{route.pattern}" for route in all_routes() if route.who == EVERYONE and route.pattern.endswith("/")]
    lists = [each for each in lists if not any(sign in each for sign in "<(^") and not NO_PAGES.match(each)]
    assert len(made) > 30
    assert len(lists) > 15
    return list(dict.fromkeys([*(page.url_path_here for page in [*made, filmed] if page.live), *lists]))


def opened(visitor, address):
    """Whether a page of words stands there; what leads on to another page is read there."""
    answer = visitor.page.goto(visitor.address + address)
    assert answer.status < 500, address
    return answer.status == 200 and "text/html" in answer.headers["content-type"]


def test_every_page_is_whole_without_a_script(visitor, addresses):
    reader = visitor(script=False)
    page, wrong, read, forms, leaves = reader.page, [], 0, 0, 0
    for address in addresses:
        if not opened(reader, address):
            continue
        reader.fits()
        read += 1
        if page.locator("main h1").count() != 1:
            wrong.append(f"{address}: {page.locator('main h1').count()} headings")
        wrong += [f"{address}: dead {each}" for each in _dead(page)]
        following = page.locator("main .pager a[rel=next]")
        if following.count():
            leaves += 1
            reader.go(following.first)
            if not page.locator("main .pager a[rel=prev]").count():
                wrong.append(f"{address}: no way back from the next leaf")
            opened(reader, address)
        for number in range(page.locator("main form[method=get]").count()):
            forms += 1
            if told := _asks(reader, page.locator("main form[method=get]").nth(number)):
                wrong.append(f"{address}: {told}")
            opened(reader, address)
    assert not wrong, "\n".join(wrong)
    assert read > 45
    assert forms > 8
    assert leaves >= 2


def _dead(page):
    return [
        each.evaluate("part => part.outerHTML.slice(0, 120)") for each in page.locator(DEAD).all() if each.is_visible()
    ]


def _asks(reader, form):
    """Type into a form that asks for a list and send it; returns what went wrong."""
    folded = form.locator("xpath=ancestor::details[not(@open)] | .//details[not(@open)]")
    while folded.count():
        folded.first.locator("summary").first.click()
    typed = form.locator("input[type=search]:visible, input[type=text]:visible")
    if typed.count():
        typed.first.fill("khong co ai")
    chosen = form.locator("select:visible")
    for each in chosen.all():
        each.select_option(index=each.locator("option").count() - 1)
    with reader.page.expect_navigation() as sent:
        form.locator("button[type=submit]:visible, button:not([type]):visible").first.click()
    status = sent.value.status
    if status not in (200, 404, 422):
        return f"the form answers {status}"
    if not reader.page.locator("main h1").count():
        return "the answer has no heading"
    return ""


def test_every_page_is_walked_by_keyboard_alone(visitor, addresses):
    reader = visitor()
    page, wrong = reader.page, []
    for address in addresses:
        if opened(reader, address):
            wrong += [f"{address}: {each}" for each in _walked(page)]
    assert not wrong, "\n".join(wrong)


def _walked(page):
    """Go from the skip link through everything by Tab; returns what a person without a mouse would miss."""
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        return ["begins elsewhere than at the skip link"]
    page.keyboard.press("Enter")
    wrong, last = [], 0
    if page.evaluate("document.activeElement.id") != "noi-dung":
        wrong.append("the skip link leads nowhere")
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        part = page.evaluate(FOCUSED)
        if part["end"]:
            break
        if not part["shown"] and part["tag"] not in {"VIDEO", "AUDIO"}:  # the browser's own controls show it inside
            wrong.append(f"focus not shown: {part['told']}")
        if not part["seen"]:
            wrong.append(f"focus out of sight: {part['told']}")
        if part["main"]:
            if part["top"] < last - BACK:
                wrong.append(f"goes back up: {part['told']}")
            last = part["top"]
        if part["tag"] == "SUMMARY":
            page.keyboard.press("Enter")
            if not page.evaluate("document.activeElement.parentElement.open"):
                wrong.append(f"does not open: {part['told']}")
    return wrong + [f"not reached: {each}" for each in page.evaluate(UNREACHED)]


def test_axe_finds_nothing_on_any_kind_of_page_folded_or_open(visitor, addresses):
    reader = visitor()
    for address in addresses:
        if opened(reader, address):
            reader.look_everywhere()
            if reader.page.locator("main details:not([open])").count():
                reader.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
                reader.page.set_viewport_size(PHONE)
                reader.look("mở hết")
    reader.open(f"{DocumentIndexPage.objects.get().url_path_here}?q=zzzz&nam=1990")
    reader.look_everywhere("không có kết quả")
