"""What documents are, what they do to each other, and what their files are."""

from django.db import models


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
}


class Validity(models.TextChoices):
    """Hiệu lực: computed from dates and relations, never stored."""

    IN_FORCE = "con", "Còn hiệu lực"
    PARTLY = "motphan", "Hết hiệu lực một phần"
    UPCOMING = "chua", "Chưa có hiệu lực"
    ENDED = "het", "Hết hiệu lực"


class RelationKind(models.TextChoices):
    """Quan hệ giữa hai văn bản; entered once, shown on both."""

    REPLACES = "replaces", "Thay thế"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPEALS = "repeals", "Bãi bỏ"
    GUIDES = "guides", "Hướng dẫn, quy định chi tiết"
    BASED_ON = "based_on", "Căn cứ vào"

    @property
    def seen_from_other(self):
        """The same relation, told from the other document."""
        return _INVERSE[self.value]


_INVERSE = {
    "replaces": "Được thay thế bởi",
    "amends": "Được sửa đổi, bổ sung bởi",
    "repeals": "Bị bãi bỏ bởi",
    "guides": "Được hướng dẫn, quy định chi tiết bởi",
    "based_on": "Là căn cứ của",
}
# The kinds that end a document, and those that change it at all: the acting document is the later one.
ENDING = (RelationKind.REPLACES, RelationKind.REPEALS)
CHANGING = (*ENDING, RelationKind.AMENDS)


class FileRole(models.TextChoices):
    """Tệp của văn bản là bản nào."""

    SIGNED = "ky", "Bản đã ký"
    EDITABLE = "soan", "Bản soạn thảo, sửa được"
    ANNEX = "phu-luc", "Phụ lục"
    OTHER = "khac", "Tệp khác"
