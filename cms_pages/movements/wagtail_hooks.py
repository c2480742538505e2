"""The room's place in the back office."""

from wagtail import hooks

from .staff import MovementsDeskViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return MovementsDeskViewSet()
