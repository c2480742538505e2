"""A province of any size to measure on: the demo, one decision of 500 recipients, and generated awards."""

from __future__ import annotations

import time
from urllib.parse import quote

from django.core.management import call_command

SEED = 20261121
# What people type: names with and without marks, half names, numbers, places, awards, periods, common and rare.
QUERIES = [
    "Hoàng Văn Nam",
    "hoang van nam",
    "nong thi hoa",
    "Nông Thị Hoa",
    "nguyen thi",
    "hà",
    "bế",
    "vi thi huong",
    "trieu quang",
    "ly minh",
    "Lộc Thị Thơm",
    "dam van son",
    "bà Chu Thị Mận",
    "ông Lương Đức Mạnh",
    "lương đức mạnh sở y tế",
    "phung thi kim nga xa cai kinh",
    "Mã Công Thắng",
    "hua thi bich",
    "vy duc",
    "Đàm Thị Thu Loan",
    "Trường Tiểu học Cai Kinh",
    "truong tieu hoc",
    "truong mam non hoa tham",
    "tram y te xa ba son",
    "hoi nong dan xa ba son",
    "ban chi huy quan su",
    "xã Quốc Việt",
    "phuong tam thanh",
    "so giao duc va dao tao",
    "hợp tác xã nông nghiệp",
    "Huân chương Lao động hạng Ba",
    "huan chuong lao dong",
    "bằng khen 2024",
    "giay khen xa na duong",
    "BK",
    "CSTĐ cơ sở",
    "chien si thi dua 2019",
    "phong trào thi đua yêu nước",
    "1412/QĐ-UBND",
    "qd 900",
    "quyết định 2024",
    "12/6/2015",
    "giáo viên",
    "thon na loc",
    "to cong nghe so",
    "nong van son 2021",
    "hoang thi",
    "duong van",
]


def prepare(awards: int) -> None:
    """Fill an empty database; the index is built apart, because that is measured."""
    from portal.demo.guard import is_empty

    began = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if is_empty():
        call_command("setup_office", verbosity=0)
        call_command("load_demo", verbosity=0)
        _step("demo province", began)
        began = time.monotonic()
        call_command("generate_awards", awards, seed=SEED, published=True, verbosity=0)
        _page_of_500()
        _step(f"{awards} awards", began)
        began = time.monotonic()
        call_command("recount_figures", verbosity=0)
        _step("figures", began)


def _step(name, began):
    print(f"· {name}: {time.monotonic() - began:.1f} s", flush=True)


def _page_of_500() -> None:
    """One decision of five hundred recipients with a page of its own."""
    from cms_pages.decisions.models import DecisionIndexPage, DecisionPage
    from portal.demo.generated import one_decision

    decision = one_decision(500, seed=SEED)
    page = DecisionPage(title="Quyết định đo 500 người", slug="do-500", decision=decision, lead="Để đo.")
    DecisionIndexPage.objects.first().add_child(instance=page)
    page.save_revision().publish()


def addresses() -> list[tuple[str, list[str]]]:
    """(Name of the page, addresses) to measure."""
    from cms_pages.news.models import ArticlePage

    # The article with the most kinds of blocks is the one with the most work.
    articles = ArticlePage.objects.live().only("url_path", "body", "picture")
    rich = max(articles, key=lambda page: (len({block.block_type for block in page.body}), bool(page.picture_id)))
    searches = [f"/so-vang/?q={quote(text)}" for text in QUERIES]
    return [
        ("home", ["/"]),
        ("news index", ["/tin-tuc/"]),
        (f"article, {len({block.block_type for block in rich.body})} kinds of blocks", [rich.url_path_here]),
        ("decision with 500 recipients", ["/quyet-dinh/do-500/"]),
        (f"archive search, {len(QUERIES)} queries in turn", searches),
        ("archive without a query", ["/so-vang/"]),
        ("statistics, everything", ["/thong-ke/"]),
        ("statistics, narrowed", ["/thong-ke/?hinhthuc=bang-khen&tu=2015", "/thong-ke/?doituong=ca-nhan&cap=tinh"]),
        ("statistics of one unit", ["/thong-ke/don-vi/so-y-te/"]),
        ("statistics, years by forms", ["/thong-ke/theo-nam/"]),
        ("records behind a figure", ["/thong-ke/ban-ghi/", "/thong-ke/ban-ghi/?cap=tinh&tu=2020&trang=20"]),
        ("targets of the province", ["/thong-ke/chi-tieu/"]),
    ]


if __name__ == "__main__":
    import os
    import sys

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    prepare(int(sys.argv[1]))
