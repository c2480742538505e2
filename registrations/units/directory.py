"""Finds units by what a list calls them; reads the directory once."""

from collections import defaultdict

from django.utils import timezone

from search.text import fold

from .models import Unit, UnitName


class Directory:
    """Units by folded name, read once for a list."""

    def __init__(self):
        today = timezone.localdate()
        self.standing, self.ended = defaultdict(dict), defaultdict(dict)
        for unit in Unit.objects.all():
            self._add(unit, [unit.name, unit.short_name, unit.code], today)
        for name in UnitName.objects.select_related("unit"):
            self._add(name.unit, [name.name], today)

    def _add(self, unit, names, today):
        shelf = self.standing if unit.stands_on(today) else self.ended
        for name in names:
            if key := fold(name):
                shelf[key][unit.pk] = unit

    def find(self, text):
        """(unit, "") or (None, what is wrong)."""
        key = fold(text)
        found = list(self.standing.get(key, {}).values())
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, "Có nhiều đơn vị cùng tên này: mời ghi cả loại, ví dụ “xã”, “phường”."
        if key in self.ended:
            unit = next(iter(self.ended[key].values()))
            return None, f"{unit} không còn hoạt động: mời ghi đơn vị hiện nay."
        return None, "Chưa có đơn vị này trong danh mục: mời kiểm tra cách viết."
