"""What is known elsewhere of those who are nominated: rooms above this one say it, pages of consultations show it."""

from collections.abc import Callable, Iterable

from .models import Nominee

Provider = Callable[[list[Nominee]], dict[int, tuple[str, str]]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider: given public nominees, it answers with (address, words) by their primary keys."""
    if provider not in _providers:
        _providers.append(provider)


def lead_on(nominees: Iterable[Nominee]) -> None:
    """Give each nominee ``further``: the (address, words) of pages that tell more."""
    nominees = list(nominees)
    answers = [provider(nominees) for provider in _providers] if nominees else []
    for nominee in nominees:
        nominee.further = [answer[nominee.pk] for answer in answers if nominee.pk in answer]
