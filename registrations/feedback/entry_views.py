"""Published questions with their answers: the list, one of them, the feed."""

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.text import tidy
from themes.base import outward

from . import queries
from .forms import EntrySearchForm
from .models import Entry
from .views import FOLDER, HOME, crumbs

PER_PAGE = 20
IN_FEED = 30


@never_cache
@require_safe
def index(request):
    """Published questions by topic and words, the newest first."""
    form = EntrySearchForm(request.GET)
    form.is_valid()
    words, topic = form.cleaned_data.get("q", ""), form.cleaned_data.get("chude", "")
    topics = list(queries.topics_with_entries())
    chosen = next((each for each in topics if each.slug == topic), None)
    found = queries.public_entries(words, chosen.slug if chosen else "")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "topics": topics,
        "chosen": chosen,
        "words": words,
        "typed": request.GET.get("q", "")[:200],
        "crumbs_items": [HOME],
    }
    return render(request, f"{FOLDER}/index.html", context)


@never_cache
@require_safe
def entry(request, slug):
    """One question with its answer; one that was taken back is not there."""
    found = Entry.objects.public().select_related("topic").filter(slug=slug).first()
    if found is None:
        raise Http404
    context = {"entry": found, "others": queries.others_on(found), "crumbs_items": crumbs()}
    return render(request, f"{FOLDER}/entry.html", context)


class EntryFeed(Feed):
    """The newest published questions as RSS."""

    feed_type = Rss201rev2Feed
    title = "Hỏi đáp về thi đua, khen thưởng"
    description = "Câu hỏi của người dân và trả lời của cơ quan thường trực, mới nhất trước."
    language = "vi"

    def link(self):
        return outward.absolute(reverse("feedback:index"))

    def feed_url(self):
        return outward.absolute(reverse("feedback:feed"))

    def items(self):
        return Entry.objects.public().newest()[:IN_FEED]

    def item_title(self, item):
        return tidy(item.title)

    def item_link(self, item):
        return outward.absolute(item.get_absolute_url())

    def item_description(self, item):
        return "".join(f"<p>{escape(tidy(line))}</p>" for line in [item.question, item.answer] if line)

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.changed_at or item.published_at

    def item_guid(self, item):
        return f"hoi-dap-{item.pk}"

    item_guid_is_permalink = False
