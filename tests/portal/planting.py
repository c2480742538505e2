"""One word of its own for every private field of every table, and rows for it to stand in.

A table that the factories leave empty gets one row made from its own description, so that a new table is planted
without being named here; a row that cannot be made so needs a factory in `world`, and says so.
"""

import datetime
import decimal
import itertools
import re
import uuid
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.fields import StreamField

from tests.factories import files
from tests.portal.fields import CLOSER, HIDDEN, WIDER, label_of, private_fields, tables

WORD = re.compile(r"zq(?:[bdghklmnprstvx][aeiou]){4}")
# A row that is both is kept closer.
KEPT = {"wider": WIDER, "closer": CLOSER}
CONSONANTS, VOWELS = "bdghklmnprstvx", "aeiou"


def canary(label):
    """The word of a field: eleven plain letters, the same in every spelling, that stand nowhere else."""
    number = int.from_bytes(sha256(label.encode()).digest()[:6])
    word = "zq"
    for _ in range(4):
        number, left = divmod(number, len(CONSONANTS) * len(VOWELS))
        word += CONSONANTS[left // len(VOWELS)] + VOWELS[left % len(VOWELS)]
    return word


CONTROL = canary("control: what everybody may read")


def words():
    """Each word with its field."""
    labels = [
        word_label(field, how)
        for field in private_fields()
        for how in ("", *(how for how, kept in KEPT.items() if field.model._meta.label in kept))
    ]
    found = {canary(label): label for label in labels}
    assert len(found) == len(labels), "two fields have the same word"
    return found


def word_label(field, how=""):
    """What the words are told apart by: the field, and whether the row is kept closer or wider than others."""
    return f"{label_of(field)} ({how})" if how else label_of(field)


def fill():
    """A row for every table that has none, in the order of their keys; gives the tables that could not be filled."""
    wanted = {field.model for field in private_fields()}
    keys = [field for model in wanted for field in model._meta.local_fields if field.is_relation and not field.null]
    needed = wanted | {field.related_model for field in keys}
    waiting = [model for model in tables() if model in needed and not model._base_manager.exists()]
    refused = {}
    while waiting:
        before = list(waiting)
        for model in before:
            try:
                _create(model)
                waiting.remove(model)
                refused.pop(model, None)
            except (IntegrityError, LookupError, ValueError) as error:
                refused[model] = str(error)
        if waiting == before:
            break
    return {model._meta.label: why for model, why in refused.items() if model in wanted}


def _create(model):
    """One row with every key filled, or with none but those it must have."""
    try:
        with transaction.atomic():
            model._base_manager.bulk_create([_row(model)])
    except IntegrityError:
        with transaction.atomic():
            model._base_manager.bulk_create([_row(model, optional=False)])


def _row(model, optional=True):
    """A row with every field filled with what its description asks for. Raises LookupError while a key is missing."""
    private = {field.name for field in private_fields() if field.model is model}
    return model(**{field.attname: _value(field, field.name in private, optional) for field in model._meta.local_concrete_fields
                    if not (field.primary_key and isinstance(field, models.AutoField))})  # fmt: skip


def _value(field, private, optional):
    if isinstance(field, models.ForeignKey):
        return None if field.null and not optional else _key(field)
    if label_of(field) in VALUES:
        return VALUES[label_of(field)]
    if private:
        return _planted(field, 0, canary(label_of(field)))
    if field.has_default():
        return field.get_default()
    if field.null:
        return None
    if field.choices:
        return next(value for value, _ in field.flatchoices if value != "")
    now = timezone.now()
    for kind, value in (
        (models.DateTimeField, now),
        (models.DateField, now.date()),
        (models.UUIDField, uuid.uuid4()),
        (models.BooleanField, False),
        (models.DecimalField, decimal.Decimal(1)),
        (models.DurationField, datetime.timedelta(1)),
        (models.IntegerField, 1),
        (models.JSONField, []),
        (models.BinaryField, b"x"),
    ):
        if isinstance(field, kind):
            return value
    return "x" if not field.blank else ""


def _key(field):
    """A row of the other table: one that is not public if there is one, and not taken where only one may be."""
    other = field.related_model
    rows = other._base_manager.order_by("pk")
    if field.one_to_one:
        rows = rows.exclude(pk__in=field.model._base_manager.exclude(**{field.attname: None}).values(field.attname))
    hidden = HIDDEN.get(other._meta.label)
    for kept in KEPT.values():
        if other._meta.label in kept:  # a file of a comment hangs on nothing else
            rows = rows.exclude(pk__in=other._base_manager.filter(kept[other._meta.label]).values("pk"))
    found = (rows.filter(hidden).first() if hidden else None) or rows.first()
    if other is ContentType:
        found = ContentType.objects.get(app_label="campaigns", model="registration")
    if found is None:
        if field.null:
            return None
        raise LookupError(f"no {other._meta.label} for {field.name}")
    return getattr(found, field.target_field.attname)


def plant():
    """Put its word into every private field, in all rows that are not public; gives the fields with no such row.

    Rows that are kept closer or wider than the others of their table get a word of their own.
    """
    bare, rows_of = [], {}
    for model in {field.model for field in private_fields()}:  # before any word changes what a row is known by
        label = model._meta.label
        rows = model._base_manager.filter(HIDDEN.get(label, Q()))
        ways = {
            pk: how
            for how, kept in KEPT.items()
            if label in kept
            for pk in rows.filter(kept[label]).values_list("pk", flat=True)
        }
        rows_of[model] = list(rows.order_by("pk").values_list("pk", flat=True).distinct()), ways
    for field in private_fields():
        pks, ways = rows_of[field.model]
        for at, pk in enumerate(pks):
            _put(field, pk, at, canary(word_label(field, ways.get(pk, ""))))
        if not pks:
            bare.append(label_of(field))
    return bare


def _put(field, pk, at, word):
    one = field.model._base_manager.filter(pk=pk)
    value = one.values_list(field.name, flat=True).get() if isinstance(field, KEPT_SHAPE) else None
    if isinstance(field, models.FileField):
        return _write(field, value, word)
    planted = _seeded(value, word) if isinstance(field, models.JSONField) and value else None
    try:
        with transaction.atomic():
            one.update(**{field.name: planted or _planted(field, at, word)})
    except (IntegrityError, models.ProtectedError):  # a register that nobody may change, not even we
        pass


def _planted(field, at, word):
    """What stands in the field: its word, in the form that the field takes."""
    if isinstance(field, models.JSONField):
        return SHAPES.get(label_of(field), lambda said: {"note": f"{said} ghi"})(word)
    if isinstance(field, models.EmailField):
        return f"{word}{at or ''}@kin.example"
    if isinstance(field, StreamField):
        return field.to_python(f'[{{"type": "text", "value": "<p>{word}</p>"}}]')
    if isinstance(field, models.URLField):
        return f"https://kin.example/{word}"
    if isinstance(field, models.FileField):
        return ""
    if field.name in ("original_name", "file_name"):
        return f"{word}.pdf"
    unique = field.unique or any(field.name in each.fields for each in _uniques(field.model))
    return f"{word}{at}" if unique and at else word


def _uniques(model):
    return [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]


def _write(field, name, word):
    """A real PDF with the word in place of the file, so that it is read as any other."""
    if name and not name.endswith((".jpg", ".jpeg", ".png")):
        with field.storage.open(name, "wb") as file:
            file.write(files.pdf(f"{word} trong tệp"))


def _seeded(value, word):
    """The same JSON with the word behind every text that a person wrote; None when it holds none."""
    counter = itertools.count()

    def seed(part):
        if isinstance(part, dict):
            return {key: seed(each) for key, each in part.items()}
        if isinstance(part, list):
            return [seed(each) for each in part]
        if isinstance(part, str) and re.search(r"\w\s+\w", part):
            next(counter)
            return f"{part} {word}"
        return part

    seeded = seed(value)
    return seeded if next(counter) else None


KEPT_SHAPE = (models.FileField, models.JSONField)
# What stands in a JSON field, where its readers expect a certain shape.
VALUES = {"campaigns.DraftVersion.step": "unit", "cms_changes.Change.outcome": ""}
_CHANGED = lambda field: lambda said: {field: [f"{said} trước", f"{said} sau"]}  # noqa: E731
SHAPES = {
    "awards.DecisionEvent.changes": _CHANGED("subject"),
    "awards.AwardEvent.changes": _CHANGED("name"),
    "cms_newsroom.Bundle.obstacles": lambda said: [said],
    "cms_changes.Change.before": lambda said: {"name": said},
    "cms_changes.Change.after": lambda said: {"name": said},
    "campaigns.DeskRun.left_out": lambda said: [{"unit": 1, "name": said, "why": said}],
    "campaigns.DraftVersion.data": lambda said: {"contact_name": said, "contact_phone": said},
    "campaigns.Review.marks": lambda said: [{"part": "persons", "row": 1, "name": said, "field": "", "note": said}],
    "cms_moving_in.ImportedItem.told": lambda said: [["error", said], ["note", said]],
    "cms_moving_in.ImportedItem.old_paths": lambda said: [f"/{said}"],
    "feedback.Entry.kept": lambda said: [["question", "name", said]],
    "nominations.Event.data": lambda said: {"marks": [said], "reference": said},
    "pledges.Pledge.targets": lambda said: [{"text": said, "level": said}],
    "reports.ReportReview.marks": lambda said: [said],
    "reports.Summary.content": lambda said: {
        "counted": 3,
        "asked": 3,
        "span": said,
        "lines": [
            {
                "indicator": 0,
                "name": said,
                "value": said,
                "number": "1",
                "units": 3,
                "previous": "",
                "previous_number": "",
                "change": "",
                "target": "",
                "target_units": 0,
                "reached": "",
            }
        ],
    },
    "awards.RecipientImport.notes": lambda said: [said],
    "awards.RecipientImport.contradictions": lambda said: [said],
    "awards.ImportRow.doubts": lambda said: [{"about": "unit", "text": said}],
    "awards.ImportRow.errors": lambda said: [said],
}
