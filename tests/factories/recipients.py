"""Recipients and their links, for tests. All names are invented."""

import factory

from registrations.recipients.models import Recipient, RecipientRecord
from registrations.titles.models import RecipientKind

from .awards import AwardRecordFactory


class RecipientFactory(factory.django.DjangoModelFactory):
    """A person without records yet."""

    class Meta:
        model = Recipient

    kind = RecipientKind.PERSON
    honorific = "Bà"
    name = factory.Sequence(lambda n: f"Lương Thị Mẫu {n}")


class RecipientRecordFactory(factory.django.DjangoModelFactory):
    """One record that was confirmed to be of a recipient."""

    class Meta:
        model = RecipientRecord

    record = factory.SubFactory(AwardRecordFactory)
    recipient = factory.SubFactory(RecipientFactory, name=factory.SelfAttribute("..record.name"))
