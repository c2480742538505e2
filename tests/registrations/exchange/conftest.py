"""An index of its own for every test, officers with their real groups, and a place for the files."""

import pytest

from tests.factories.awards import AwardRecordFactory, DecisionFactory


@pytest.fixture(autouse=True)
def _own_places(private_files, index_dir):
    """Every test here has an index and a private store of its own."""


@pytest.fixture
def published(db):
    """A published decision of 2025 with a woman, a child and somebody who is not public."""
    decision = DecisionFactory(published=True)
    AwardRecordFactory(decision=decision, name="Nông Thị Hoa", merit="Dạy giỏi", birth_year=1980)
    AwardRecordFactory(
        decision=decision, name="Vi Văn Bé", is_minor=True, merit="Cứu bạn", unit_wording="Trường Tiểu học Mẫu Sơn"
    )
    AwardRecordFactory(decision=decision, name="Kín Đáo", is_public=False)
    return decision
