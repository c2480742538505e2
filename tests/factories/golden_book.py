"""Old books and their pages, for tests."""

import io

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from registrations.attachments.actions import store
from registrations.golden_book.models import BookEntry, BookPage, BookVolume

from .units import OrganisingBodyFactory


def picture(size=(600, 800), kind="JPEG", colour="#efe5cc") -> bytes:
    """A blank page as picture bytes."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def upload(name="trang.jpg", data=None) -> SimpleUploadedFile:
    """A scanned file as a browser sends it."""
    return SimpleUploadedFile(name, picture() if data is None else data)


class BookVolumeFactory(factory.django.DjangoModelFactory):
    """A paper book."""

    class Meta:
        model = BookVolume

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Sổ vàng khen thưởng"
    year_from, year_to = 2001, 2025
    keeper = "Phòng Lưu trữ"


class BookPageFactory(factory.django.DjangoModelFactory):
    """A page; ``released=True`` opens it, ``records=[…]`` puts lines on it."""

    class Meta:
        model = BookPage
        skip_postgeneration_save = True

    class Params:
        released = factory.Trait(
            released_at=factory.LazyFunction(timezone.now), transcription=BookPage.Transcription.CHECKED
        )

    volume = factory.SubFactory(BookVolumeFactory)
    number = factory.Sequence(lambda n: n + 1)
    scan = factory.LazyFunction(lambda: store(upload()))
    small = factory.LazyFunction(lambda: ContentFile(picture(), "small.jpg"))
    large = factory.LazyFunction(lambda: ContentFile(picture((1200, 1600)), "large.jpg"))
    width, height = 1200, 1600

    @factory.post_generation
    def records(self, create, records, **kwargs):
        for line, record in enumerate(records or (), start=1):
            BookEntry.objects.create(page=self, record=record, line=line)
