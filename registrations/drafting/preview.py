"""A draft on the screen: Word's text as plain, clean HTML."""

import mammoth
import nh3

MOST_BYTES = 800_000
_TAGS = {"p", "strong", "em", "table", "tr", "td", "th", "thead", "tbody", "br", "ul", "ol", "li", "h1", "h2", "h3"}


def as_html(attachment) -> str:
    """The words of a .docx as HTML with nothing active in it; "" when it is too long to show."""
    if attachment.size > MOST_BYTES:
        return ""
    with attachment.file.open("rb") as file:
        try:
            html = mammoth.convert_to_html(file, convert_image=mammoth.images.img_element(lambda image: {})).value
        except Exception:  # a template of the office may hold what mammoth does not know; the file is still there
            return ""
    return nh3.clean(html, tags=_TAGS, attributes={"td": {"colspan", "rowspan"}})
