"""Questions among officers, for who has signed in: list, one question, a form to ask."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms_pages.core.paging import page_of
from search.text import asked_words

from . import actions, queries, rules
from .forms import QuestionForm

FOLDER = "cms_pages/guidance"
PER_PAGE = 20
SECTION = [("Trang chủ", "/"), ("Nghiệp vụ", "/nghiep-vu/")]
HERE = [*SECTION, ("Trao đổi nghiệp vụ", "/nghiep-vu/trao-doi/")]


def _demand_officer(request):
    if not rules.may_read(request.user):
        raise PermissionDenied


@require_safe
@never_cache
@login_required
def index(request):
    """All questions, by state and words."""
    _demand_officer(request)
    state = request.GET.get("tinh-trang", "")
    state = state if state in queries.STATES else ""
    words = asked_words(request.GET.get("q"), 200).strip()
    found = queries.narrowed(queries.questions(), words=words, state=state, user=request.user)
    context = {
        "questions": page_of(request, found, PER_PAGE),
        "states": queries.STATES.items(),
        "state": state,
        "typed": words,
        "trail": SECTION,
    }
    return render(request, f"{FOLDER}/questions.html", context)


@require_safe
@never_cache
@login_required
def question(request, pk):
    """One question with its answers."""
    _demand_officer(request)
    found = get_object_or_404(queries.questions(hidden=True), pk=pk)
    if not rules.may_read(request.user, found):
        raise Http404
    faq = queries.faq_of(found)
    context = {
        "question": found,
        "answers": found.answers.all(),
        "faq": faq if faq and faq.live else None,
        "own": found.asked_by_id == request.user.pk,
        "may_answer": rules.may_answer(request.user),
        "trail": HERE,
    }
    return render(request, f"{FOLDER}/question.html", context)


@method_decorator([never_cache, login_required], name="dispatch")
class Ask(View):
    """The form; POST sends it."""

    http_method_names = ("get", "head", "post")

    def get(self, request):
        _demand_officer(request)
        return self._page(QuestionForm(user=request.user))

    def post(self, request):
        _demand_officer(request)
        form = QuestionForm(request.POST, user=request.user)
        if not form.is_valid():
            return self._page(form, status=422)
        data = form.cleaned_data
        made = actions.ask(
            by=request.user,
            subject=data["subject"],
            text=data["text"],
            unit=data.get("unit"),
            form_key=data["form_key"],
        )
        messages.success(request, "Đã gửi câu hỏi. Cơ quan thường trực trả lời thì ông, bà nhận được thông báo.")
        return redirect(made)

    def _page(self, form, status=200):
        return render(self.request, f"{FOLDER}/ask.html", {"form": form, "trail": HERE}, status=status)
