"""The proof of work as the browser is told of it."""

from django.test import RequestFactory
from django.urls import resolve

from registrations.safeguards.proof import widget_settings


def test_the_browser_counts_no_further_than_the_answer_may_lie():
    answer = resolve("/captcha/").func(RequestFactory().get("/captcha/"))

    assert f'"max_number": {widget_settings()["most"]}' in answer.content.decode()
