"""The blocks editors build pages from. Each renders one template of its own."""

import re
from itertools import pairwise

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText
from wagtailmedia.blocks import VideoChooserBlock
from wagtailmedia.widgets import AdminVideoChooser

from cms_pages.core import page_links
from cms_pages.core.pictures import load_renditions
from cms_pages.core.walking import parts

TEMPLATES = "cms_pages/core/blocks"
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]
LINE_FEATURES = ["bold", "italic", "link", "document-link"]


class PictureBlock(blocks.StructBlock):
    """Ảnh với chú thích và mô tả cho người không nhìn thấy ảnh."""

    image = ImageChooserBlock(label="Ảnh")
    alt = blocks.CharBlock(
        label="Mô tả ảnh",
        required=False,
        max_length=250,
        help_text="Đọc thay ảnh cho người không nhìn thấy: ai, làm gì, ở đâu. "
        "Ví dụ: “Bà con thôn Nà Lầu đổ bê tông con đường vào nhà văn hóa”.",
    )
    decorative = blocks.BooleanBlock(
        label="Ảnh chỉ để trang trí",
        required=False,
        help_text="Đánh dấu khi ảnh không cho biết thêm điều gì; khi đó không cần mô tả.",
    )
    caption = blocks.CharBlock(
        label="Chú thích", required=False, max_length=300, help_text="Hiện dưới ảnh cho mọi người đọc."
    )
    credit = blocks.CharBlock(label="Nguồn ảnh", required=False, max_length=150)

    class Meta:
        icon = "image"
        label = "Ảnh"
        template = f"{TEMPLATES}/picture.html"

    def gap(self, value):
        """A picture that says something needs words for who cannot see it (WCAG 1.1.1)."""
        described = value.get("alt") or value.get("decorative") or not value.get("image")
        return "" if described else "Mời mô tả ảnh, hoặc đánh dấu “Ảnh chỉ để trang trí”."

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (told := self.gap(cleaned)):
            raise blocks.StructBlockValidationError(block_errors={"alt": ValidationError(told)})
        return cleaned


class AlbumPictureBlock(PictureBlock):
    """Ảnh trong chùm ảnh: shown because it says something, so it is always described."""

    alt = blocks.CharBlock(
        label="Mô tả ảnh",
        max_length=250,
        help_text="Đọc thay ảnh cho người không nhìn thấy: ai, làm gì, ở đâu. Mỗi ảnh một câu riêng.",
    )
    decorative = None

    def gap(self, value):
        """The field itself is required."""
        return ""


class GalleryBlock(blocks.StructBlock):
    """Chùm ảnh: a grid of pictures, each leading to itself in large; nothing in it needs a script."""

    title = blocks.CharBlock(label="Tên chùm ảnh", required=False, max_length=200)
    # With every field named: the editor writes "undefined" into one that is not.
    pictures = blocks.ListBlock(
        AlbumPictureBlock(),
        label="Các ảnh",
        min_num=2,
        max_num=60,
        default=[dict.fromkeys(("image", "alt", "caption", "credit")) for _ in range(2)],
    )

    class Meta:
        icon = "copy"
        label = "Chùm ảnh"
        template = f"{TEMPLATES}/gallery.html"


class AlbumAdapter(StructBlockAdapter):
    """The album in the editor: with a place that takes many pictures at once, see js/album.js."""

    js_constructor = "cms_pages.core.Album"

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["base/js/album.js"])


register(AlbumAdapter(), GalleryBlock)


class QuoteBlock(blocks.StructBlock):
    """Trích dẫn lời một người."""

    text = blocks.TextBlock(label="Lời trích", max_length=1000)
    speaker = blocks.CharBlock(label="Người nói", required=False, max_length=150)
    role = blocks.CharBlock(label="Chức danh", required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        template = f"{TEMPLATES}/quote.html"


class FilmChooser(AdminVideoChooser):
    """The field that chooses a film."""

    choose_one_text = "Chọn phim hoặc âm thanh"
    choose_another_text = "Chọn phim hoặc âm thanh khác"
    link_to_chosen_text = "Sửa mục này"


class FilmChooserBlock(VideoChooserBlock):
    """Chọn một phim của thư viện."""

    @cached_property
    def widget(self):
        return FilmChooser()


class FilmBlock(blocks.StructBlock):
    """Phim ngắn: a film of the library, with its captions and transcript."""

    film = FilmChooserBlock(
        label="Phim hoặc âm thanh",
        help_text="Phim MP4, WebM hoặc âm thanh MP3, M4A. Phụ đề và lời ghi cùng tệp trong thư viện.",
    )
    title = blocks.CharBlock(
        label="Tên hiện trên trang", required=False, max_length=200, help_text="Bỏ trống thì dùng tên trong thư viện."
    )

    class Meta:
        icon = "media"
        label = "Phim, âm thanh"
        template = f"{TEMPLATES}/film.html"

    def gap(self, value):
        """What is to be published can be followed without hearing and without seeing (WCAG 1.2.1, 1.2.2, 1.2.3)."""
        film = value.get("film")
        if not film or not film.lacks:
            return ""
        kind = "Âm thanh" if film.is_audio else "Phim"
        return f"{kind} “{film.title}” chưa có {film.lacks}. Mời bấm “Sửa mục này” để ghi thêm, rồi lưu lại trang."

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (told := self.gap(cleaned)):
            raise blocks.StructBlockValidationError(block_errors={"film": ValidationError(told)})
        return cleaned

    def get_searchable_content(self, value):
        film = value.get("film")
        return [*super().get_searchable_content(value), *([film.title, film.transcript] if film else [])]


class TableBlock(blocks.StructBlock):
    """Bảng có tiêu đề cột."""

    caption = blocks.CharBlock(label="Tên bảng", max_length=250)
    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label="Chữ", required=False)),
            ("number", blocks.CharBlock(label="Số", required=False)),
            ("rich_text", blocks.RichTextBlock(label="Chữ có định dạng", features=LINE_FEATURES, required=False)),
        ],
        label="Bảng",
    )

    class Meta:
        icon = "table"
        label = "Bảng"
        template = f"{TEMPLATES}/table.html"


class FilesBlock(blocks.StructBlock):
    """Các tệp để tải về."""

    title = blocks.CharBlock(label="Tiêu đề", required=False, max_length=200)
    files = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("file", DocumentChooserBlock(label="Tệp")),
                ("name", blocks.CharBlock(label="Tên hiện ra", required=False, max_length=250)),
            ],
            label="Tệp",
        ),
        label="Các tệp",
        min_num=1,
    )

    class Meta:
        icon = "doc-full"
        label = "Tệp tải về"
        template = f"{TEMPLATES}/files.html"


class CalloutBlock(blocks.StructBlock):
    """Khung lưu ý."""

    kind = blocks.ChoiceBlock(
        label="Loại",
        choices=[("quiet", "Thông tin"), ("ok", "Kết quả"), ("warn", "Lưu ý")],
        default="quiet",
    )
    title = blocks.CharBlock(label="Tiêu đề", required=False, max_length=200)
    text = blocks.RichTextBlock(label="Nội dung", features=LINE_FEATURES + ["ul", "ol"])

    class Meta:
        icon = "info-circle"
        label = "Khung lưu ý"
        template = f"{TEMPLATES}/callout.html"


class TimelineBlock(blocks.StructBlock):
    """Dòng thời gian."""

    title = blocks.CharBlock(label="Tiêu đề", required=False, max_length=200)
    moments = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(label="Thời điểm", max_length=30, help_text="Ví dụ: 2021, 9/2024")),
                ("what", blocks.CharBlock(label="Việc", max_length=250)),
                ("text", blocks.RichTextBlock(label="Kể thêm", features=LINE_FEATURES, required=False)),
            ],
            label="Mốc",
        ),
        label="Các mốc",
        min_num=1,
    )

    class Meta:
        icon = "history"
        label = "Dòng thời gian"
        template = f"{TEMPLATES}/timeline.html"


class MatterBlock(blocks.StreamBlock):
    """Nội dung trang."""

    text = blocks.RichTextBlock(
        label="Đoạn văn", icon="pilcrow", required=False, features=TEXT_FEATURES, template=f"{TEMPLATES}/text.html"
    )
    quote = QuoteBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    table = TableBlock()
    files = FilesBlock()
    callout = CalloutBlock()
    timeline = TimelineBlock()

    JUMP = "Đề mục nhỏ (cấp 3) cần đứng dưới một đề mục lớn (cấp 2)."

    class Meta:
        # Without a box around each block: paragraphs and figures are siblings, and keep their distances.
        template = f"{TEMPLATES}/matter.html"

    def render(self, value, context=None):
        """The links of all blocks are read together when the first of them is drawn."""
        texts = [one.source for _, one in parts(self, value) if isinstance(one, RichText)]
        with page_links.drawing(texts):
            return super().render(value, context)

    def get_context(self, value, parent_context=None):
        load_renditions([one.get("image") for block, one in parts(self, value) if isinstance(block, PictureBlock)])
        return super().get_context(value, parent_context)

    def clean(self, value):
        """Headings begin at level 2 and never jump: a jump loses readers who listen to the page.

        A paragraph left empty is left out.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (jumps := self._jumps(cleaned)):
            raise blocks.StreamBlockValidationError(block_errors={index: ValidationError(self.JUMP) for index in jumps})
        for index in reversed(range(len(cleaned))):
            if cleaned[index].block_type == "text" and _is_empty(cleaned[index].value.source):
                del cleaned[index]
        return cleaned

    def gap(self, value):
        """Whether a heading jumps, in words."""
        return self.JUMP if self._jumps(value) else ""

    @staticmethod
    def _jumps(value):
        """Places of the paragraphs in which a heading stands two levels below the one before it."""
        level, found = 1, []
        for index, child in enumerate(value):
            if child.block_type != "text" or child.value is None:
                continue
            here = _heading_levels(child.value.source)
            if any(later > earlier + 1 for earlier, later in pairwise([level, *here])):
                found.append(index)
            level = here[-1] if here else level
        return found


def _is_empty(html):
    """Whether a paragraph shows nothing: no words and no line across the page."""
    return "<hr" not in html and not strip_tags(html).strip()


def _heading_levels(html):
    return [int(level) for level in re.findall(r"<h([2-4])[ >]", html)]
