"""The words that exemplars are told apart by."""

from django.db import models


class SubjectKind(models.TextChoices):
    """Who an exemplar is about."""

    PERSON = "person", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class Field(models.TextChoices):
    """Lĩnh vực."""

    PRODUCTION = "san-xuat", "Lao động, sản xuất"
    EDUCATION = "giao-duc", "Giáo dục"
    HEALTH = "y-te", "Y tế"
    CULTURE = "van-hoa", "Văn hóa"
    SECURITY = "an-ninh", "Quốc phòng, an ninh, biên giới"
    REFORM = "cai-cach", "Cải cách hành chính, sáng kiến"
    COMMUNITY = "cong-dong", "Vì cộng đồng"
    BRAVERY = "dung-cam", "Dũng cảm cứu người"


class Stage(models.TextChoices):
    """Bước: from finding an exemplar to others following it. Source: the province's plans for exemplars."""

    FOUND = "phat-hien", "Phát hiện"
    FOSTERED = "boi-duong", "Bồi dưỡng"
    SUMMED_UP = "tong-ket", "Tổng kết"
    MULTIPLIED = "nhan-rong", "Nhân rộng"


class Way(models.TextChoices):
    """How somebody consented."""

    PAPER = "giay", "Phiếu giấy có chữ ký"
    ELECTRONIC = "dien-tu", "Bằng phương tiện điện tử"
