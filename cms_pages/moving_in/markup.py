"""An old article's HTML as blocks of our pages: words, pictures, tables, quotes; nothing that runs or hides.

What Word leaves behind goes (tracked deletions, comments, its own marks), as
do layout, colours and fonts. Pictures and files stay as references, which
`preparing` looks up in what came with the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

from cms_pages.moving_in.letters import by_font, readable

MOST_DEPTH = 60
DEEPEST = 200
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
PLAIN = {"a", "span", "font", "u", "ins", "sub", "sup", "small", "big", "label", "abbr", "cite", "code", "mark", "s",
         "strike", "tt", "q", "time", "nobr", "var", "kbd", "samp", "acronym", "dfn", "bdo", "bdi", "wbr"}  # fmt: skip
BLOCKS = {"p", "div", "section", "article", "main", "center", "header", "footer", "aside", "address", "pre", "dl", "dt",
          "dd", "form", "fieldset", "figure", "figcaption", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
          "table", "blockquote", "ul", "ol", "li", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html"}  # fmt: skip
GONE = {"script", "style", "head", "title", "noscript", "iframe", "object", "embed", "template", "svg", "math", "del",
        "select", "textarea", "button", "applet", "xml", "w:del", "w:movefrom"}  # fmt: skip
RUNNING = {
    r"<script\b": "đoạn mã",
    r"<iframe\b": "khung nhúng",
    r"<object\b": "đối tượng nhúng",
    r"<embed\b": "phần nhúng",
    r"<(?:video|audio)\b": "phim, âm thanh",
    # Old programs wrap whole pages in a form; only fields that a reader saw are worth a word.
    r"<(?:input|select|textarea|button)\b(?![^>]*\btype\s*=\s*['\"]?hidden)": "biểu mẫu",
}
DOT = "ảnh chấm để đếm lượt xem"
_ALLOWED = set(INLINE) | PLAIN | BLOCKS | {"img", "br"}
_APART = sorted(BLOCKS | {"img"})
_TRACKED = re.compile(r"msodel|msocomoff|msocomanchor|msocomtxt|msocommentreference|mso-?comment", re.I)
_HIDDEN = re.compile(r"mso-element:\s*comment|display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.I)
# What old programs put in place of something else when they showed a page.
_SHOWN_ELSEWHERE = re.compile(
    r"\{(youtube|vimeo|gallery|phocagallery|flv|mp3|mp4|audio|video|pdf)\b[^{}]*\}[^{}]{0,500}\{/\1\}"
    r"|\[(embed|video|audio|youtube)\b[^\[\]]*\][^\[\]]{0,500}\[/\2\]",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"\{/?(?:mos\w+|load(?:position|module)\b[^{}]*|gallery\b[^{}]*|youtube\b[^{}]*|emailcloak\b[^{}]*)\}"
    r"|\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|contact-form-7|vc_\w+|et_pb_\w+|su_\w+)\b[^\[\]]*\]",
    re.I,
)
# [caption …]<img …> words[/caption], as WordPress keeps a picture with its words.
_CAPTIONED = re.compile(
    r"\[caption\b[^\[\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)([^\[]{0,500})\[/caption\]", re.I
)
_REAL_END = re.compile(r"</(?:p|div|span|b|strong|i|em|a|td|li|h[1-6]|font)\s*>|<br\b", re.I)
_CODED_END = re.compile(r"&lt;/(?:p|div|span|b|strong|i|em|a|td|li|h[1-6]|font)\s*&gt;|&lt;br\b", re.I)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FACE = re.compile(r"font-family:\s*([^;]+)", re.I)


@dataclass
class PictureRef:
    """A picture where it stands in the text: its address, and the words beside it."""

    src: str
    alt: str = ""
    caption: str = ""


@dataclass
class Matter:
    """What was read of an article's HTML: ("text", html), ("quote", text), ("table", ...), ("picture", PictureRef)."""

    blocks: list[tuple] = field(default_factory=list)
    coding: str = ""
    tracked: int = 0
    dropped: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text of it all, without marks."""
        return " ".join(re.sub(r"<[^>]+>", " ", value) for kind, value in self.blocks if kind in ("text", "quote"))


def read_markup(html: str, base: str = "", hosts: frozenset[str] = frozenset()) -> Matter:
    """Blocks of an article. `base` is its old address, `hosts` the names of the old site: links to them stay links."""
    matter = Matter()
    html = _paragraphs(_decoded(html.replace("\x00", "")))
    matter.tracked = len(re.findall(r"<(?:del|w:del)\b", html, re.I))
    for mark, words in RUNNING.items():
        if re.search(mark, html, re.I):
            matter.dropped.append(words)
    html = _CAPTIONED.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", html)
    html, shown_elsewhere = _SHOWN_ELSEWHERE.subn(" ", html)
    html, left_out = _PLACEHOLDER.subn(" ", html)
    if shown_elsewhere or left_out:
        matter.dropped.append("chỗ giữ của chương trình cũ")
    cleaned = nh3.clean(
        html,
        tags=_ALLOWED,
        clean_content_tags=GONE,
        attributes={
            "*": {"class", "style"},
            "a": {"href"},
            "img": {"src", "alt", "title", "width", "height"},
            "font": {"face"},
        },
        url_schemes={"http", "https", "mailto", "tel", "data", "file"},
        link_rel=None,
    )
    if _depth(cleaned) > DEEPEST:  # no article of a person: its words, without its hundreds of boxes
        cleaned = nh3.clean(cleaned, tags={"p", "br", "img"}, attributes={"img": {"src", "alt"}}, link_rel=None)
    soup = BeautifulSoup(cleaned, "html.parser")
    for tag in soup.find_all(True):
        if not tag.decomposed and (
            _TRACKED.search(" ".join(tag.get("class") or [])) or _HIDDEN.search(tag.get("style") or "")
        ):
            matter.tracked += 1
            tag.decompose()
    matter.coding = _letters(soup)
    _Builder(matter, base, hosts).read(soup)
    return matter


def _decoded(html: str) -> str:
    """The HTML itself, where a program (DNN) kept it written out as text: &lt;p&gt;…&lt;/p&gt;."""
    return unescape(html) if len(_CODED_END.findall(html)) > len(_REAL_END.findall(html)) else html


def _paragraphs(html: str) -> str:
    """Empty lines part the paragraphs of a text that has no marks for them, as WordPress keeps it."""
    return html if re.search(r"<(?:p|br|div|td)\b", html, re.I) else re.sub(r"\r?\n[ \t\r]*\n", "<br><br>", html)


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", html):
        if name not in {"br", "img", "hr", "wbr"}:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


def _letters(soup) -> str:
    """Put the letters of all texts right in place; by the font where one is named, else by what they look like."""
    rest, coding = [], ""
    for text in list(soup.find_all(string=True)):
        if not text.strip():
            continue
        converted = by_font(_face(text), str(text))
        if converted is None:
            rest.append(text)
        elif converted != text:
            coding = "phông chữ cũ"
            text.replace_with(NavigableString(converted))
    mended, found = readable([str(text) for text in rest])
    for old, new in zip(rest, mended, strict=True):
        if new != old:
            old.replace_with(NavigableString(new))
    return found or coding


def _face(text) -> str:
    for above in text.parents:
        if face := above.get("face"):
            return face
        if found := _FACE.search(above.get("style") or ""):
            return found[1]
    return ""


class _Builder:
    """Walks the tree and writes blocks: paragraphs gather in `html` until something that is a block of its own comes."""

    def __init__(self, matter: Matter, base: str, hosts: frozenset[str]):
        self.matter, self.base, self.hosts = matter, base, frozenset(map(bare, hosts))
        self.html: list[str] = []
        self.line: list[str] = []
        self.level = 1

    def read(self, soup: Tag) -> None:
        self.children(soup, 0)
        self.end_text()

    def children(self, node: Tag, depth: int) -> None:
        for child in list(node.children):
            self.child(child, depth)
        self.end_line()

    def child(self, node, depth: int) -> None:
        if isinstance(node, NavigableString):
            self.line.append(escape(_joined(str(node)), quote=False))
        elif depth > MOST_DEPTH:
            self.line.append(escape(_joined(node.get_text(" ")), quote=False))
        elif node.name == "img":
            self.picture(node)
        elif node.name == "br":
            self.line.append("<br/>")
        elif node.name in BLOCKS:
            self.end_line()
            self.block(node, depth)
        elif node.find(_APART):  # a link around a picture, a span around paragraphs
            for child in list(node.children):
                self.child(child, depth + 1)
        else:
            self.line.append(self.inline(node, depth))

    def block(self, node: Tag, depth: int) -> None:
        name = node.name
        if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.heading(node)
        elif name in {"ul", "ol"} and not node.find("img"):
            items = "".join(self.item(item, depth) for item in node.find_all("li", recursive=False))
            if items:
                self.html.append(f"<{name}>{items}</{name}>")
        elif name == "hr":
            self.html.append("<hr/>")
        elif name == "table":
            self.table(node, depth)
        elif name == "blockquote" and not node.find(["img", "table", "ul", "ol"]):
            self.quote(node)
        elif name == "figure" and node.find("img"):
            caption = _joined(node.figcaption.get_text(" ")).strip() if node.figcaption else ""
            for image in node.find_all("img"):
                self.picture(image, caption)
        else:
            self.children(node, depth + 1)

    def inline(self, node, depth: int) -> str:
        if isinstance(node, NavigableString):
            return escape(_joined(str(node)), quote=False)
        if depth > MOST_DEPTH:
            return escape(_joined(node.get_text(" ")), quote=False)
        if node.name == "br":
            return "<br/>"
        inner = "".join(self.inline(child, depth + 1) for child in node.children)
        if not re.sub(r"<br/>|\s", "", inner):
            return inner
        if node.name == "a" and (href := self.address(node.get("href") or "")):
            return f'<a href="{escape(href)}">{inner}</a>'
        tag = INLINE.get(node.name)
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def item(self, node: Tag, depth: int) -> str:
        if depth > MOST_DEPTH:
            return f"<li>{escape(_joined(node.get_text(' ')).strip(), quote=False)}</li>"
        parts = []
        for child in node.children:
            if isinstance(child, Tag) and child.name in {"ul", "ol"}:
                inner = "".join(self.item(each, depth + 1) for each in child.find_all("li", recursive=False))
                parts.append(f"<{child.name}>{inner}</{child.name}>" if inner else "")
            else:
                parts.append(self.inline(child, depth + 1))
        inner = "".join(parts).strip()
        return f"<li>{inner}</li>" if inner else ""

    def heading(self, node: Tag) -> None:
        words = _joined(node.get_text(" ")).strip()
        for image in node.find_all("img"):
            self.picture(image)
        if not words:
            return
        wanted = 2 if node.name in {"h1", "h2"} else 3
        self.level = min(wanted, self.level + 1)
        self.html.append(f"<h{self.level}>{escape(words, quote=False)}</h{self.level}>")

    def quote(self, node: Tag) -> None:
        if words := _joined(node.get_text(" ")).strip():
            self.end_text()
            if len(words) <= 1000:
                self.matter.blocks.append(("quote", words))
            else:
                self.html.append(f"<p>{escape(words, quote=False)}</p>")

    def table(self, node: Tag, depth: int) -> None:
        """A table of words is a table; one that only places pictures and columns gives its cells in reading order."""
        rows = [row.find_all(["td", "th"], recursive=False) for row in node.find_all("tr")]
        rows = [[_joined(cell.get_text(" ")).strip() for cell in row] for row in rows if row]
        width = max(map(len, rows), default=0)
        if node.find(["img", "table"]) or width < 2 or len(rows) < 2 or width > 20 or depth > MOST_DEPTH:
            self.children(node, depth + 1)
            return
        self.end_text()
        caption = _joined(node.caption.get_text(" ")).strip() if node.caption else ""
        rows = [row + [""] * (width - len(row)) for row in rows if any(row)]
        if rows:
            self.matter.blocks.append(("table", {"caption": caption, "rows": rows}))

    def picture(self, node: Tag, caption: str = "") -> None:
        src = node.get("src") or ""
        if _is_dot(node):
            if DOT not in self.matter.dropped:
                self.matter.dropped.append(DOT)
            return
        self.end_line()
        self.end_text()
        if src:
            words = _joined(node.get("alt") or node.get("title") or "").strip()
            address = src if src.startswith("data:") else urljoin(self.base, src)
            self.matter.blocks.append(("picture", PictureRef(address, words, caption)))

    def address(self, href: str) -> str:
        """Where a link of the old site leads now: within the site a path, to which redirects answer."""
        href = href.strip()
        if href.startswith(("mailto:", "tel:")):
            return href
        if not href or href.startswith(("#", "data:", "file:")):
            return ""
        try:
            parts = urlsplit(urljoin(self.base, href))
        except ValueError:
            return ""
        if parts.scheme in {"http", "https"} and bare(parts.hostname) not in self.hosts:
            return parts.geturl()
        return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()

    def end_line(self) -> None:
        line = "".join(self.line).strip()
        self.line = []
        # Two breaks in a row are how old editors ended a paragraph.
        for part in re.split(r"(?:<br/>\s*){2,}", line):
            if words := re.sub(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$", "", part):
                self.html.append(f"<p>{words}</p>")

    def end_text(self) -> None:
        if self.html:
            self.matter.blocks.append(("text", "".join(self.html)))
            self.html = []


def _is_dot(node: Tag) -> bool:
    """Whether a picture is no larger than a dot: it counts readers, or holds a place."""
    sizes = [re.match(r"\s*(\d+)", node.get(name) or "") for name in ("width", "height")]
    return all(sizes) and all(int(size[1]) <= 2 for size in sizes if size)


def bare(host: str | None) -> str:
    """The name of a machine without www., which most old sites answered to as well."""
    return (host or "").removeprefix("www.")


def _joined(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", _INVISIBLE.sub("", text))
