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


def make_page(prepared: Prepared, *, section, batch) -> ArticlePage:
    """A draft below the section, with one revision by who brought the batch. Call it inside a transaction."""
    by = batch.created_by
    files = [library_file(each, by) for each in prepared.files]
    page = ArticlePage(
        title=prepared.title,
        lead=prepared.lead,
        byline=prepared.byline,
        published_on=prepared.published_on,
        first_published_at=prepared.published_on,
        category=NewsCategory.objects.filter(slug=prepared.category).first() or batch.category,
        copied=bool(prepared.source_name),
        source_name=prepared.source_name,
        source_url=prepared.source_url,
        picture=library_picture(prepared.cover, by, prepared.title) if prepared.cover else None,
        body=[_block(kind, value, prepared, files, by) for kind, value in prepared.blocks],
        owner=by,
        live=False,
    )
    linked = {int(at) for kind, value in prepared.blocks if kind == "text" for at in re.findall(r'id="#(\d+)"', value)}
    if loose := [file for at, file in enumerate(files) if at not in linked]:
        page.body.append(("files", {"title": "Tệp đính kèm", "files": [{"file": file, "name": ""} for file in loose]}))
    section.refresh_from_db()
    section.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page


def _block(kind, value, prepared, files, by):
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
    image = library_picture(photo, by, prepared.title)
    alt = photo.alt or photo.caption[:250]
    return "picture", {"image": image, "alt": alt, "decorative": False, "caption": photo.caption, "credit": ""}


def library_picture(photo: Photo, by, title: str) -> Image:
    """The picture in the library: the same bytes are kept once."""
    digest = hashlib.sha1(photo.picture.content, usedforsecurity=False).hexdigest()
    known = Image.objects.filter(file_hash=digest, collection=_collection()).first()
    if known is not None:
        return known
    words = photo.alt or photo.caption or f"Ảnh trong bài “{title}”"
    name = f"{slug(PurePath(photo.name).stem)[:60] or 'anh'}.{photo.picture.extension}"
    image = Image(
        title=words[:255], description=photo.alt[:255], collection=_collection(), uploaded_by_user=by,
        file=ContentFile(photo.picture.content, name=name),
    )  # fmt: skip
    image._set_image_file_metadata()
    image.save()
    return image


def library_file(attached: Attached, by) -> Document:
    """The file in the library: the same bytes are kept once."""
    digest = hashlib.sha1(attached.content, usedforsecurity=False).hexdigest()
    known = Document.objects.filter(file_hash=digest, collection=_collection()).first()
    if known is not None:
        return known
    path = PurePath(attached.name)
    document = Document(
        title=path.stem[:255], collection=_collection(), uploaded_by_user=by,
        file=ContentFile(attached.content, name=f"{slug(path.stem)[:60] or 'tep'}{path.suffix.lower()}"),
    )  # fmt: skip
    document._set_document_file_metadata()
    document.save()
    return document


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
