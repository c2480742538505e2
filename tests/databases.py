"""One test database made by migrations, copied for every process: `python -m tests.databases` makes it.

Migrations take the better part of a minute, a copy takes none. The name of
the original tells which migrations made it, so that it is never out of date.
"""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection


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


def lay():
    """Let the test database of this process become a copy of the original, if there is one; tells whether."""
    name, test = _name(), connection.settings_dict["TEST"]
    if not _is_there(name):
        return False
    if connection.vendor == "sqlite":
        for rest in ("-wal", "-shm"):
            Path(f"{test['NAME']}{rest}").unlink(missing_ok=True)
        shutil.copyfile(name, test["NAME"])
    else:
        test["TEMPLATE"] = name
    return True


def copy_to(path):
    """Lay the original down as the SQLite database of another process; where there is none, it migrates by itself."""
    name = _name()
    if connection.vendor == "sqlite" and _is_there(name):
        shutil.copyfile(name, path)


def make():
    """Run all migrations; the name is given when everything stands, so that what broke off is never used."""
    from django.test.utils import setup_databases

    name = _name()
    if _is_there(name):
        return
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
        make()
    finally:
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
