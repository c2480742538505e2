"""The window and the form that this room's tests share with its neighbours."""

from tests.windows import closes_at, consultation, during, last_instant, opened_at, words  # noqa: F401
