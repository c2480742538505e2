"""What Wagtail's back office learns from this room."""

from wagtail import hooks

from .staff import ConsentTextViewSet


@hooks.register("register_admin_viewset")
def register_viewset():
    return ConsentTextViewSet()
