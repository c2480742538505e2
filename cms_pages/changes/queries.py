"""Questions about changes that wait."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page

from .coverage import WAITS, words_of
from .models import Change
from .rules import APPROVE, is_author, may_approve, may_change, may_see, may_take_off

MOST = 200


def kinds():
    """The models whose words wait."""
    return [apps.get_model(label) for label in WAITS]


def waiting_of(row):
    """The change of a row that waits for approval, or None."""
    if row.pk is None:
        return None
    kind = ContentType.objects.get_for_model(type(row))
    return Change.objects.filter(content_type=kind, object_id=str(row.pk), decided_at=None).first()


def waiting_for(user):
    """Changes that this person may approve now, oldest first."""
    found = Change.objects.filter(decided_at=None).select_related("proposed_by").order_by("proposed_at", "pk")[:MOST]
    return [change for change in found if may_approve(user, change)]


def own_waiting(user):
    """Changes that this person wrote part of and that wait for somebody else."""
    found = Change.objects.filter(decided_at=None).order_by("proposed_at", "pk")[:MOST]
    return [change for change in found if is_author(user, change)]


def visible_to(user):
    """The newest changes that a person may see, the waiting ones first."""
    found = Change.objects.select_related("content_type", "proposed_by", "decided_by")
    waiting = [each for each in found.filter(decided_at=None)[:MOST] if may_see(user, each)]
    return waiting, [each for each in found.filter(decided_at__isnull=False)[:MOST] if may_see(user, each)]


def waits(row):
    """Whether a change of this row's words needs a second person now."""
    words = words_of(type(row))
    return words is not None and bool(row.pk) and words.when(row)


def use_list(user):
    """Whether the list of changes is of use to this person."""
    return (
        user.has_perm(APPROVE)
        or may_take_off(user)
        or any(may_change(user, model) for model in kinds())
        or bool(own_waiting(user))
    )


def removable():
    """What stands on the public pages and may be taken off at once, as (row, field, words)."""
    for label, words in WAITS.items():
        model = apps.get_model(label)
        for name in words.taken_off:
            for row in model.objects.exclude(**{name: ""}).order_by("pk")[:MOST]:
                yield row, model._meta.get_field(name), getattr(row, name)


def shown_by(row):
    """How many pages that are public now bear a row."""
    bearing = (rel for rel in row._meta.related_objects if issubclass(rel.related_model, Page))
    return sum(rel.related_model.objects.live().filter(**{rel.field.name: row.pk}).count() for rel in bearing)


def name_of(row):
    """What a row is called: a setting by what it is, others by their kind and name."""
    kind = str(row._meta.verbose_name)
    kind = kind[:1].upper() + kind[1:]
    return (kind if isinstance(row, AbstractSetting) else f"{kind}: {row}")[:250]


def address_of(row, user=None):
    """Where the row is kept in the back office, or an empty text."""
    if row is None:
        return ""
    try:
        return AdminURLFinder(user).get_edit_url(row) or _setting(row)
    except NoReverseMatch:
        return ""


def _setting(row):
    if type(row) not in registry:
        return ""
    meta = row._meta
    return reverse("wagtailsettings:edit", args=[meta.app_label, meta.model_name, getattr(row, "site_id", row.pk)])
