"""Rows of the catalogue of titles, for tests."""

from datetime import date

import factory

from registrations.titles.models import Authority, Form, Level, RecipientKind, Title


class TitleFactory(factory.django.DjangoModelFactory):
    """Certificate of merit of the province, in force since 2024."""

    class Meta:
        model = Title
        django_get_or_create = ("code", "effective_from")

    code = "bk-tinh"
    name = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    short_name = "BK tỉnh"
    other_names = ["Bằng khen", "Bằng khen của Chủ tịch UBND tỉnh"]
    form = Form.CERTIFICATE_OF_MERIT
    level = Level.PROVINCE
    authority = Authority.PROVINCE_CHAIR
    recipient_kinds = RecipientKind.values
    effective_from = date(2024, 1, 1)
