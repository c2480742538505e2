"""The comment form: no account, no script needed, own words kept through every error."""

from collections import Counter

from django import forms

from registrations.attachments.forms import CitizenFiles
from registrations.consultations.models import Consultation
from registrations.safeguards.fields import CleanText
from registrations.safeguards.forms import SenderForm

from .actions import FILE_MAX_BYTES, FILES_PER_COMMENT, NewComment
from .models import Comment

WHOLE_LIST = "ca-danh-sach"
MOST_BUTTONS = 20  # more nominees than this are chosen from a list that folds away
PASSAGE = "p"
TEXT_LIMIT = 20_000


NOMINEE_STANCES = [
    (Comment.Stance.AGREE, "Nhất trí đề nghị khen thưởng"),
    (Comment.Stance.AGAINST, "Không nhất trí"),
    (Comment.Stance.OTHER, "Ý kiến khác"),
]
DRAFT_STANCES = [
    (Comment.Stance.AGREE, "Nhất trí với dự thảo"),
    (Comment.Stance.AMEND, "Đề nghị sửa đổi, bổ sung"),
    (Comment.Stance.OTHER, "Ý kiến khác"),
]


def is_draft(consultation):
    """Whether it is about the draft of a document."""
    return consultation.kind == Consultation.Kind.DRAFT


def stance_choices(consultation):
    """What may be said: on nominees for, against or other; on drafts agree, amend or other."""
    return DRAFT_STANCES if is_draft(consultation) else NOMINEE_STANCES


class CommentForm(SenderForm):
    """Ý kiến on one nominee, one passage of a draft, or on the whole."""

    stamp_salt = "comments.form"
    field_order = (
        "nominee", "stance", "text", "files", "anonymous", "name", "phone", "address", "email", "consent",
    )  # fmt: skip

    nominee = forms.ChoiceField(
        label="Ý kiến về trường hợp nào?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn một trường hợp trong danh sách",
            "invalid_choice": "Trường hợp này không còn trong danh sách. Mời chọn lại.",
        },
    )
    stance = forms.ChoiceField(
        label="Ông, bà cho biết ý kiến",
        choices=NOMINEE_STANCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong ba ý kiến", "invalid_choice": "Chọn một trong ba ý kiến"},
    )
    text = CleanText(
        label="Nội dung ý kiến",
        max_length=TEXT_LIMIT,
        help_text="Nêu rõ việc, thời gian, địa điểm. Không cần viết dài. Nếu nhất trí, có thể để trống.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Viết nội dung ý kiến, ít nhất một câu",
            "max_length": "Nội dung dài %(show_value)s ký tự, quá mức 20.000. Mời rút gọn hoặc gửi kèm tệp.",
        },
    )
    files = CitizenFiles(limit=FILES_PER_COMMENT, max_bytes=FILE_MAX_BYTES)
    anonymous = forms.BooleanField(label="Tôi không ghi tên", required=False)
    consent = forms.BooleanField(
        label="Tôi đồng ý",
        error_messages={"required": "Cần đồng ý để cơ quan thường trực xem xét ý kiến, hoặc chọn không ghi tên"},
    )

    def __init__(self, data=None, files=None, *, consultation, nominees, passages=(), **options):
        """``nominees`` with their titles, or ``passages``: what may be commented on."""
        super().__init__(data, files, **options)
        self.is_draft = is_draft(consultation)
        self.nominees = {str(nominee.pk): nominee for nominee in nominees}
        self.passages = {f"{PASSAGE}{passage.pk}": passage for passage in passages}
        self._offer_targets()
        self.fields["stance"].choices = stance_choices(consultation)
        self.fields["phone"].required = self.fields["address"].required = True
        self.identity_required = consultation.identity == Consultation.Identity.REQUIRED
        if self.identity_required:
            del self.fields["anonymous"]
            self.fields["consent"].error_messages["required"] = "Cần đồng ý để cơ quan thường trực xem xét ý kiến"
        elif data and data.get("anonymous"):
            for field in ("name", "phone", "address", "consent"):
                self.fields[field].required = False
        self.fields["text"].mark_words = "cần có, trừ khi nhất trí"
        if data and data.get("stance") == Comment.Stance.AGREE:
            self.fields["text"].required = False

    def _offer_targets(self):
        target = self.fields["nominee"]
        if self.is_draft:
            target.label = "Ý kiến về phần nào của dự thảo?"
            passages = [(key, str(passage)) for key, passage in self.passages.items()]
            target.choices = [(WHOLE_LIST, "Cả dự thảo"), *passages]
            target.widget = forms.Select(choices=target.choices)
            target.initial = WHOLE_LIST
            target.error_messages["invalid_choice"] = "Phần này không có trong dự thảo. Mời chọn lại."
            return
        whole = (WHOLE_LIST, "Cả danh sách")
        if self.has_select:
            target.choices = [("", "Mời chọn"), whole, *self._by_award()]
            target.widget = forms.Select(choices=target.choices)
            return
        choices = [(key, f"{nominee.name}, {nominee.award}") for key, nominee in self.nominees.items()]
        target.choices = [*choices, whole]

    def _by_award(self):
        """Nominees under their awards; those of one name are told apart by what they are."""
        names = Counter(nominee.name for nominee in self.nominees.values())
        awards = {}
        for key, nominee in self.nominees.items():
            words = nominee.name if names[nominee.name] == 1 else nominee.description
            awards.setdefault(nominee.award, []).append((key, words))
        return list(awards.items())

    @property
    def targets(self):
        """Keys of what may be chosen besides the whole."""
        return self.passages if self.is_draft else self.nominees

    @property
    def has_select(self):
        """Whether one chooses from a list that folds away; a short list of nominees lies open."""
        return self.is_draft or len(self.nominees) > MOST_BUTTONS

    @property
    def nominee_choices(self):
        """(button, nominee) pairs; the last one stands for the whole list and has no nominee."""
        for button in self["nominee"]:
            yield button, self.nominees.get(str(button.data["value"]))

    @property
    def nominee_error_id(self):
        return f"{self['nominee'].auto_id}_error"

    @property
    def consent_error_id(self):
        return f"{self['consent'].auto_id}_error"

    @property
    def is_anonymous(self):
        return not self.identity_required and bool(self.cleaned_data.get("anonymous"))

    def new_comment(self, suspicion=""):
        """What was filled in, for `actions.submit_comment`. Without a name nothing about the sender is kept."""
        data = self.cleaned_data
        sender = {} if self.is_anonymous else {name: data[name] for name in ("name", "phone", "email", "address")}
        return NewComment(
            nominee=self.nominees.get(data["nominee"]),
            passage=self.passages.get(data["nominee"]),
            stance=data["stance"],
            text=data["text"],
            anonymous=self.is_anonymous,
            files=data["files"],
            form_key=self.key(),
            suspicion=suspicion,
            **sender,
        )
