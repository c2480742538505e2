"""Figures and targets in the back office: the office sees also what is not public, and says so."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from registrations import downloads

from . import actions, choice, exports, queries, targets
from .choice import Choice
from .dimensions import BY_PARAM, DIMENSIONS, FLAGS
from .forms import TargetRatioForm, TargetSetForm
from .models import TargetRatio, TargetSet
from .queries import Scope
from .units_today import UnitsToday

PAGE_SIZE = 50
HIDDEN = "ca-khong-cong-khai"


def may_see(user) -> bool:
    """May this person see the report at all?"""
    return user.has_perm("awards.view_awardrecord")


def may_see_hidden(user) -> bool:
    """May this person count what is not public? Only who may also decide what is."""
    return may_see(user) and user.has_perm("awards.set_publicity_awardrecord")


class _Question:
    """What the request asks for, within what the person may see."""

    def __init__(self, request):
        if not may_see(request.user):
            raise PermissionDenied
        self.may_see_hidden = may_see_hidden(request.user)
        hidden = self.may_see_hidden and request.GET.get(HIDDEN) == "1"
        self.scope = Scope.ALL if hidden else Scope.PUBLIC
        self.tree, self.choice = UnitsToday(), choice.read(request.GET)
        self.unit = self.tree.by_code(self.choice.unit)
        if self.unit is None:
            self.choice = replace(self.choice, unit="")
        self.asked = queries.ask(self.choice, self.scope, tree=self.tree)

    def query(self, wanted: Choice | None = None) -> str:
        """The address of filters, keeping the switch."""
        more = {HIDDEN: "1"} if self.scope is Scope.ALL else {}
        return (wanted or self.choice).query_with(**more) or "?"

    @property
    def context(self) -> dict:
        return {
            "question": self,
            "choice": self.choice,
            "with_hidden": self.scope is Scope.ALL,
            "hidden_name": HIDDEN,
            "query": self.query(),
            "public_query": self.choice.query or "?",
            "hidden_query": self.choice.query_with(**{HIDDEN: "1"}),
            "now": self.asked.now,
            "filters": exports.filter_words(self.choice, self.unit.name if self.unit else ""),
            "filtered": self.choice.narrowed,
            "groups": DIMENSIONS,
            "header_icon": "history",
        }


def _line(question, words, count, wanted):
    return {"label": words, "count": count, "query": question.query(wanted)}


@require_admin_access
@require_safe
def report(request):
    """Figures by year, by every dimension and by unit."""
    question = _Question(request)
    found = queries.figures(question.asked)
    tables = [
        {
            "heading": dimension.heading,
            "lines": [
                _line(question, dimension.label(value), count, question.choice.narrow(dimension, value))
                for value, count in found.of(dimension)
            ],
        }
        for dimension in DIMENSIONS
        if dimension not in FLAGS
    ]
    years = [_line(question, str(y), n, question.choice.of_year(y)) for y, n in reversed(found.years) if n]
    # Beside each other only: within one unit the others' shares of it would open lists that are longer.
    beside = [] if question.unit else queries.by_unit(question.asked, question.tree)
    units = [_line(question, unit.label, n, replace(question.choice, unit=unit.code)) for unit, n in beside]
    flags = [
        {
            "label": flag.heading,
            "cells": [
                _line(question, flag.label(value), found.by[flag.field][value], question.choice.narrow(flag, value))
                for value in flag.values
            ],
        }
        for flag in FLAGS
    ]
    context = question.context | {
        "page_title": "Thống kê khen thưởng",
        "header_title": "Thống kê khen thưởng",
        "breadcrumbs_items": _crumbs("Thống kê khen thưởng"),
        "total": found.total,
        "tables": [{"heading": "Năm", "lines": years}, *filter(lambda table: table["lines"], tables)],
        "units": units,
        "flags": flags,
        "options": [
            (d, [(v, d.label(v), v in question.choice.values.get(d.param, ())) for v in d.values]) for d in DIMENSIONS
        ],
    }
    return TemplateResponse(request, "registrations/statistics/admin/report.html", context)


def _crumbs(label):
    return [{"url": "", "label": "Báo cáo"}, {"url": "", "label": label}]


@require_admin_access
@require_safe
def records(request):
    """The records behind a figure."""
    question = _Question(request)
    page = Paginator(queries.records(question.asked), PAGE_SIZE).get_page(request.GET.get("p"))
    context = question.context | {
        "page_title": "Lượt khen thưởng sau con số",
        "header_title": "Lượt khen thưởng sau con số",
        "breadcrumbs_items": _crumbs("Thống kê khen thưởng"),
        "page_obj": page,
    }
    return TemplateResponse(request, "registrations/statistics/admin/records.html", context)


@require_admin_access
@require_safe
def target_report(request):
    """All sets of targets, released or not."""
    question = _Question(request)
    made = [
        {"set": each, "results": [_result(question, result) for result in targets.evaluate(each, question.scope)]}
        for each in targets.sets(released_only=False)
    ]
    context = question.context | {
        "page_title": "Chỉ tiêu khen thưởng",
        "header_title": "Chỉ tiêu khen thưởng",
        "breadcrumbs_items": _crumbs("Chỉ tiêu khen thưởng"),
        "sets": made,
    }
    return TemplateResponse(request, "registrations/statistics/admin/targets.html", context)


def _result(question, result):
    return {
        "result": result,
        "part": question.query(result.numerator),
        "whole": question.query(result.denominator),
        "unknown": question.query(result.unrecorded) if result.unrecorded else "",
    }


@require_admin_access
@require_safe
def download(request, kind):
    """The report as a file; its head says when it holds what is not public."""
    question = _Question(request)
    found = queries.figures(question.asked)
    tables = [exports.overview(found)]
    if question.unit is None:
        tables.append(exports.units(queries.by_unit(question.asked, question.tree), found.total))
    if request.GET.get("theo") in BY_PARAM:
        tables.append(exports.crossed(queries.cross(question.asked, BY_PARAM[request.GET["theo"]])))
    tables += [
        exports.Table(f"Chỉ tiêu {each.period}", *_parts(exports.targets(targets.evaluate(each, question.scope))))
        for each in targets.sets(released_only=False)
    ]
    top = exports.head(question.asked, question.unit.name if question.unit else "")
    data = (exports.as_csv if kind == "csv" else exports.as_xlsx)(top, *tables)
    name = "noi-bo-thong-ke" if question.scope is Scope.ALL else "thong-ke"
    return downloads.private(data, f"{name}-{timezone.localdate():%Y%m%d}.{kind}")


def _parts(table):
    return table.headings, table.rows


# --- targets as data ------------------------------------------------------------


class _Saves:
    """Saves through the room's action."""

    save = None

    def save_instance(self):
        return self.save(self.form, self.request.user)


class SetCreateView(_Saves, generic.CreateView):
    save = staticmethod(actions.save_target_set)


class SetEditView(_Saves, generic.EditView):
    save = staticmethod(actions.save_target_set)


class RatioCreateView(_Saves, generic.CreateView):
    save = staticmethod(actions.save_target_ratio)


class RatioEditView(_Saves, generic.EditView):
    save = staticmethod(actions.save_target_ratio)


class KeptPolicy(ModelPermissionPolicy):
    """A set of targets is history once its years are over: it is withdrawn from the public, not deleted."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


class TargetSetViewSet(ModelViewSet):
    """Bộ chỉ tiêu."""

    model = TargetSet
    add_to_reference_index = False
    name = "bo-chi-tieu"
    icon = "list-ol"
    menu_label = "Bộ chỉ tiêu"
    menu_order = 60
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = SetCreateView
    edit_view_class = SetEditView
    permission_policy = KeptPolicy(TargetSet)
    list_display = [
        "name",
        Column("period", label="Giai đoạn", sort_key="year_from"),
        Column("source", label="Văn bản"),
        BooleanColumn("verified", label="Đã đối chiếu"),
        BooleanColumn("released", label="Công khai"),
    ]
    search_fields = ["name", "source"]

    def get_form_class(self, for_update=False):
        return TargetSetForm


class TargetRatioViewSet(ModelViewSet):
    """Chỉ tiêu."""

    model = TargetRatio
    add_to_reference_index = False
    name = "chi-tieu"
    icon = "tick-inverse"
    menu_label = "Chỉ tiêu"
    menu_order = 61
    menu_hook = "register_catalogue_menu_item"
    add_to_admin_menu = False
    copy_view_enabled = True
    inspect_view_enabled = False
    add_view_class = RatioCreateView
    edit_view_class = RatioEditView
    list_display = [
        "name",
        Column("goal", label="Mức cần đạt"),
        Column("target_set", label="Bộ chỉ tiêu"),
    ]
    list_filter = ["target_set"]
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return TargetRatioForm
