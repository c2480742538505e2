"""What documents are, what they do to each other, and what their files are."""

import re

from django.db import models

from search.text import fold

NO_NUMBER = "Không số"
"""Stands where a number would, as offices cite a letter or a guide that was sent out without one."""
_NO_NUMBER = re.compile(r"(?:van ban )?(?:khong (?:co )?so(?: ky hieu)?|k s|ks)")


def says_no_number(text: str) -> bool:
    """Whether somebody wrote that there is no number: "không số", "K/S"."""
    return bool(_NO_NUMBER.fullmatch(fold(text)))


class DocumentType(models.TextChoices):
    """Loại văn bản, in the order of the law on documents: legal documents first."""

    LAW = "luat", "Luật"
    ORDINANCE = "phap-lenh", "Pháp lệnh"
    RESOLUTION = "nghi-quyet", "Nghị quyết"
    DECREE = "nghi-dinh", "Nghị định"
    DECISION = "quyet-dinh", "Quyết định"
    CIRCULAR = "thong-tu", "Thông tư"
    JOINT_CIRCULAR = "thong-tu-lien-tich", "Thông tư liên tịch"
    DIRECTIVE = "chi-thi", "Chỉ thị"
    CONCLUSION = "ket-luan", "Kết luận"
    RULE = "quy-dinh", "Quy định"
    REGULATION = "quy-che", "Quy chế"
    SCHEME = "de-an", "Đề án"
    PROGRAMME = "chuong-trinh", "Chương trình"
    PLAN = "ke-hoach", "Kế hoạch"
    GUIDE = "huong-dan", "Hướng dẫn"
    NOTICE = "thong-bao", "Thông báo"
    LETTER = "cong-van", "Công văn"
    REPORT = "bao-cao", "Báo cáo"
    PROPOSAL = "to-trinh", "Tờ trình"
    MERGED = "van-ban-hop-nhat", "Văn bản hợp nhất"
    OTHER = "khac", "Văn bản khác"


ALWAYS_NUMBERED = {
    DocumentType.LAW, DocumentType.ORDINANCE, DocumentType.DECREE, DocumentType.CIRCULAR, DocumentType.JOINT_CIRCULAR,
    DocumentType.MERGED,
}  # fmt: skip
"""Nothing of these types is in force without its number."""
# Codes of document numbers (search.text) that name a type.
TYPE_OF_CODE = {
    "luat": DocumentType.LAW,
    "pl": DocumentType.ORDINANCE,
    "nq": DocumentType.RESOLUTION,
    "nqlt": DocumentType.RESOLUTION,
    "nd": DocumentType.DECREE,
    "qd": DocumentType.DECISION,
    "tt": DocumentType.CIRCULAR,
    "ttlt": DocumentType.JOINT_CIRCULAR,
    "ct": DocumentType.DIRECTIVE,
    "kl": DocumentType.CONCLUSION,
    "qdi": DocumentType.RULE,
    "qc": DocumentType.REGULATION,
    "da": DocumentType.SCHEME,
    "ctr": DocumentType.PROGRAMME,
    "cttr": DocumentType.PROGRAMME,
    "kh": DocumentType.PLAN,
    "hd": DocumentType.GUIDE,
    "tb": DocumentType.NOTICE,
    "cv": DocumentType.LETTER,
    "bc": DocumentType.REPORT,
    "ttr": DocumentType.PROPOSAL,
    "vbhn": DocumentType.MERGED,
    "qcph": DocumentType.REGULATION,
    "hdln": DocumentType.GUIDE,
    "hdlt": DocumentType.GUIDE,
    "khlt": DocumentType.PLAN,
    "cd": DocumentType.OTHER,
    "gm": DocumentType.OTHER,
    "pa": DocumentType.OTHER,
    "bb": DocumentType.OTHER,
}


class Validity(models.TextChoices):
    """Hiệu lực: computed from dates and relations, never stored."""

    IN_FORCE = "con", "Còn hiệu lực"
    PARTLY = "motphan", "Hết hiệu lực một phần"
    SUSPENDED = "ngung", "Ngưng hiệu lực"
    SUSPENDED_PARTLY = "ngungphan", "Ngưng hiệu lực một phần"
    UPCOMING = "chua", "Chưa có hiệu lực"
    ENDED = "het", "Hết hiệu lực"


class RelationKind(models.TextChoices):
    """Quan hệ giữa hai văn bản; entered once, shown on both."""

    REPLACES = "replaces", "Thay thế toàn bộ"
    REPLACES_PART = "replaces_part", "Thay thế một phần"
    REPEALS = "repeals", "Bãi bỏ toàn bộ"
    REPEALS_PART = "repeals_part", "Bãi bỏ một phần"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    SUSPENDS = "suspends", "Ngưng hiệu lực toàn bộ"
    SUSPENDS_PART = "suspends_part", "Ngưng hiệu lực một phần"
    CORRECTS = "corrects", "Đính chính"
    DETAILS = "details", "Quy định chi tiết"
    GUIDES = "guides", "Hướng dẫn"
    CONSOLIDATES = "consolidates", "Hợp nhất"
    BASED_ON = "based_on", "Căn cứ vào"

    @property
    def seen_from_other(self):
        """The same relation, told from the other document."""
        return _INVERSE[self]

    @property
    def of_part(self):
        """The same done to a part only; itself where that makes no difference."""
        return _OF_PART.get(self, self)


class LostPart(models.TextChoices):
    """Sửa đổi, bổ sung có làm hết hiệu lực một phần không; left empty while nobody has looked it up."""

    YES = "co", "Có, một phần hết hiệu lực"
    NO = "khong", "Không, chỉ thêm nội dung"

    __empty__ = "Chưa xác định"


_INVERSE = {
    RelationKind.REPLACES: "Được thay thế bởi",
    RelationKind.REPLACES_PART: "Được thay thế một phần bởi",
    RelationKind.REPEALS: "Bị bãi bỏ bởi",
    RelationKind.REPEALS_PART: "Bị bãi bỏ một phần bởi",
    RelationKind.AMENDS: "Được sửa đổi, bổ sung bởi",
    RelationKind.SUSPENDS: "Ngưng hiệu lực theo",
    RelationKind.SUSPENDS_PART: "Ngưng hiệu lực một phần theo",
    RelationKind.CORRECTS: "Được đính chính bởi",
    RelationKind.DETAILS: "Được quy định chi tiết bởi",
    RelationKind.GUIDES: "Được hướng dẫn bởi",
    RelationKind.CONSOLIDATES: "Được hợp nhất trong",
    RelationKind.BASED_ON: "Là căn cứ của",
}
_OF_PART = {
    RelationKind.REPLACES: RelationKind.REPLACES_PART,
    RelationKind.REPEALS: RelationKind.REPEALS_PART,
    RelationKind.SUSPENDS: RelationKind.SUSPENDS_PART,
}
# The kinds that end a document or a part of it for good, and those that do so for a time.
ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
ENDING_PART = (RelationKind.REPLACES_PART, RelationKind.REPEALS_PART)
SUSPENDING = (RelationKind.SUSPENDS, RelationKind.SUSPENDS_PART)
# Those that change it at all: the acting document is the later one.
CHANGING = (*ENDING, *ENDING_PART, *SUSPENDING, RelationKind.AMENDS, RelationKind.CORRECTS)
WHOLE = (*ENDING, RelationKind.SUSPENDS)


class FileRole(models.TextChoices):
    """Tệp của văn bản là bản nào."""

    SIGNED = "ky", "Bản đã ký"
    EDITABLE = "soan", "Bản soạn thảo, sửa được"
    ANNEX = "phu-luc", "Phụ lục"
    OTHER = "khac", "Tệp khác"
