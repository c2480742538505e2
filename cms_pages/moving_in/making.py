"""The draft page of a prepared article, with its pictures and files in the library."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection
from wagtail.rich_text import RichText

from cms_pages.moving_in.preparing import Attached, Photo, Prepared
from cms_pages.news.models import ArticlePage, NewsCategory
from search.text import slug

COLLECTION = "Trang cũ"


class Maker:
    """Makes the drafts of one batch; what they all need is asked once."""

    def __init__(self, batch, section) -> None:
        self.batch, self.by, self.section = batch, batch.created_by, section
        self.categories = {category.slug: category for category in NewsCategory.objects.all()}
        self.collection = _collection()

    def make_page(self, prepared: Prepared) -> ArticlePage:
        """A draft below the section, with one revision by who brought the batch. Call it inside a transaction."""
        files = [self.library_file(each) for each in prepared.files]
        page = ArticlePage(
            title=prepared.title,
            lead=prepared.lead,
            byline=prepared.byline,
            published_on=prepared.published_on,
            first_published_at=prepared.published_on,
            category=self.categories.get(prepared.category) or self.batch.category,
            copied=bool(prepared.source_name),
            source_name=prepared.source_name,
            source_url=prepared.source_url,
            picture=self.library_picture(prepared.cover, prepared.title) if prepared.cover else None,
            body=[self._block(kind, value, prepared, files) for kind, value in prepared.blocks],
            owner=self.by,
            live=False,
        )
        texts = (value for kind, value in prepared.blocks if kind == "text")
        linked = {int(at) for text in texts for at in re.findall(r'id="#(\d+)"', text)}
        if loose := [file for at, file in enumerate(files) if at not in linked]:
            listed = [{"file": file, "name": ""} for file in loose]
            page.body.append(("files", {"title": "Tệp đính kèm", "files": listed}))
        self.section.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
        self.section.add_child(instance=page)
        page.save_revision(user=self.by, log_action=True)
        return page

    def _block(self, kind, value, prepared, files):
        if kind == "text":
            return "text", RichText(re.sub(r'id="#(\d+)"', lambda found: f'id="{files[int(found[1])].pk}"', value))
        if kind == "quote":
            return "quote", {"text": value, "speaker": "", "role": ""}
        if kind == "table":
            first, *rows = value["rows"]
            table = {
                "columns": [{"type": "text", "heading": heading[:250]} for heading in first],
                "rows": [{"values": row} for row in rows],
                "caption": "",
            }
            return "table", {"caption": value["caption"][:250] or "Bảng trong bài", "table": table}
        photo: Photo = value
        image = self.library_picture(photo, prepared.title)
        alt = photo.alt or photo.caption[:250]
        return "picture", {"image": image, "alt": alt, "decorative": False, "caption": photo.caption, "credit": ""}

    def library_picture(self, photo: Photo, title: str) -> Image:
        """The picture in the library: the same bytes are kept once."""
        content, extension = photo.picture.content, photo.picture.extension
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        known = Image.objects.filter(file_hash=digest, collection=self.collection).first()
        if known is not None:
            return known
        words = photo.alt or photo.caption or f"Ảnh trong bài “{title}”"
        name = f"{slug(PurePath(photo.name).stem)[:60] or 'anh'}.{extension}"
        image = Image(
            title=words[:255], description=photo.alt[:255], collection=self.collection, uploaded_by_user=self.by,
            width=photo.picture.width, height=photo.picture.height, file=ContentFile(content, name=name),
        )  # fmt: skip
        image._set_image_file_metadata()
        image.save()
        return image

    def library_file(self, attached: Attached) -> Document:
        """The file in the library: the same bytes are kept once."""
        digest = hashlib.sha1(attached.content, usedforsecurity=False).hexdigest()
        known = Document.objects.filter(file_hash=digest, collection=self.collection).first()
        if known is not None:
            return known
        path = PurePath(attached.name)
        document = Document(
            title=path.stem[:255], collection=self.collection, uploaded_by_user=self.by,
            file=ContentFile(attached.content, name=f"{slug(path.stem)[:60] or 'tep'}{path.suffix.lower()}"),
        )  # fmt: skip
        document._set_document_file_metadata()
        document.save()
        return document


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
