"""The calendar's place in the back office."""

from wagtail import hooks

from .staff import CalendarDayViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return CalendarDayViewSet()
