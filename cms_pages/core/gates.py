"""What rooms above this one say about pages: who may write where, and which pages are held back.

Rooms register when the app is ready; the page permissions, the editor and the
publication ask here, so that a rule of a higher room holds at every door.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a page cannot be published by itself; while it is ``locked``, nobody edits it either."""

    message: str
    locked: bool


_may_write: list[Callable[[Any, Any, Any], bool]] = []
_holds: list[Callable[[Any], Hold | None]] = []
_fits: list[Callable[[Any, Any], None]] = []
_sights: list[Callable[[Any], Any]] = []


def register(
    *,
    may_write: Callable[[Any, Any, Any], bool] | None = None,
    hold: Callable[[Any], Hold | None] | None = None,
    fit_form: Callable[[Any, Any], None] | None = None,
    sight: Callable[[Any], Any] | None = None,
) -> None:
    """Make a rule known.

    `may_write` says whether a person may write in a section, a kind of page (ContentType)
    or any (None), `hold` what holds a page back, `fit_form` narrows the form of a page for a person;
    `sight` says what a person sees of the back office (`sight.Sight`), or None where nothing is kept from them.
    """
    for rule, known in ((may_write, _may_write), (hold, _holds), (fit_form, _fits), (sight, _sights)):
        if rule is not None and rule not in known:
            known.append(rule)


def may_write(user: Any, section: Any, kind: Any = None) -> bool:
    """Whether no room objects to this person writing in this section, a page of this kind (ContentType) if one is named."""
    return all(rule(user, section, kind) for rule in _may_write)


def held(page: Any) -> Hold | None:
    """What holds this page back, or None."""
    if not page.pk:
        return None
    return next((hold for rule in _holds if (hold := rule(page))), None)


def fit_form(form: Any, user: Any) -> None:
    """Let each room narrow what a person may choose in a page's form."""
    for rule in _fits:
        rule(form, user)


def sight(user: Any) -> Any:
    """What a person sees of the back office, by the first room that narrows it; None for who sees all."""
    return next((found for rule in _sights if (found := rule(user))), None)
