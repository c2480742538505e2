"""Texts of consent for tests."""

from datetime import date

import factory

from registrations.privacy.models import ConsentText


class ConsentTextFactory(factory.django.DjangoModelFactory):
    """The text of consent that has been in force for long."""

    class Meta:
        model = ConsentText
        django_get_or_create = ("version",)

    version = "1"
    text = "Tôi đồng ý để cơ quan thường trực dùng họ tên, điện thoại, địa chỉ cho việc xem xét ý kiến này."
    effective_from = date(2020, 1, 1)
