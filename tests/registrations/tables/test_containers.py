"""Zip files that somebody sent: names in every code page, nothing outside, nothing hidden, nothing endless."""

import io
import stat
import struct
import unicodedata
import zipfile

import pytest

from registrations.tables.containers import Bounds, Container, Fault, Unsafe, name_of
from tests.benchmarks.old_site import windows_1258

NAME = "Ảnh lễ trao/Bà Lộc Thị Mỷ.jpg"
ROOMY = Bounds(members=10, member=1 << 20, unpacked=3 << 20, ratio=200)


def zipped(*parts, **options):
    """(name or ZipInfo, content) as a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    written.seek(0)
    return written


@pytest.mark.parametrize(
    "raw",
    [NAME.encode(), unicodedata.normalize("NFD", NAME).encode(), windows_1258(NAME)],
    ids=["utf8", "nfd", "cp1258"],
)
def test_names_without_a_mark_are_read_as_they_were_written(raw):
    placeholder = "x" * len(raw)
    file = io.BytesIO(zipped((placeholder, b"1")).getvalue().replace(placeholder.encode(), raw))

    container = Container(file, ROOMY)

    assert container.names == [NAME]
    assert container.read(NAME, 10) == b"1"


def test_names_of_western_machines_stay():
    entry = zipfile.ZipInfo("caf\u00e9 \u2592.txt")

    assert name_of(entry) == "café ▒.txt"


def test_name_in_utf8_beside_one_in_a_code_page_counts():
    entry = zipfile.ZipInfo("anh?.jpg")
    told = b"\x01" + b"\0" * 4 + NAME.encode()
    entry.extra = struct.pack("<HH", 0x9999, 2) + b"zz" + struct.pack("<HH", 0x7075, len(told)) + told

    assert name_of(entry) == NAME
    entry.extra = struct.pack("<HH", 0x7075, 900)
    assert name_of(entry) == "anh?.jpg"


def link():
    entry = zipfile.ZipInfo("anh")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def outside_beside():
    """A harmless name, and beside it another one that zippers use instead."""
    entry = zipfile.ZipInfo("anh.jpg")
    told = b"\x01" + b"\0" * 4 + b"../../anh.jpg"
    entry.extra = struct.pack("<HH", 0x7075, len(told)) + told
    return entry


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([("../x", b"1")], Fault.OUTSIDE),
        ([("a/../../x", b"1")], Fault.OUTSIDE),
        ([("/etc/x", b"1")], Fault.OUTSIDE),
        ([("a\\..\\..\\x", b"1")], Fault.OUTSIDE),
        ([("C:/x", b"1")], Fault.OUTSIDE),
        ([(outside_beside(), b"1")], Fault.OUTSIDE),
        ([(link(), b"/etc/passwd")], Fault.SHORTCUT),
        ([(f"{n}", b"") for n in range(11)], Fault.TOO_MANY),
        ([("bom", b"\0" * (1 << 20))], None),
        ([("bom", b"\0" * ((1 << 20) + 1))], Fault.TOO_LARGE),
        ([(f"{n}", b"\0" * (1 << 20)) for n in range(4)], Fault.TOO_LARGE),
    ],
)
def test_dangerous_zips_are_not_opened(parts, fault):
    if fault is None:
        Container(zipped(*parts), ROOMY)
        return
    with pytest.raises(Unsafe) as refusal:
        Container(zipped(*parts), ROOMY)

    assert refusal.value.fault is fault


def test_what_was_squeezed_too_much_is_not_opened():
    with pytest.raises(Unsafe) as refusal:
        Container(zipped(("bom", b"\0" * (3 << 20))), Bounds(members=10, ratio=200))

    assert refusal.value.fault is Fault.TOO_LARGE


def test_all_parts_together_may_not_be_squeezed_too_much():
    """Many parts, each below the size at which anybody looks at it."""
    parts = [(f"{n}", b"\0" * (1 << 20)) for n in range(11)]

    with pytest.raises(Unsafe) as refusal:
        Container(zipped(*parts), Bounds(members=20, whole_ratio=200))

    assert refusal.value.fault is Fault.TOO_LARGE


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("other", "ambiguous"), [("a/b", True), ("a\\b", True), ("a/c", False)])
def test_a_name_that_stands_twice_is_noticed(other, ambiguous):
    assert Container(zipped(("a/b", b"1"), (other, b"2")), ROOMY).is_ambiguous is ambiguous


def test_a_part_that_says_less_than_it_holds_ends_at_its_bound():
    """The header says four bytes; the stream would go on."""
    file = bytearray(zipped(("a", b"x" * 5_000)).getvalue())
    at = file.index(b"PK\x01\x02")
    file[at + 24 : at + 28] = struct.pack("<I", 4)
    container = Container(io.BytesIO(bytes(file)), ROOMY)

    with pytest.raises(Unsafe) as refusal:
        container.read("a", 100)
    assert refusal.value.fault is Fault.DAMAGED


def test_more_than_is_asked_for_is_not_read():
    container = Container(zipped(("a", b"x" * 500)), ROOMY)

    assert container.read("a", 500) == b"x" * 500
    with pytest.raises(Unsafe) as refusal:
        container.read("a", 499)
    assert refusal.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Rar!" * 30])
def test_broken_zips_say_so(data):
    with pytest.raises(Unsafe) as refusal:
        Container(io.BytesIO(data), ROOMY)

    assert refusal.value.fault is Fault.DAMAGED


def test_damaged_parts_say_so():
    whole = zipped(("a", bytes(range(256)) * 40)).getvalue()
    container = Container(io.BytesIO(whole[:40] + b"\xff" * 30 + whole[70:]), ROOMY)

    for name in ("a", "khong-co"):
        with pytest.raises(Unsafe) as refusal:
            container.read(name, 1 << 20)
        assert refusal.value.fault is Fault.DAMAGED
