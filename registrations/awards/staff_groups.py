"""Nhóm đối tượng of many records at once: chosen in the list, by its filters, or a part of a decision."""

from collections import Counter

from themes.base.vietnamese import number_text

from . import event_actions, rules
from .event_forms import GroupsOfManyForm
from .kinds import TargetGroup
from .models import AwardRecord
from .staff_publicity import PublicityOfManyView


class GroupsOfManyView(PublicityOfManyView):
    """Tick the groups, look at what readers will count, record: for all chosen records or for none."""

    form_class = GroupsOfManyForm
    page_title = "Ghi nhóm đối tượng cho nhiều lượt"
    header_icon = "group"
    allowed = staticmethod(rules.may_correct)
    intro = (
        "Nhóm đối tượng dùng để thống kê và lọc: người đọc tìm được lượt khen theo nhóm, danh sách của quyết định không "
        "đổi. Doanh nghiệp và phụ nữ được ghi nhóm ngay khi nhập danh sách."
    )

    def get_initial(self):
        """Nothing is ticked beforehand."""
        return {}

    def shown(self):
        """How many of the chosen records bear each group."""
        borne = Counter()
        for groups in AwardRecord.objects.filter(pk__in=self.pks()).values_list("target_groups", flat=True):
            borne.update(groups)
        return [(f"Nhóm {label}", number_text(borne[value])) for value, label in TargetGroup.choices]

    def act(self, form):
        """Record it; returns what is said then."""
        data = form.cleaned_data
        self.count = event_actions.set_groups_of(self.pks(), data["add"], data["remove"], self.request.user)
        if not self.count:
            raise event_actions.Refused(f"Tất cả {number_text(len(self.pks()))} lượt này đã như vậy từ trước.")
        return f"Đã ghi nhóm đối tượng cho {number_text(self.count)} lượt khen thưởng."
