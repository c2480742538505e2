"""`manage.py find` on a corpus of one's own, and what it says about a file it cannot read."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import throw_away
from search.corpus import BadCorpus, read_entries
from search.engines.elasticsearch import ElasticsearchEngine
from search.entry import FACETS, Entry

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
LINES = [
    {"title": "Nông Thị Hòa", "kind": "award", "people": "Nông Thị Hòa", "number": "1657/QĐ-UBND", "date": "19/8/2021", "body": "Tặng Bằng khen."},
    {"title": "Nông Thị Hoa", "kind": "award", "key": 7, "people": ["Nông Thị Hoa"], "year": "2020", "number": 12},
    {"title": "Họp HĐTĐKT", "summary": "Hội đồng họp", "date": "2024-05-01", "unit": None},
]  # fmt: skip
ODD = r'{"title": "Lạ \ud800", "body": "\u0000"}'


@pytest.fixture
def corpus(tmp_path):
    def write(*lines):
        path = tmp_path / "entries.jsonl"
        path.write_text(
            "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        )
        return str(path)

    return write


def find(*words):
    out = StringIO()
    call_command("find", *words, stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.django_db
@pytest.mark.parametrize("engine", ENGINES)
def test_a_corpus_of_ones_own(corpus, engine, settings, request):
    if engine == "elasticsearch":
        request.getfixturevalue("server")  # empty, whatever other tests left on it
        settings.ELASTICSEARCH = request.getfixturevalue("server_options")
    path = corpus(*LINES, "", "  ")
    found = find("nông thị hoà", "--json", "--engine", engine, "--entries", path)
    assert found["engine"] == engine
    assert [(hit["kind"], hit["title"], hit["number"], hit["year"]) for hit in found["hits"]] == [
        ("award", "Nông Thị Hòa", "1657/QĐ-UBND", 2021),
        ("award", "Nông Thị Hoa", "12", 2020),
    ]
    assert (found["total"], found["exact_total"]) == (2, 1)
    found = find("bk qđ 1657", "--json", "--engine", engine, "--entries", path)
    assert [hit["snippet"] for hit in found["hits"]] == [[["Tặng ", False], ["Bằng khen", True], [".", False]]]
    assert found["hits"][0]["snippet_text"] == "Tặng Bằng khen."
    assert found["read_as"] == ["bk (bằng khen)", "quyết định số 1657"]
    # Nothing is left of it.
    assert find("nông", "--json")["total"] == 0


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "Dòng 1: không đúng dạng JSON từ ký tự thứ 2"),
        ([*[LINES[0] | {"key": str(n)} for n in range(56)], '{"title": "x",}'], "Dòng 57: không đúng dạng JSON từ ký tự thứ 15"),
        (["[", LINES[0], "]"], "Dòng 1: không đúng dạng JSON.*Mỗi dòng là một đối tượng"),
        (["[" * 100_000], "Dòng 1: không đúng dạng JSON"),
        ([LINES[0], "[1]"], "Dòng 2: cần một đối tượng JSON"),
        ([{"title": "x", "tieu_de": 1}], "Dòng 1: không có trường tieu_de"),
        ([LINES[0], {"kind": "award"}], "Dòng 2: cần có title"),
        ([{"title": 3}], "Dòng 1: title cần là chữ"),
        ([{"title": "x", "kind": "gift"}], "Dòng 1: kind cần là một trong"),
        ([{"title": "x", "people": [1]}], "Dòng 1: people cần là danh sách chữ"),
        ([{"title": "x", "year": "năm nay"}], "Dòng 1: year cần là số năm"),
        ([{"title": "x", "year": True}], "Dòng 1: year cần là số năm"),
        ([{"title": "x", "date": "31/2/2021"}], "Dòng 1: date cần có dạng"),
        ([{"title": "x", "date": 5}], "Dòng 1: date cần có dạng"),
        ([{"title": "x", "key": "1"}, {"title": "y", "key": "1"}], "Dòng 2: kind và key trùng với dòng 1"),
        ([LINES[0], {"title": " "}], "Dòng 2: cần có title"),
        ([{"title": "x", "year": "20x1"}], "Dòng 1: year cần là số năm"),
        ([{"title": "x", "year": 2021.5}], "Dòng 1: year cần là số năm"),
        (["", LINES[0], '{"title": "' + "đ" * 5_000_001 + '"}'], "Dòng 3: dài quá 5000000 ký tự"),
        (['{"title": "x"} {"title": "y"}'], "Dòng 1: không đúng dạng JSON"),
        (['{"title": "x", "key": 1' + "0" * 5000 + "}"], "Dòng 1: không đúng dạng JSON"),
        ([{"title": "x", "files": [{"name": "a.pdf"}]}], "Dòng 1: mỗi tệp cần có name và text"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where(corpus, lines, message):
    with pytest.raises(BadCorpus, match=message):
        list(read_entries(corpus(*lines)))


def test_files_of_any_system_are_read(tmp_path):
    path = tmp_path / "entries.jsonl"
    path.write_bytes(
        '\ufeff{"title": "Một", "year": "2021", "number": 7, "people": "", "kind": ""}\r\n\r\n  \r\n'
        '{"title": "Hai", "date": "2021-08-19T08:00:00", "year": null, "unit": null}\r\n'
        '{"title": "Ba \\ud800", "date": "19-8-2021", "year": 2021.0, "files": {"name": "a", "text": "b", "page": "3"}}'.encode()
    )  # fmt: skip
    first, second, third = read_entries(path)
    assert (first.kind, first.key, first.number, first.year, first.people) == ("document", "1", "7", 2021, ())
    assert (second.key, str(second.date), second.unit) == ("4", "2021-08-19", "")
    assert (str(third.date), third.year, third.files[0].page) == ("2021-08-19", 2021, 3)
    path.write_bytes(b"")
    assert list(read_entries(path)) == []


def test_a_line_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "entries.jsonl"
    path.write_bytes('{"title": "Nông"}\n'.encode() + '{"title": "Nông"}\n'.encode("cp1258", "replace"))
    with pytest.raises(BadCorpus, match="Dòng 2: tệp cần ghi bằng mã UTF-8"):
        list(read_entries(path))


@pytest.mark.django_db
@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_print_the_same(corpus, engine, settings, request):
    if engine == "elasticsearch":
        request.getfixturevalue("server")
        settings.ELASTICSEARCH = request.getfixturevalue("server_options")
    found = find("nong thi hoa 2021", "--json", "--engine", engine, "--entries", corpus(*LINES, ODD))
    assert set(found) == {
        "query", "read_as", "notes", "total", "exact_total", "page", "pages", "hits", "facets", "suggestions", "engine",
    }  # fmt: skip
    assert [hit["key"] for hit in found["hits"]] == ["1"]
    assert set(found["facets"]) == set(FACETS)
    assert [(v["value"], v["count"]) for v in found["facets"]["year"]] == [("2021", 1)]
    nothing = find("zzzz", "--json", "--engine", engine, "--entries", corpus())
    assert (nothing["hits"], nothing["total"], nothing["facets"]["kind"]) == ([], 0, [])


@pytest.mark.elasticsearch
def test_what_a_killed_search_left_on_the_server_is_swept(settings, server, server_options):
    settings.ELASTICSEARCH = server_options
    left = ElasticsearchEngine(server_options | {"INDEX_PREFIX": f"{server_options['INDEX_PREFIX']}-find-0a0b0c0d"})
    with left.rebuild() as writer:
        writer.add([Entry("news", "1", "Nông")])
    names = f"{left.indexes.family}*,{left.indexes.locks}"
    assert throw_away.sweep() == 0  # it may be at work
    assert len(left.client.indices.get(index=names)) == 2
    assert throw_away.sweep(older=0) == 2
    assert not left.client.indices.get(index=names, ignore_unavailable=True)
    assert server.indexes.current()


@pytest.mark.elasticsearch
@pytest.mark.django_db
def test_the_daily_comparison_sweeps_too(settings, server, server_options, monkeypatch, capsys):
    settings.ELASTICSEARCH = server_options
    monkeypatch.setattr(throw_away, "LEFT_SECONDS", 0)
    left = ElasticsearchEngine(server_options | {"INDEX_PREFIX": f"{server_options['INDEX_PREFIX']}-find-0a0b0c0e"})
    left.indexes.create()
    call_command("check_index", "--daily", "--repair")
    assert "Đã xóa 1 chỉ mục tạm còn sót" in capsys.readouterr().out


@pytest.mark.django_db
def test_files_that_are_none(tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp .*: không có tệp này"):
        find("x", "--json", "--entries", str(tmp_path / "nothing.jsonl"))
    with pytest.raises(CommandError, match="đây là thư mục"):
        find("x", "--json", "--entries", str(tmp_path))
    with pytest.raises(CommandError, match="tên tệp không hợp lệ"):
        find("x", "--json", "--entries", "a\0b")
    (tmp_path / "latin").write_bytes("Nông".encode("utf-16"))
    with pytest.raises(CommandError, match="UTF-8"):
        find("x", "--json", "--entries", str(tmp_path / "latin"))


@pytest.mark.django_db
def test_a_server_that_is_not_there(settings):
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        find("x", "--json", "--engine", "elasticsearch")
    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URL": ["http://127.0.0.1:9"]}
    with pytest.raises(CommandError, match="không trả lời"):
        find("x", "--json", "--engine", "elasticsearch")


def test_without_a_database(corpus, tmp_path):
    """Before the first migration there are no abbreviations and no names of places: the built-in ones do."""
    import os
    import subprocess
    import sys

    from django.conf import settings

    command = [sys.executable, "manage.py", "find", "bk 1657", "--json", "--entries", corpus(*LINES)]
    environment = os.environ | {
        "DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": "",
        "LOG_LEVEL": "ERROR",
        "ELASTICSEARCH_URL": "",
    }
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [hit["title"] for hit in json.loads(done.stdout)["hits"]] == ["Nông Thị Hòa"]
