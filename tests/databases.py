"""One test database made by migrations, copied for every process. `python -m tests.databases` makes it beforehand.

Migrations take the better part of a minute, a copy takes none. The name of
the original tells which migrations made it, so that it is never out of date.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[1]


def _fingerprint():
    digest = hashlib.sha256(f"{version('django')} {version('wagtail')}".encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _name():
    """A file beside the test database, or a database of the server."""
    if connection.vendor == "sqlite":
        return str(Path(connection.settings_dict["TEST"]["NAME"]).with_name(f"original-{_fingerprint()}.sqlite3"))
    return f"original_{_fingerprint()}"


def _is_there(name):
    if connection.vendor == "sqlite":
        return Path(name).exists()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return bool(cursor.fetchone())


@contextmanager
def _one_at_a_time(name):
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / f"{Path(name).stem}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def original():
    """Name of the original, which is made where it is missing."""
    name = _name()
    with _one_at_a_time(name):
        if not _is_there(name):
            # In a process of its own: the connection of this one stays untouched.
            environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
            subprocess.run([sys.executable, "-m", "tests.databases", name], env=environment, cwd=ROOT, check=True)
    return name


def lay():
    """Let the test database of this process become a copy of the original."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        for rest in ("-wal", "-shm"):
            Path(f"{test['NAME']}{rest}").unlink(missing_ok=True)
        shutil.copyfile(original(), test["NAME"])
    else:
        test["TEMPLATE"] = original()


def make(name):
    """Run all migrations; the name is given when everything stands, so that what broke off is never used."""
    from django.test.utils import setup_databases

    draft = f"{name}_{os.getpid()}"
    connection.settings_dict["TEST"]["NAME"] = draft
    setup_databases(verbosity=0, interactive=False)
    connection.close()
    if connection.vendor == "sqlite":
        os.replace(draft, name)
        for other in Path(name).parent.glob("original-*.sqlite3"):
            if str(other) != name:
                other.unlink(missing_ok=True)
    else:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"ALTER DATABASE {draft} RENAME TO {name}")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    try:
        make(sys.argv[1]) if sys.argv[1:] else original()
    finally:
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
