"""Instants of one window, and a form filled in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.factories.consultations import ConsultationFactory

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def opened_at():
    """Thursday 12/11/2026, 9 o'clock; ten working days end with Friday 27/11 (24/11 is off)."""
    return datetime(2026, 11, 12, 9, tzinfo=HANOI)


@pytest.fixture
def during():
    """Friday 20/11/2026 in the morning, the sixth working day."""
    return datetime(2026, 11, 20, 9, 41, tzinfo=HANOI)


@pytest.fixture
def closes_at():
    return datetime(2026, 11, 28, tzinfo=HANOI)


@pytest.fixture
def last_instant(closes_at):
    return closes_at - timedelta(microseconds=1)


@pytest.fixture
def consultation(db, opened_at):
    """Opened, with two nominees."""
    return ConsultationFactory(opened=opened_at)


@pytest.fixture
def words(consultation):
    """What a citizen fills in, as the browser sends it."""
    return {
        "nominee": str(consultation.nominees.first().pk),
        "stance": "khong-nhat-tri",
        "text": "Đề nghị xem lại số liệu năm 2019.",
        "name": "Lục Thị Thắm",
        "phone": "0912 000 111",
        "email": "",
        "address": "thôn Nà Pán, xã Kiên Mộc",
        "consent": "on",
        "form_key": "7f0dc1d0b9e44c0d8a2f1b7f3f1b2c3d",
        "stamp": "",
        "website": "",
    }
