"""How a consent is told, from the plain data that was sent."""

from django import template

register = template.Library()

WAYS = {"giay": "Phiếu giấy có chữ ký", "dien-tu": "Bằng phương tiện điện tử"}
SCOPES = (
    ("consents_name", "nêu tên và câu chuyện"),
    ("consents_picture", "đăng ảnh"),
    ("consents_film", "đăng phim"),
)


@register.filter
def consent_way(value):
    """The words of a way of consenting."""
    return WAYS.get(value, "")


@register.filter
def consent_scope(facts):
    """What was consented to, in words; "" for nothing."""
    return ", ".join(words for name, words in SCOPES if facts and facts.get(name))


@register.filter
def consent_scope_of(row):
    """The same of a row that keeps the facts."""
    return consent_scope({name: getattr(row, name, False) for name, _ in SCOPES})
