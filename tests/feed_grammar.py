"""Atom (RFC 4287) and RSS 2.0 as grammars of our own, for feeds to be held to independently of what writes them.

https://www.rfc-editor.org/rfc/rfc4287#appendix-B, https://www.rssboard.org/rss-specification
"""

from lxml import etree

_HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{}" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><ref name="{}"/></start>'
)
_ADDRESS = '<data type="anyURI"><param name="pattern">https?://[^ ]+</param></data>'
_WORDS = '<data type="string"><param name="minLength">1</param></data>'


def _attribute(name: str, value: str = "<text/>", *, needed: bool = False) -> str:
    written = f'<attribute name="{name}" ns="">{value}</attribute>'
    return written if needed else f"<optional>{written}</optional>"


def _element(name: str, content: str, how: str = "") -> str:
    written = f'<element name="{name}">{content}</element>'
    return f"<{how}>{written}</{how}>" if how else written


_LANGUAGE = '<optional><attribute name="xml:lang"/></optional>'
_MAIL = '<data type="string"><param name="pattern">.+@.+</param></data>'
_PERSON = (
    "<interleave>"
    + _element("name", _WORDS)
    + _element("uri", _ADDRESS, "optional")
    + _element("email", _MAIL, "optional")
    + "</interleave>"
)
_TEXT = _attribute("type", "<choice><value>text</value><value>html</value></choice>") + "<text/>"
_TITLE = _attribute("type", "<choice><value>text</value><value>html</value></choice>") + _WORDS
_MOMENT = '<data type="dateTime"><param name="pattern">[0-9T:.-]+(Z|[+-][0-9]{2}:[0-9]{2})</param></data>'  # zone and capital T
_LINK = (
    _attribute("href", _ADDRESS, needed=True)
    + "".join(_attribute(name) for name in ("rel", "type", "hreflang", "title"))
    + _attribute("length", '<data type="nonNegativeInteger"/>')
    + "<empty/>"
)
_CATEGORY = _attribute("term", _WORDS, needed=True) + _attribute("scheme", _ADDRESS) + _attribute("label") + "<text/>"
_SHARED = (
    _element("author", _PERSON, "zeroOrMore")
    + _element("category", _CATEGORY, "zeroOrMore")
    + _element("contributor", _PERSON, "zeroOrMore")
    + _element("id", _ADDRESS)
    + _element("rights", _TEXT, "optional")
    + _element("title", _TITLE)
    + _element("updated", _MOMENT)
)
_LINKS = _element("link", _LINK, "oneOrMore")
_FEED = _SHARED + _LINKS + _element("subtitle", _TEXT, "optional") + _element("logo", _ADDRESS, "optional")
_ENTRY = (
    _SHARED
    + _LINKS
    + _element("published", _MOMENT, "optional")
    + _element("summary", _TEXT, "optional")
    + _element("content", _TEXT, "optional")
)
_ENTRIES = _element("entry", f"{_LANGUAGE}<interleave>{_ENTRY}</interleave>", "zeroOrMore")
_WHOLE_FEED = _element("feed", f"{_LANGUAGE}<interleave>{_FEED}{_ENTRIES}</interleave>")
ATOM = etree.RelaxNG(
    etree.fromstring(
        _HEAD.format("http://www.w3.org/2005/Atom", "feed") + f'<define name="feed">{_WHOLE_FEED}</define></grammar>'
    )
)
_DAY = (
    '<data type="string"><param name="pattern">(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} '
    "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} ([+-][0-9]{4}|GMT)</param></data>"
)
_ENCLOSURE = (
    _attribute("url", _ADDRESS, needed=True)
    + _attribute("length", '<data type="positiveInteger"/>', needed=True)
    + _attribute("type", '<data type="string"><param name="pattern">[a-z]+/[a-z0-9.+-]+</param></data>', needed=True)
    + "<empty/>"
)
_GUID = (
    '<choice><group><optional><attribute name="isPermaLink" ns=""><value>true</value></attribute></optional>' + _ADDRESS
)
_GUID += f'</group><group><attribute name="isPermaLink" ns=""><value>false</value></attribute>{_WORDS}</group></choice>'
_OTHER = '<zeroOrMore><element><anyName><except><nsName ns=""/></except></anyName><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element></zeroOrMore>'
_ITEM = (
    _element("title", _WORDS)
    + _element("link", _ADDRESS)
    + _element("description", "<text/>", "optional")
    + _element("author", "<text/>", "optional")
    + _element("category", "<text/>", "zeroOrMore")
    + _element("comments", _ADDRESS, "optional")
    + _element("enclosure", _ENCLOSURE, "optional")
    + _element("guid", _GUID)
    + _element("pubDate", _DAY)
    + _OTHER
)
_CHANNEL = (
    _element("title", _WORDS)
    + _element("link", _ADDRESS)
    + _element("description", _WORDS)
    + _element("language", '<data type="language"/>')
    + _element("lastBuildDate", _DAY, "optional")
    + _element("managingEditor", "<text/>", "optional")
    + _element("copyright", "<text/>", "optional")
    + _element("category", "<text/>", "zeroOrMore")
    + _element("ttl", '<data type="positiveInteger"/>', "optional")
    + _OTHER
    + _element("item", f"<interleave>{_ITEM}</interleave>", "zeroOrMore")
)
_WHOLE_CHANNEL = _element("channel", f"<interleave>{_CHANNEL}</interleave>")
_VERSION = '<attribute name="version" ns=""><value>2.0</value></attribute>'
RSS = etree.RelaxNG(
    etree.fromstring(
        _HEAD.format("", "rss") + f'<define name="rss">{_element("rss", _VERSION + _WHOLE_CHANNEL)}</define></grammar>'
    )
)
