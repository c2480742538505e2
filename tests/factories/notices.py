"""Notices in somebody's inbox."""

import factory

from registrations.notices.models import Notice

from .accounts import UserFactory


class NoticeFactory(factory.django.DjangoModelFactory):
    """One notice that lies in an inbox and waits for the mail server."""

    class Meta:
        model = Notice

    kind = "registration.reminder"
    recipient = factory.SubFactory(UserFactory)
    address = factory.SelfAttribute("recipient.email")
    subject = factory.Sequence(lambda n: f"Nhắc việc số {n}")
    text = "Hội đồng chưa nhận được bản đăng ký."
    body = factory.SelfAttribute("text")
    url = "/don-vi/"
    in_inbox = True
