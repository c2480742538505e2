"""What personal data the rooms keep: one line per table, shown to the public as it stands (/du-lieu-ca-nhan/dang-giu/).

A test walks all models: a field named like personal data that stands neither
in HOLDINGS nor in THINGS fails it. Add the line in the same change as the field.
"""

import re

from django.db.models import Q

from registrations.privacy.registry import Concern, Holding, Keeping, concern, hold, keep, opening
from themes.base.vietnamese import datetime_text

LIKE_A_PERSON = re.compile(
    r"(^|_)(name|phone|email|mail|address|birth\w*|gender|position|contact|sender|identity)(_|$)"
)

DATA_LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"
AWARD_LAW = "Luật Thi đua, khen thưởng số 06/2022/QH15"
ARCHIVE = "theo hồ sơ, thời hạn bảo quản của pháp luật lưu trữ"
FOR_GOOD = "lâu dài, cùng quyết định khen thưởng"
OFFICERS = "chuyên viên cơ quan thường trực được giao xử lý"
OWN_UNIT = "người của chính đơn vị đó và chuyên viên cơ quan thường trực"
CONSENT = f"sự đồng ý của người gửi; {DATA_LAW}"

CONTACT = ("name", "phone", "email", "address")
RESTRICTED = "nằm trong sổ hạn chế, cơ quan thường trực trả lời riêng"
MOST_FOUND = 200

VOICE, AWARDS, FILED, WORK, RIGHTS = (
    "Ý kiến, câu hỏi của Nhân dân",
    "Khen thưởng",
    "Đăng ký, báo cáo, đề nghị của đơn vị",
    "Người làm việc trên Trang",
    "Quyền của chủ thể dữ liệu",
)

HOLDINGS = (
    Holding(
        "comments.Comment", ("sender_name", "sender_phone", "sender_email", "sender_address"), VOICE,
        "người gửi ý kiến", "liên hệ để làm rõ và trả lời ý kiến", CONSENT,
        "người được giao mở thông tin người gửi; mỗi lần mở đều ghi lại", keeping="comment-contacts",
    ),
    Holding(
        "feedback.Feedback", ("sender_name", "sender_phone", "sender_email", "sender_address"), VOICE,
        "người gửi câu hỏi, góp ý, đề xuất, phản ánh", "liên hệ để làm rõ và trả lời", CONSENT,
        "người được giao mở thông tin người gửi; mỗi lần mở đều ghi lại", keeping="feedback-contacts",
    ),
    Holding(
        "feedback.Feedback", ("subject", "text"), VOICE,
        "người gửi và người được nhắc đến", "xem xét, trả lời", CONSENT,
        "chuyên viên cơ quan thường trực được giao xử lý", keeping="feedback-words",
    ),
    Holding(
        "consultations.Nominee", ("name", "birth_year", "position"), VOICE,
        "người được đề nghị khen thưởng", "lấy ý kiến Nhân dân trước khi trình khen thưởng", AWARD_LAW,
        "mọi người trong thời gian lấy ý kiến", kept="trên Trang đến khi có kết quả; sau đó theo hồ sơ khen thưởng",
    ),
    Holding(
        "awards.AwardRecord", ("name", "birth_year", "position"), AWARDS,
        "người được khen thưởng", "công bố và tra cứu quyết định khen thưởng", AWARD_LAW,
        "mọi người; năm sinh và trường hợp không công khai chỉ chuyên viên", kept=FOR_GOOD,
    ),
    Holding(
        "recipients.Recipient", ("name", "birth_year"), AWARDS,
        "người được khen thưởng", "gộp các lần khen thưởng của một người", AWARD_LAW,
        "mọi người; năm sinh chỉ hiện khi cần phân biệt người trùng tên", kept=FOR_GOOD,
    ),
    Holding("recipients.Apart", ("name",), AWARDS, "người trùng tên", "giữ riêng hai người trùng tên", AWARD_LAW,
            OFFICERS, kept=FOR_GOOD),
    Holding("recipients.Step", ("name",), AWARDS, "người được khen thưởng", "ghi lại các lần gộp, tách", AWARD_LAW,
            OFFICERS, kept=FOR_GOOD),
    Holding("recipients.Proposal", ("name",), AWARDS, "người được khen thưởng", "gợi ý gộp các lần khen thưởng",
            AWARD_LAW, OFFICERS, kept="đến khi chuyên viên quyết định"),
    Holding("awards.Decision", ("signer_position",), AWARDS, "người ký quyết định", "ghi đúng quyết định đã ký",
            AWARD_LAW, "mọi người", kept=FOR_GOOD),
    Holding("cms_exemplars.ExemplarPage", ("subject_name",), AWARDS, "gương điển hình", "giới thiệu gương điển hình",
            AWARD_LAW, "mọi người", kept="đến khi bài được gỡ"),
    Holding("cms_council.CouncilMember", ("name", "position"), WORK, "thành viên Hội đồng",
            "công khai thành phần Hội đồng, phân công nhiệm vụ", AWARD_LAW, "mọi người", kept="đến khi trang được gỡ"),
    Holding("cms_council.Assignment", ("member_name",), WORK, "thành viên Hội đồng", "phân công theo dõi đơn vị",
            AWARD_LAW, "chuyên viên cơ quan thường trực, thành viên Hội đồng", kept=ARCHIVE),
    Holding("cms_meetings.Attendance", ("member_name",), WORK, "thành viên Hội đồng", "điểm danh phiên họp",
            AWARD_LAW, "chuyên viên cơ quan thường trực, thành viên Hội đồng", kept=ARCHIVE),
    Holding("cms_meetings.Substitute", ("member_name",), WORK, "thành viên Hội đồng và người dự thay",
            "ghi ai dự thay ở một phiên họp", AWARD_LAW, "chuyên viên cơ quan thường trực, thành viên Hội đồng",
            kept=ARCHIVE),
    Holding("cms_council.AssignmentLine", ("member", "position"), WORK, "thành viên Hội đồng",
            "công khai phân công theo dõi đơn vị", AWARD_LAW, "mọi người", kept="đến khi trang được gỡ"),
    Holding("cms_training.Enrolment", ("name", "position", "phone", "email"), WORK, "người đăng ký dự lớp tập huấn",
            "tổ chức lớp, gửi xác nhận, điểm danh", DATA_LAW, OWN_UNIT, keeping="training-people"),
    Holding("cms_exemplars.Consent", ("subject_name", "consent_name", "guardian_name"), AWARDS,
            "người trong bài gương điển hình; cha, mẹ, người giám hộ của trẻ", "giữ bằng chứng về sự đồng ý",
            "sự đồng ý của người trong bài; " + DATA_LAW,
            "biên tập viên, người duyệt và chuyên viên giữ phiếu", kept="cùng bài viết"),
    Holding("exemplars.Proposal", ("subject_name", "consent_name", "guardian_name"), FILED,
            "người được đề xuất làm gương điển hình; cha, mẹ, người giám hộ của trẻ", "xem xét, viết bài giới thiệu",
            "sự đồng ý của người trong bài; " + DATA_LAW, f"{OWN_UNIT}, biên tập viên", kept=ARCHIVE),
    Holding("campaigns.Registration", ("contact_name", "contact_phone"), FILED, "người liên hệ của đơn vị",
            "liên hệ về bản đăng ký", AWARD_LAW, OWN_UNIT, kept=ARCHIVE),
    Holding("campaigns.RegistrationRow", ("name", "position"), FILED, "người đăng ký danh hiệu thi đua",
            "xét danh hiệu thi đua", AWARD_LAW, OWN_UNIT, kept=ARCHIVE),
    Holding("reports.UnitReport", ("contact_name", "contact_phone"), FILED, "người liên hệ của đơn vị",
            "liên hệ về báo cáo", AWARD_LAW, OWN_UNIT, kept=ARCHIVE),
    Holding("nominations.Nomination", ("contact_name", "contact_phone"), FILED, "người liên hệ của đơn vị",
            "liên hệ về hồ sơ đề nghị", AWARD_LAW, OWN_UNIT, kept=ARCHIVE),
    Holding("nominations.Case", ("name", "birth_year", "gender", "position"), FILED, "người được đề nghị khen thưởng",
            "xét khen thưởng", AWARD_LAW, OWN_UNIT, kept=ARCHIVE),
    Holding("initiatives.Author", ("name", "position"), FILED, "tác giả sáng kiến", "công nhận sáng kiến", AWARD_LAW,
            f"{OWN_UNIT}; mọi người khi sáng kiến được công nhận", kept=ARCHIVE),
    Holding("pledges.Signature", ("name", "position"), FILED, "người ký giao ước của cụm, khối", "giao ước thi đua",
            AWARD_LAW, "các đơn vị trong cụm, khối và chuyên viên", kept=ARCHIVE),
    Holding("accounts.User", ("email", "full_name", "position", "phone"), WORK, "người có tài khoản",
            "đăng nhập, phân quyền, liên hệ công việc", DATA_LAW, "người quản trị và chính người đó",
            kept="đến khi ngừng dùng; họ tên giữ lại trong nhật ký công việc"),
    Holding("accounts.Invitation", ("email", "full_name"), WORK, "người được mời mở tài khoản", "gửi lời mời",
            DATA_LAW, "người gửi lời mời và người quản trị", kept="cùng tài khoản"),
    Holding("notices.Notice", ("address",), WORK, "người nhận thông báo", "gửi thông báo công việc", DATA_LAW,
            "người quản trị", kept="cùng thông báo đã gửi"),
    Holding("awards.RecipientImport", ("sender",), WORK, "người lập danh sách", "biết danh sách do đâu gửi đến",
            AWARD_LAW, OFFICERS, kept=ARCHIVE),
    Holding("awards.SenderMemory", ("sender",), WORK, "người lập danh sách", "nhận ra cách ghi của nơi gửi", AWARD_LAW,
            OFFICERS, kept=ARCHIVE),
    Holding("attachments.Attachment", ("original_name",), FILED, "người gửi tệp", "nhận đúng tệp đã gửi", DATA_LAW,
            "người được đọc hồ sơ có tệp đó", kept="cùng hồ sơ có tệp đó"),
    Holding("attachments.Upload", ("name",), FILED, "người gửi tệp", "nối lại lượt tải tệp dở dang", DATA_LAW,
            "chính người đang tải", kept="đến khi tải xong hoặc bỏ dở"),
    Holding("privacy.SubjectRequest", ("name", "phone", "email", "identity", "identity_note"), RIGHTS,
            "người gửi yêu cầu", "xác minh và trả lời yêu cầu", DATA_LAW,
            "người được giao giải quyết; mỗi lần mở đều ghi lại", keeping="subject-requests"),
)  # fmt: skip

# Fields that are named so and are of nobody: names of things, public offices, hashes, settings.
THINGS: dict[str, set[str]] = {
    "cms_core.SecondPersonApproval": {"name"},
    "cms_core.OfficeSettings": {"name", "address", "phone", "email"},
    "cms_news.NewsCategory": {"name"},
    "cms_core.Topic": {"name"},
    "cms_press.Programme": {"name"},
    "cms_exemplars.Consent": {"consents_name"},  # whether, not who
    "exemplars.Proposal": {"consents_name"},
    "cms_moving_in.ImportBatch": {"name"},
    "cms_moving_in.ImportedItem": {"position", "identity"},  # where it stands in the batch, and its old address
    "cms_documents.DocumentField": {"name"},
    "cms_documents.DocumentFile": {"name"},
    "cms_plans.Task": {"position"},  # where it stands in the plan
    "cms_plans.TaskAgency": {"position", "name"},
    "cms_targets.FlagCandidate": {"name"},
    "cms_council.ProvincialClusterMember": {"name"},
    "cms_council.CouncilPage": {"contact"},  # of the office
    "cms_news.ArticlePage": {"source_name"},
    "exchange.OpenDataSettings": {"licence_name", "contact"},
    "exchange.ExchangeImport": {"file_name"},
    "statistics.TargetSet": {"name"},
    "statistics.TargetRatio": {"name"},
    "drafting.DraftTemplate": {"name"},
    # Keys for sorting and matching: of the name beside them, and erased with it.
    "recipients.Recipient": {"name_key", "shows_birth_year"},
    "recipients.Proposal": {"name_key"},
    "awards.AwardRecord": {"name_key"},
    "nominations.Case": {"name_key"},
    "awards.SenderMemory": {"sender_key"},
    "awards.RecipientImport": {"file_name"},
    "awards.UnitNotice": {"mail_count"},
    "consultations.Consultation": {"identity"},
    "consultations.Nominee": {"address"},  # whether "ông", "bà" or "tập thể"
    "consultations.DocumentRule": {"name"},
    "scoring.CriterionGroup": {"name"},
    "scoring.Category": {"name"},
    "scoring.Result": {"unit_name"},
    "pledges.Signature": {"unit_name"},
    "reports.ReportPeriod": {"name"},
    "reports.Indicator": {"name"},
    "nominations.PaperRule": {"name"},
    "nominations.FilingPlace": {"name"},
    "campaigns.Campaign": {"name"},
    "movements.Movement": {"name"},
    "titles.Title": {"name", "short_name"},
    "clusters.Cluster": {"name"},
    "feedback.Topic": {"name"},
    "feedback.Feedback": {"contact_erased_at"},
    "units.OrganisingBody": {"name", "short_name"},
    "units.Unit": {"name", "short_name"},
    "units.UnitName": {"name"},
    "units.Collective": {"name"},
    "receipts.Head": {"name"},
    "notices.Notice": {"by_mail"},
    "notices.Way": {"by_mail"},
}


def register():
    """Tell the privacy room what the others keep, until when, and how a request of its subject reaches it."""
    from cms_pages.training.actions import forget as forget_trainee
    from cms_pages.training.queries import ended_before
    from registrations.comments import erasure
    from registrations.comments.actions import RECEIPT_KIND
    from registrations.comments.models import Comment
    from registrations.comments.paper import PAPER_KIND
    from registrations.notices.models import Told
    from registrations.privacy.terms import months_before

    hold(*HOLDINGS)
    keep(
        Keeping(
            code="comment-contacts",
            title="Họ tên, thông tin liên hệ của người gửi ý kiến",
            counted_from="theo lời đồng ý của từng người gửi, tính từ ngày kết thúc lấy ý kiến",
            months=None,
            source=DATA_LAW,
            find=lambda now, months: erasure.due(now),
            erase=erasure.erase_contact,
            needed=erasure.needed_for,
        )
    )
    keep(
        Keeping(
            code="comment-openings",
            title="Sổ mở thông tin người gửi ý kiến",
            counted_from="lúc mở",
            months=24,
            least=erasure.OPENINGS_LEAST,
            source="Nhật ký lưu ít nhất 12 tháng",
            find=erasure.openings_due,
            erase=erasure.forget_opening,
        )
    )
    opening("comments.open_sender", "Mở thông tin người gửi ý kiến")
    opening("summaries.open_senders", "Mở phụ lục người gửi của báo cáo tổng hợp")
    opening("attachments.open", "Mở tệp riêng")

    keep(
        Keeping(
            code="training-people",
            title="Họ tên, liên hệ của người đăng ký dự lớp tập huấn",
            counted_from="ngày lớp kết thúc",
            months=24,
            source=DATA_LAW,
            find=lambda now, months: ended_before(months_before(now, months)),
            erase=forget_trainee,
        )
    )
    keep(
        Keeping(
            code="notices-told",
            title="Ghi nhận ai đã được báo việc gì, để không báo hai lần",
            counted_from="lúc báo",
            months=24,
            # What is told of once a year must not be told again because it was forgotten.
            least=13,
            source="mức nội bộ của cơ quan thường trực",
            find=lambda now, months: Told.objects.filter(at__lt=months_before(now, months)).order_by("pk"),
            erase=lambda told: told.delete(),
        )
    )
    for kind in (RECEIPT_KIND, PAPER_KIND):
        concern(kind, _concern("Ý kiến đã gửi", Comment, erasure, _comment_lines))
    _register_feedback()


def _concern(label, model, erasure, told):
    """What a request reaches of a model that has a receipt and the contact data of its sender."""
    kept = model.objects.select_related("receipt")

    def lines(receipt):
        row = model.objects.filter(receipt=receipt).first()
        if row is None:
            return []
        contact = [(_words_of(row, f"sender_{name}"), getattr(row, f"sender_{name}")) for name in CONTACT]
        return [("Gửi lúc", datetime_text(row.received_at)), *contact, *told(row)]

    def erase(receipt):
        if row := kept.filter(receipt=receipt).first():
            erasure.erase_contact(row, "Theo yêu cầu của chủ thể dữ liệu")

    def find(phone, email):
        wanted = (Q(sender_phone=phone) if phone else Q()) | (Q(sender_email__iexact=email) if email else Q())
        return [row.receipt for row in kept.filter(wanted).order_by("received_at", "pk")[:MOST_FOUND]] if wanted else []

    return Concern(label, lines, erase, find)


def _words_of(row, name):
    words = str(row._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def _comment_lines(row):
    yield "Cuộc lấy ý kiến", row.consultation.title
    yield "Ý kiến", row.get_stance_display()
    yield "Nội dung", RESTRICTED if row.restricted_at else row.text


def _feedback_lines(row):
    yield "Loại", row.get_kind_display()
    yield "Tiêu đề", RESTRICTED if row.restricted else row.subject
    yield "Nội dung", RESTRICTED if row.restricted else row.text


def _register_feedback():
    """The same of questions and suggestions."""
    from registrations.feedback import erasure
    from registrations.feedback.actions import RECEIPT_KIND
    from registrations.feedback.models import Feedback

    keep(
        Keeping(
            code="feedback-contacts",
            title="Họ tên, liên hệ, tệp của người gửi câu hỏi, góp ý; tên, số, địa chỉ trong nội dung được che",
            counted_from="theo lời đồng ý của từng người gửi, tính từ ngày xử lý xong",
            months=None,
            source=DATA_LAW,
            find=lambda now, months: erasure.due(now),
            erase=erasure.erase_contact,
        )
    )
    keep(
        Keeping(
            code="feedback-words",
            title="Nội dung câu hỏi, góp ý và phần bổ sung",
            counted_from="ngày xử lý xong",
            months=60,
            least=12,
            source="mức nội bộ của cơ quan thường trực",
            find=erasure.words_due,
            erase=erasure.erase_words,
        )
    )
    opening("feedback.open_sender", "Mở thông tin người gửi câu hỏi, góp ý")

    concern(RECEIPT_KIND, _concern("Câu hỏi, góp ý đã gửi", Feedback, erasure, _feedback_lines))
