"""A page of any kind that editors make, with just what its model asks for: new kinds need no factory."""

import datetime
import importlib
import itertools
from pathlib import Path

import factory
from django.apps import apps
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from cms_pages.core.models import BasePage

_numbers = itertools.count(1)


def kinds():
    """Every kind of page that can be made, by label: a page kind of tomorrow is among them."""
    found = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return sorted(found, key=lambda model: model._meta.label)


def make(model, *, live=True, **fields):
    """A page of a kind below a section that takes it, unchecked; the one there is where only one may be."""
    if model.max_count is not None and (page := model.objects.first()):
        return page
    parent = _parent(model)
    if own := _factories().get(model):  # a kind with demands of its own
        return model.objects.get(pk=own(parent=parent, live=live, **fields).pk)
    number = next(_numbers)
    page = model(
        **{"title": f"Trang thử {number}", "slug": f"trang-thu-{number}", "live": live} | _needed(model) | fields
    )
    page.full_clean = lambda *args, **kwargs: None  # rules of a kind are its own room's matter
    parent.add_child(instance=page)
    return model.objects.get(pk=page.pk)


def _parent(model):
    takers = [kind for kind in model.allowed_parent_page_models() if kind is not Page]
    for kind in takers:
        if found := kind.objects.first():
            return found
    return make(next(kind for kind in takers if kind is not model))


def _needed(model):
    """Values for the fields of a kind that may not stay empty."""
    base = {field.name for field in Page._meta.get_fields()}
    found = {}
    for field in model._meta.concrete_fields:
        if field.name in base or field.primary_key or (field.null and field.blank):
            continue
        if field.has_default() and not field.is_relation:
            continue
        if field.is_relation:
            if field.remote_field.parent_link:
                continue
            found[field.name] = _related(field.related_model, unique=field.one_to_one)
        elif not field.blank:
            found[field.name] = _value(field)
    return found


def _value(field):
    if field.choices:
        return field.flatchoices[0][0]
    for kind, value in (
        (models.DateTimeField, timezone.now()),
        (models.DateField, datetime.date(2026, 11, 20)),
        (models.TimeField, datetime.time(8)),
        (models.BooleanField, False),
        ((models.IntegerField, models.DecimalField, models.FloatField), 2026),
        (models.URLField, "https://vi-du.example/"),
        (models.EmailField, "vi.du@vi-du.example"),
    ):
        if isinstance(field, kind):
            return value
    return f"gia-tri-{next(_numbers)}" if isinstance(field, models.CharField | models.TextField) else None


def _related(model, unique):
    if not unique and (found := model._default_manager.first()):
        return found
    if issubclass(model, BasePage):
        return make(model)
    return _factories()[model]()


def _factories():
    found = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem in {"__init__", "any_page"}:
            continue
        for thing in vars(importlib.import_module(f"tests.factories.{path.stem}")).values():
            if isinstance(thing, type) and issubclass(thing, factory.django.DjangoModelFactory) and thing._meta.model:
                found.setdefault(thing._meta.get_model_class(), thing)
    return found
