"""Choosing a decision or a record in the editor: found without accents, and only what the editor may see."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from search import text
from search.text import whole_number, whole_numbers

from .models import AwardRecord, Decision


class _FindForm(BaseFilterForm):
    q = forms.CharField(
        label="Tìm", required=False, widget=forms.TextInput(attrs={"placeholder": "Họ tên, đơn vị hoặc số quyết định"})
    )

    def filter(self, objects):
        typed = text.tidy(self.cleaned_data.get("q") or "")[:200]
        if not typed:
            return objects
        self.is_searching, self.search_query = True, typed
        return self.find(objects, typed)


class RecordFindForm(_FindForm):
    """Every word stands in the name, the unit, or the number of the decision."""

    def find(self, objects, typed):
        number = Q(decision__number_key=Decision.key_of(typed))
        words = Q()
        for word in text.fold(typed).split():
            words &= Q(name_key__contains=word) | Q(unit_key__contains=word)
        return objects.filter(words | number) if words else objects.filter(number)


class DecisionFindForm(_FindForm):
    """The number in any spelling, or words of the subject."""

    def find(self, objects, typed):
        return objects.filter(
            Q(number_key=Decision.key_of(typed)) | Q(number__icontains=typed) | Q(subject__icontains=typed)
        )


_prepares: list[Callable[[Any], bool]] = []


def let_in(prepares: Callable[[Any], bool]) -> None:
    """Let a room above say who prepares what becomes public together with its decision."""
    _prepares.append(prepares)


def _records(user):
    """Records that everybody may see; who keeps them or prepares a bundle also has those still to be published.

    So a story can be ready before its decision and become public together with it. A record that is not
    for the public is offered to nobody: a story tells of nobody else.
    """
    if user.has_perm("awards.view_awardrecord") or any(prepares(user) for prepares in _prepares):
        found = AwardRecord.objects.filter(is_public=True)
    else:
        found = AwardRecord.objects.public()
    return found.select_related("decision", "title")


def _number(record):
    return record.decision.number if record.decision.is_published() else f"{record.decision.number} (chưa công bố)"


def _decisions(user):
    return Decision.objects.all() if user.has_perm("awards.view_decision") else Decision.objects.public()


def _one(found, pk: str):
    return found.get(pk=whole_number(pk) or 0)


class _RecordList:
    def get_object_list(self):
        return _records(self.request.user)

    @property
    def columns(self):
        return [
            *super().columns,
            Column("award_name", label="Hình thức"),
            Column("unit_wording", label="Đơn vị"),
            Column("number", label="Quyết định", accessor=_number),
        ]


class _DecisionList:
    def get_object_list(self):
        return _decisions(self.request.user)

    @property
    def columns(self):
        return [*super().columns, Column("subject", label="Trích yếu")]


class RecordChooseView(_RecordList, chooser.ChooseView):
    filter_form_class = RecordFindForm


class RecordChooseResultsView(_RecordList, chooser.ChooseResultsView):
    filter_form_class = RecordFindForm


class DecisionChooseView(_DecisionList, chooser.ChooseView):
    filter_form_class = DecisionFindForm


class DecisionChooseResultsView(_DecisionList, chooser.ChooseResultsView):
    filter_form_class = DecisionFindForm


class RecordChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return _one(_records(self.request.user), pk)


class RecordChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks):
        return _records(self.request.user).filter(pk__in=whole_numbers(pks))


class DecisionChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return _one(_decisions(self.request.user), pk)


class DecisionChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks):
        return _decisions(self.request.user).filter(pk__in=whole_numbers(pks))


class RecordChooserViewSet(ChooserViewSet):
    """Chọn lượt khen thưởng."""

    name = "chon-luot-khen"
    model = AwardRecord
    icon = "user"
    choose_one_text = "Chọn lượt khen thưởng"
    choose_another_text = "Chọn lượt khác"
    edit_item_text = "Xem lượt khen thưởng"
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
    chosen_view_class = RecordChosenView
    chosen_multiple_view_class = RecordChosenMultipleView


class DecisionChooserViewSet(ChooserViewSet):
    """Chọn quyết định."""

    name = "chon-quyet-dinh"
    model = Decision
    icon = "doc-full-inverse"
    choose_one_text = "Chọn quyết định"
    choose_another_text = "Chọn quyết định khác"
    edit_item_text = "Sửa quyết định"
    choose_view_class = DecisionChooseView
    choose_results_view_class = DecisionChooseResultsView
    chosen_view_class = DecisionChosenView
    chosen_multiple_view_class = DecisionChosenMultipleView
