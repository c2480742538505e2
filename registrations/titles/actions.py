"""What happens to the catalogue: loading the seed, edits by staff."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from .models import Title

SEED = Path(__file__).parent / "data" / "catalogue.toml"


@dataclass
class Loaded:
    """How many rows a load created, changed, found equal, or left to the staff's own version."""

    created: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0


@transaction.atomic
def load_catalogue(path: Path = SEED) -> Loaded:
    """Load the dated catalogue from a TOML file; running it again changes nothing.

    A code that staff have edited is theirs: none of its rows is touched or added.
    """
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["titles"]
    theirs = set(Title.objects.filter(edited_by_staff=True).values_list("code", flat=True))
    present = {(title.code, title.effective_from): title for title in Title.objects.all()}
    done = Loaded()
    for row in rows:
        if row["code"] in theirs:
            done.kept += 1
            continue
        title = present.get((row["code"], row.get("effective_from")))
        if title is None:
            Title.objects.create(**row)
            done.created += 1
        elif any(getattr(title, name) != value for name, value in row.items()):
            for name, value in row.items():
                setattr(title, name, value)
            title.save()
            done.changed += 1
        else:
            done.same += 1
    return done


def save_title(form):
    """Save what an officer entered; from now on the seed leaves this code alone."""
    form.instance.edited_by_staff = True
    with transaction.atomic():
        title = form.save()
        Title.objects.filter(code=title.code).update(edited_by_staff=True)
    return title
