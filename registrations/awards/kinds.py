"""The words that decisions, records and their events are told apart by."""

from datetime import date

from django.db import models


class AwardKind(models.TextChoices):
    """Loại khen thưởng. Legal source: Decree 152/2025/NĐ-CP, art. 4; earlier law for the last."""

    MERIT = "cong-trang", "Theo công trạng"
    TOPIC = "chuyen-de", "Theo chuyên đề, phong trào thi đua"
    SUDDEN = "dot-xuat", "Đột xuất"
    DEVOTION = "qua-trinh-cong-hien", "Quá trình cống hiến"
    SENIORITY = "nien-han", "Niên hạn"
    FOREIGN = "doi-ngoai", "Đối ngoại"
    RESISTANCE = "khang-chien", "Thành tích kháng chiến"


class TargetGroup(models.TextChoices):
    """Nhóm đối tượng that plans and statistics of the province single out."""

    PUPIL = "hoc-sinh", "Học sinh, sinh viên"
    TEACHER = "giao-vien", "Nhà giáo"
    DOCTOR = "y-bac-si", "Y, bác sĩ"
    WORKER = "cong-nhan", "Công nhân"
    FARMER = "nong-dan", "Nông dân"
    YOUTH = "thanh-nien", "Thanh niên"
    WOMAN = "phu-nu", "Phụ nữ"
    ENTREPRENEUR = "doanh-nhan", "Doanh nhân, doanh nghiệp"
    MINORITY = "dan-toc-thieu-so", "Người dân tộc thiểu số"
    ARMED_FORCES = "luc-luong-vu-trang", "Lực lượng vũ trang"


class EventKind(models.TextChoices):
    """Việc xảy ra sau khi khen thưởng. Legal source: Law 06/2022/QH15, chapter VII; Decree 152/2025/NĐ-CP."""

    CORRECTION = "dinh-chinh", "Đính chính"
    REVOCATION = "thu-hoi", "Thu hồi"
    ANNULMENT = "huy-bo", "Hủy bỏ"
    STRIPPING = "tuoc", "Tước"
    RESTORATION = "khoi-phuc", "Khôi phục"
    EXCHANGE = "cap-doi", "Cấp đổi"
    REISSUE = "cap-lai", "Cấp lại"
    WITHDRAWAL = "thu-hoi-hien-vat", "Thu hồi hiện vật"
    MADE_PUBLIC = "cong-khai", "Đặt công khai"
    MADE_PRIVATE = "khong-cong-khai", "Đặt không công khai"


class EndedAs(models.TextChoices):
    """How an award ceased to stand. The values are those of the events that end it."""

    REVOKED = "thu-hoi", "đã thu hồi"
    ANNULLED = "huy-bo", "đã hủy bỏ"
    STRIPPED = "tuoc", "đã tước"


class CertificateAs(models.TextChoices):
    """What came of the first certificate or object (bằng, hiện vật); empty while it is the one given."""

    EXCHANGED = "cap-doi", "đã cấp đổi"
    REISSUED = "cap-lai", "đã cấp lại"
    WITHDRAWN = "thu-hoi-hien-vat", "đã thu hồi hiện vật"


def ended_label(ended_as: str, ended_on: date | None) -> str:
    """“Đã thu hồi từ ngày 05/5/2026”; "" while the award stands. Never says why."""
    if not ended_on:
        return ""
    words = str(EndedAs(ended_as).label)
    return f"{words[:1].upper()}{words[1:]} từ ngày {ended_on:%d/%m/%Y}"
