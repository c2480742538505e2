"""The house stands as designed: imports, foreign keys and migrations only go down."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse
from wagtail.models import ReferenceIndex

ROOT = Path(settings.BASE_DIR)
WINGS = {"portal": 3, "cms_pages": 2, "registrations": 1, "search": 0, "themes": 0}
LEVEL = {
    "calendar": 0,
    "tables": 0,
    "attachments": 1.2,
    "receipts": 1,
    "notices": 1,
    "safeguards": 1,
    "privacy": 1.5,
    "signing": 1.5,
    "units": 2,
    "clusters": 2.5,
    "feedback": 2.3,
    "initiatives": 2.8,
    "titles": 3,
    "movements": 4,
    "campaigns": 5,
    "reports": 5.5,
    "pledges": 5.2,
    "scoring": 5.3,
    "nominations": 5.8,
    "consultations": 6,
    "comments": 6.5,
    "summaries": 6.7,
    "awards": 7,
    "exemplars": 7.5,
    "recipients": 8,
    "statistics": 9,
    "golden_book": 9,
    "drafting": 9,
    "exchange": 10,
}
# What may come in which file of a room; each file imports only files named before it.
FURNITURE = [
    {"querysets"},
    {"models"},
    {"rules", "queries", "entries", "emails"},
    {"actions"},
    {"tasks", "forms", "imports", "exports"},
    {"views", "staff", "wagtail_hooks"},
]


def wing_and_room(app_config):
    parts = app_config.name.split(".")
    return parts[0], parts[1] if len(parts) > 1 else ""


def is_above(owner, target):
    """Whether a reference from `owner` to `target` points up the house."""
    (wing, room), (other_wing, other_room) = owner, target
    if WINGS[other_wing] != WINGS[wing]:
        return WINGS[other_wing] > WINGS[wing]
    if wing == other_wing == "registrations":
        return LEVEL[other_room] > LEVEL[room]
    return wing != other_wing


def ours():
    return [config for config in apps.get_app_configs() if config.name.split(".")[0] in WINGS]


def test_import_contracts_hold():
    # In a process of its own: the linter switches off every logger that is there before it.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_every_room_of_registrations_has_its_place():
    found = {path.parent.name for path in (ROOT / "registrations").glob("*/apps.py")}
    assert found == set(LEVEL)


@pytest.mark.parametrize("config", ours(), ids=lambda config: config.label)
def test_foreign_keys_point_down(config):
    up = []
    for model in config.get_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not field.is_relation or field.auto_created or target is None:
                continue
            target_config = target._meta.app_config
            if target_config not in ours() or target._meta.label == settings.AUTH_USER_MODEL:
                continue
            if is_above(wing_and_room(config), wing_and_room(target_config)):
                up.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert up == []


def test_migrations_depend_only_on_what_is_below():
    loader = MigrationLoader(None)
    known = {config.label: wing_and_room(config) for config in ours()}
    user_app = settings.AUTH_USER_MODEL.split(".")[0]
    up = [
        f"{label}.{name} → {other}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in known
        for other, _ in migration.dependencies
        if other in known and other not in {label, user_app} and is_above(known[label], known[other])
    ]
    assert up == []


def test_records_are_not_in_the_index_of_references():
    """Each saving of what is in it queues a task; a flood of comments kept the worker busy for nothing."""
    reverse("wagtailadmin_home")  # whatever the back office registers is there once its addresses are
    wings = {model._meta.app_config.name.partition(".")[0] for model in ReferenceIndex.tracked_models}

    assert wings <= {"cms_pages", "wagtail", "wagtailmedia"}


def test_migrations_hold_no_block_definitions():
    heavy = [str(path) for path in ROOT.glob("*/**/migrations/0*.py") if "block_lookup" in path.read_text()]
    assert [path for path in heavy if ".venv" not in path] == []


def furniture_of(path):
    return next((index for index, names in enumerate(FURNITURE) if path.stem in names), None)


def test_files_of_a_room_import_only_what_stands_before_them():
    wrong = []
    for wing in ("cms_pages", "registrations"):
        for path in (ROOT / wing).glob("*/*.py"):
            place = furniture_of(path)
            if place is None:
                continue
            package = ".".join(path.relative_to(ROOT).parent.parts)
            for node in ast.walk(ast.parse(path.read_text())):
                if not isinstance(node, ast.ImportFrom):
                    continue
                module = node.module or ""
                if node.level == 1:
                    names = [module.split(".")[0]] if module else [alias.name for alias in node.names]
                elif module.startswith(package + "."):
                    names = [module[len(package) + 1 :].split(".")[0]]
                elif module == package:
                    names = [alias.name for alias in node.names]
                else:
                    continue
                for name in names:
                    other = furniture_of(path.with_name(f"{name}.py"))
                    if other is not None and other > place:
                        wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_no_file_outgrows_its_room():
    long = {
        str(path.relative_to(ROOT)): lines
        for wing in WINGS
        for path in (ROOT / wing).rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > 420
    }
    assert long == {}
