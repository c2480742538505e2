"""A film is private until a live page shows it, can be sought, and stays as it was approved."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import streamfield

from cms_pages.core.blocks import MatterBlock
from cms_pages.media.models import Film, Shown
from cms_pages.news.models import ArticlePage
from tests.factories.editing import article_form
from tests.factories.films import SRT, VTT, FilmFactory, mp3, mp4, webm
from tests.factories.pages import ArticleFactory
from tests.factories.press import PressItemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def showing(film, title=""):
    return MatterBlock().to_python([{"type": "film", "value": {"film": film.pk, "title": title}}])


@pytest.fixture
def film():
    return FilmFactory(title="Làm đường")


@pytest.fixture
def article(office, film):
    return ArticleFactory(parent=office.news, slug="na-lau", body=showing(film))


def addresses(film):
    return [film.url, film.captions_url, f"/thu-vien/phim/{film.pk}/"]


def test_nobody_outside_sees_a_film_before_a_live_page_shows_it(client, office, film):
    draft = ArticleFactory(parent=office.news, body=showing(film), live=False)
    assert [client.get(address).status_code for address in addresses(film)] == [404, 404, 404]

    draft.save_revision().publish(skip_permission_checks=True)
    assert [client.get(address).status_code for address in addresses(film)] == [200, 200, 200]

    draft.refresh_from_db()
    draft.unpublish()
    assert [client.get(address).status_code for address in addresses(film)] == [404, 404, 404]


def test_film_leaves_with_the_revision_that_drops_it(client, film, article):
    article.body = []
    article.save_revision()
    assert client.get(film.url).status_code == 200  # the draft is not what readers see

    article.get_latest_revision().publish(skip_permission_checks=True)
    assert client.get(film.url).status_code == 404


def test_film_of_a_page_behind_a_sign_in_is_for_those_who_read_the_page(client, article, film, person):
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(film.url).status_code == 404
    assert person().browser.get(film.url).status_code == 200


def test_office_sees_a_film_while_the_page_is_prepared(client, film, newsroom, person):
    for group, status in [
        ("Biên tập viên", 200),
        ("Người duyệt", 200),
        ("Cộng tác viên", 404),
        ("Thành viên Hội đồng", 404),
    ]:
        assert person(group).browser.get(film.url).status_code == status, group


@pytest.mark.parametrize(
    ("asked", "status", "said", "length"),
    [
        (None, 200, None, None),
        ("bytes=0-99", 206, "bytes 0-99/{size}", 100),
        ("bytes=100-", 206, "bytes 100-{last}/{size}", None),
        ("bytes=-50", 206, "bytes {from_end}-{last}/{size}", 50),
        ("bytes=0-999999999", 206, "bytes 0-{last}/{size}", None),
        ("bytes=999999999-", 416, "bytes */{size}", 0),
        ("bytes=-0", 416, "bytes */{size}", 0),
        ("bytes=9-5", 200, None, None),
        ("bytes=0-1,5-6", 200, None, None),
        ("lines=1-2", 200, None, None),
        ("bytes=-", 200, None, None),
        ("bytes=" + "9" * 40 + "-", 416, "bytes */{size}", 0),
    ],
)
def test_parts_of_a_film_can_be_asked_for(client, article, film, asked, status, said, length):
    whole = film.file.read()
    size = len(whole)
    places = {"size": size, "last": size - 1, "from_end": size - 50}

    # As a browser that would take compressed answers too.
    headers = {"Accept-Encoding": "gzip"} | ({"Range": asked} if asked else {})
    answer = client.get(film.url, headers=headers)
    got = answer.getvalue()

    assert answer.status_code == status
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers.get("Content-Range") == (said.format(**places) if said else None)
    if status == 206:
        start = int(answer.headers["Content-Range"].removeprefix("bytes ").partition("-")[0])
        assert got == whole[start : start + len(got)]
        assert int(answer.headers["Content-Length"]) == len(got)
        assert length in (None, len(got))
    elif status == 200:
        assert got == whole
        assert answer.headers["Content-Type"] == "video/mp4"


def test_what_the_browser_has_is_not_sent_again(client, article, film):
    mark = client.get(film.url).headers["ETag"]

    assert client.get(film.url, headers={"If-None-Match": mark}).status_code == 304
    assert client.get(film.url, headers={"Range": "bytes=0-9", "If-Range": mark}).status_code == 206
    assert client.get(film.url, headers={"Range": "bytes=0-9", "If-Range": '"khac"'}).status_code == 200
    head = client.head(film.url)
    assert (head.status_code, head.headers["Content-Length"], head.content) == (200, str(film.file.size), b"")


def test_missing_file_and_wrong_ending_are_not_there(client, article, film):
    assert client.get(film.url.replace(".mp4", ".webm")).status_code == 404
    film.file.storage.delete(film.file.name)
    assert client.get(film.url).status_code == 404
    assert client.get("/tin-tuc/na-lau/").status_code == 200


def test_page_shows_a_player_of_its_own_with_captions_and_transcript(client, article, film):
    page = client.get("/tin-tuc/na-lau/")
    text = page.content.decode()

    assert f'<track kind="captions" srclang="vi" label="Tiếng Việt" src="{film.captions_url}" default>' in text
    assert "Cả thôn góp ngày công làm đường." in text
    assert 'preload="none"' in text
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    captions = client.get(film.captions_url)
    assert captions.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert captions.content.decode() == VTT


@pytest.mark.parametrize(
    ("wanting", "told"),
    [
        ({"captions": ""}, "phụ đề"),
        ({"transcript": ""}, "lời phim"),
        ({"captions": "", "transcript": ""}, "phụ đề và lời phim"),
    ],
)
def test_film_without_captions_or_transcript_cannot_be_published(wanting, told):
    film = FilmFactory(**wanting)

    with pytest.raises(StreamBlockValidationError) as refused:
        MatterBlock().clean(showing(film))

    assert f"chưa có {told}." in str(refused.value.block_errors[0].block_errors["film"])


def test_article_with_a_film_that_lacks_words_is_not_handed_in(newsroom, author):
    film = FilmFactory(transcript="")
    form = article_form(body=streamfield([("film", {"film": film.pk, "title": ""})]))
    address = f"/quan-tri/pages/add/cms_news/articlepage/{newsroom.news.pk}/"

    refused = author.browser.post(address, form | {"action-submit": "1"})
    assert refused.status_code == 422
    (error,) = refused.context["form"].errors.as_data()["body"]
    assert "chưa có lời phim" in str(error.block_errors[0].block_errors["film"])
    assert not ArticlePage.objects.exists()

    film.transcript = "Người dệt đưa thoi."
    film.save()
    assert author.browser.post(address, form | {"action-submit": "1"}).status_code == 302
    assert ArticlePage.objects.get().workflow_in_progress


# --- the form -----------------------------------------------------------------


def upload(data=None, name="lam-duong.mp4"):
    return SimpleUploadedFile(name, mp4() if data is None else data)


def send(person, address="/quan-tri/media/video/add/", **changes):
    return person.browser.post(
        address, {"title": "Làm đường", "captions": "", "transcript": "", "credit": ""} | changes
    )


def errors(answer):
    return [text for field in answer.context["form"].errors.values() for text in field]


def test_editor_brings_in_a_film_with_captions_of_another_program(author):
    answer = send(
        author,
        file=upload(mp4(seconds=75, size=(1280, 720)), "lam-duong.MOV"),  # the bytes count, not the ending
        captions_file=SimpleUploadedFile("phu-de.srt", SRT.encode()),
        transcript="  Lời\u200b phim \r\nhai dòng ",
    )

    assert answer.status_code == 302
    film = Film.objects.get()
    assert film.captions.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nCả thôn")
    assert (film.transcript, film.duration, film.width, film.lasts) == (
        "Lời phim\nhai dòng",
        75,
        1280,
        "1 phút 15 giây",
    )
    assert "lam-duong" not in film.file.name
    assert film.lacks == ""


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"file": (b"MZ" + bytes(90), "phim.mp4")}, "không phải là phim"),
        ({"file": (b"", "phim.mp4")}, "không có nội dung"),
        ({"captions_file": (b"khong phai phu de", "a.vtt")}, "Chưa thấy dòng phụ đề"),
        ({"captions": "00:00:05.000 --> 00:00:01.000\nNgược"}, "Dòng 1: lúc hết"),
        ({"thumbnail": (b"GIF89a khong phai", "bia.jpg")}, "Không đọc được ảnh bìa"),
        ({"title": "\u200b\u200b"}, "Mời ghi tên phim"),
    ],
    ids=["program", "empty", "captions-file", "captions", "poster", "title"],
)
def test_bad_films_are_told_beside_the_field_and_nothing_is_kept(author, changes, told):
    sent = {"file": upload()}
    for name, value in changes.items():
        sent[name] = (
            upload(*value)
            if name == "file"
            else SimpleUploadedFile(value[1], value[0])
            if isinstance(value, tuple)
            else value
        )

    answer = send(author, **sent)

    assert answer.status_code == 422
    assert any(told in text for text in errors(answer)), errors(answer)
    assert not Film.objects.exists()


def test_of_a_missing_film_one_thing_is_told(author):
    assert errors(send(author)) == ["Mục này cần được điền."]


def test_too_heavy_a_film_is_refused(author, settings):
    settings.FILM_MAX_BYTES = 1000

    assert any("vượt mức" in text for text in errors(send(author, file=upload())))


def test_sound_alone_is_not_taken(author):
    answer = send(author, "/quan-tri/media/audio/add/", file=upload(name="a.mp3"))

    assert answer.status_code == 422
    assert not Film.objects.exists()


def test_poster_becomes_a_small_webp(author, client, office):
    from wagtail.images.tests.utils import get_test_image_file_jpeg

    send(
        author,
        file=upload(webm()),
        thumbnail=SimpleUploadedFile("bia.jpg", get_test_image_file_jpeg(size=(3000, 2000)).file.getvalue()),
        captions=VTT,
        transcript="Lời.",
    )
    film = Film.objects.get()
    ArticleFactory(parent=office.news, body=showing(film))

    answer = client.get(film.poster_url)

    assert answer.headers["Content-Type"] == "image/webp"
    assert len(answer.getvalue()) < 60_000


def test_film_on_a_public_page_is_changed_by_nobody_alone(author, article, film):
    """What readers see was approved by a second person: a new version comes with a new approval of the page."""
    address = f"/quan-tri/media/edit/{film.pk}/"
    before = film.file.name

    for changes in (
        {"transcript": "Khác"},
        {"captions": VTT.replace("Cả thôn", "Khác")},
        {"file": upload(webm(), "a.webm")},
    ):
        sent = {"captions": film.captions, "transcript": film.transcript} | changes
        answer = send(author, address, **sent)
        assert answer.status_code == 422
        assert any("Phim đang có trên trang đã đăng" in text for text in errors(answer)), changes
    film.refresh_from_db()
    assert (film.file.name, film.transcript) == (before, "Cả thôn góp ngày công làm đường.")
    assert film.file.storage.exists(before)

    article.unpublish()
    assert send(author, address, captions=film.captions, transcript="Khác").status_code == 302


def test_film_says_what_browsers_need(film):
    assert film.sources == [{"src": f"/thu-vien/phim/{film.pk}/phim.mp4", "type": "video/mp4"}]
    assert film.lasts == "12 giây"


def test_published_words_of_pictures_and_films_are_noted_once(article, film):
    article.save_revision().publish(skip_permission_checks=True)
    article.save_revision().publish(skip_permission_checks=True)

    (shown,) = Shown.objects.filter(film=film)
    assert (shown.page_id, shown.caption) == (article.pk, "Làm đường")
    assert shown.shown_on <= timezone.now()


def test_sound_needs_its_words_and_no_captions_and_has_a_plain_player(client, office):
    sound = FilmFactory(title="Thi đua yêu nước", file=ContentFile(mp3(), name="phim.mp3"), captions="", transcript="")
    assert sound.lacks == "lời ghi lại từ âm thanh"
    sound.transcript = "Kính thưa bà con."
    sound.save()
    assert sound.lacks == ""
    press = PressItemFactory(parent=office.press, body=showing(sound))
    article = ArticleFactory(parent=office.news, body=showing(sound))

    for page in (press, article):
        shown = client.get(page.url_path_here).content.decode()
        assert f'<audio controls preload="none" aria-label="Thi đua yêu nước"><source src="{sound.url}"' in shown
        assert "Kính thưa bà con." in shown
        assert "<video" not in shown
    assert client.get(sound.url).headers["Content-Type"] == "audio/mpeg"
    assert '"AudioObject"' in client.get(f"/thu-vien/phim/{sound.pk}/").content.decode()
    feed = client.get("/nguon-tin/tin-tuc.json").json()
    assert feed["items"][0]["attachments"][0]["mime_type"] == "audio/mpeg"
