"""The dated rules about nominations as committed data: read once into an office's database, then edited there."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from django.db import transaction

from .models import PaperRule, StateTerm

DATA = Path(__file__).parent / "data" / "rules.toml"


@transaction.atomic
def load() -> Counter[str]:
    """Fill the tables of papers and terms that are still empty; what staff wrote stays. Returns rows added, by table."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    added: Counter[str] = Counter()
    for name, model in (("papers", PaperRule), ("terms", StateTerm)):
        if not model.objects.exists():
            added[name] = len(model.objects.bulk_create(model(**row) for row in data[name]))
    return added
