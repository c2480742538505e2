"""What happens to figures and targets: cells are made anew, targets are loaded and edited."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.db.models import Count
from wagtail.log_actions import log

from registrations.awards.models import AwardRecord, Decision
from registrations.refusals import demand
from registrations.units.models import OrganisingBody

from .models import Change, Tally, TargetRatio, TargetSet, UnitTally

BATCH = 1000
SEED = Path(__file__).parent / "data" / "targets.toml"


# --- cells ----------------------------------------------------------------------


def recount() -> int:
    """Make the cells of all decisions that changed; returns how many decisions were done.

    Nothing that anybody sees waits for it: it only makes counting quick again.
    """
    done = 0
    for decision_id in sorted(set(Change.objects.values_list("decision_id", flat=True))):
        _recount(decision_id)
        done += 1
    return done


@transaction.atomic
def _recount(decision_id: int) -> None:
    # One at a time for each decision; and only the lines seen here are taken off: what is
    # changed meanwhile has a line of its own.
    standing = Decision.objects.select_for_update().filter(pk=decision_id).first()
    seen = list(Change.objects.filter(decision_id=decision_id).values_list("pk", flat=True))
    for model in (Tally, UnitTally):
        model.objects.filter(decision_id=decision_id).delete()
    if standing:
        rows = AwardRecord.objects.filter(decision_id=decision_id).order_by()
        for model, columns in (
            (Tally, {name: name for name in Tally.KEYS}),
            (UnitTally, {**{name: name for name in UnitTally.KEYS}, "unit_id": "home_unit"}),
        ):
            grouped = rows.with_home_unit().values_list(*columns.values()).annotate(amount=Count("pk"))
            cells = (
                model(decision_id=decision_id, **dict(zip((*columns, "amount"), row, strict=True))) for row in grouped
            )
            model.objects.bulk_create(cells, batch_size=BATCH)
    Change.objects.filter(pk__in=seen).delete()


def recount_everything() -> int:
    """Throw all cells away and make them from the records. Returns how many decisions were done."""
    Change.objects.bulk_create(
        (Change(decision_id=pk) for pk in Decision.objects.values_list("pk", flat=True)), batch_size=BATCH
    )
    return recount()


# --- targets --------------------------------------------------------------------


@dataclass
class Loaded:
    """How many sets a load created, found, or left to the staff's own version."""

    created: int = 0
    same: int = 0
    kept: int = 0


@transaction.atomic
def load_targets(path: Path = SEED) -> Loaded:
    """Load target sets from a TOML file; running it again changes nothing, sets that staff edited are theirs."""
    done = Loaded()
    body = OrganisingBody.objects.order_by("pk").first()
    for row in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["set"] if body else ():
        ratios = row.pop("ratio")
        target_set, created = TargetSet.objects.get_or_create(
            code=row.pop("code"), defaults={**row, "organising_body": body}
        )
        if not created:
            done.kept += target_set.edited_by_staff
            done.same += not target_set.edited_by_staff
            continue
        for order, values in enumerate(ratios, start=1):
            ratio = TargetRatio(target_set=target_set, order=order, **values)
            ratio.full_clean()
            ratio.save()
        done.created += 1
    return done


@transaction.atomic
def save_target_set(form, by) -> TargetSet:
    """Save what an officer entered; from now on the seed leaves this set alone."""
    creating = form.instance.pk is None
    demand(by.has_perm("statistics.add_targetset" if creating else "statistics.change_targetset"))
    form.instance.edited_by_staff = True
    target_set = form.save()
    log(target_set, "wagtail.create" if creating else "wagtail.edit", user=by, content_changed=form.has_changed())
    return target_set


@transaction.atomic
def save_target_ratio(form, by) -> TargetRatio:
    """Save one ratio; its set is the staff's own from now on."""
    creating = form.instance.pk is None
    demand(by.has_perm("statistics.add_targetratio" if creating else "statistics.change_targetratio"))
    ratio = form.save()
    TargetSet.objects.filter(pk=ratio.target_set_id).update(edited_by_staff=True)
    log(ratio, "wagtail.create" if creating else "wagtail.edit", user=by, content_changed=form.has_changed())
    return ratio
