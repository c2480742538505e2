"""Whose awards belong together: some recipients confirmed, two namesakes kept apart, the rest left for the officer."""

from django.db.models import Count

from portal.demo.moments import Demo
from registrations.awards.models import AwardRecord
from registrations.recipients import actions, proposing, queries
from registrations.recipients.models import Proposal, Recipient
from registrations.titles.models import RecipientKind

CONFIRMED = (
    "Hứa Thị Mẩy",
    "Nông Văn Sửu",
    "Hoàng Văn Nhiên",
    "Phùng Chàn Sinh",
    "Mông Đức Trọng",
    "Gia đình ông Chu Văn Hảo",
    "Trường Tiểu học Na Dương",
    "Tổ tự quản đường biên thôn Phiêng Vài",
)
WHY = "Đã đối chiếu hồ sơ khen thưởng lưu tại cơ quan thường trực"
NOMINATED = ("Hứa Thị Mẩy", "Phùng Chàn Sinh", "Trường Tiểu học Na Dương")


def load(demo: Demo) -> None:
    """What an officer did with the worklist in an afternoon."""
    officer = demo.people["chuyen-vien"]
    proposing.rebuild()
    made: dict[str, Recipient] = {}
    for proposal in list(Proposal.objects.filter(name__in=CONFIRMED)):
        recipient = actions.join(proposal.record_ids, officer, WHY)
        if proposal.name in made:  # a collective before and after its commune was merged
            recipient = actions.merge([made[proposal.name], recipient], officer, WHY)
        made[proposal.name] = recipient
        for nominee in queries.possible_nominees(recipient) if proposal.name in NOMINATED else ():
            actions.link_nominee(recipient, nominee, officer, "Cùng hồ sơ đề nghị")
    _keep_apart(officer)


def _keep_apart(officer) -> None:
    """Two people of one name in two places."""
    names = AwardRecord.objects.public().filter(recipient_kind=RecipientKind.PERSON, is_minor=False)
    names = names.filter(recipient_link__isnull=True).order_by("sort_key").values("sort_key")
    pair = names.annotate(n=Count("pk"), places=Count("unit_key", distinct=True)).filter(n=2, places=2).first()
    if pair:
        pks = AwardRecord.objects.filter(sort_key=pair["sort_key"], is_minor=False).values_list("pk", flat=True)
        actions.set_apart(list(pks), officer, "Đã hỏi hai đơn vị: hai người cùng họ tên")
