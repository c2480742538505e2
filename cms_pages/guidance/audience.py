"""Who reads a page of this section: everybody, or only the officers of the field who have signed in."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from wagtail.models import PageViewRestriction

from registrations.units.queries import memberships_of


class Audience(models.TextChoices):
    """Ai đọc được."""

    EVERYONE = "moi-nguoi", "Mọi người"
    OFFICERS = "can-bo", "Chỉ người làm công tác thi đua, khen thưởng đã đăng nhập"


def is_officer(user):
    """Does this person work in the field: in the back office, or for a unit today?"""
    if not user.is_authenticated or not user.is_active:
        return False
    return memberships_of(user).exists() or user.has_perm("wagtailadmin.access_admin")


class AudienceMixin(models.Model):
    """A page with an audience.

    The page carries Wagtail's own view restriction as well, so that whatever asks for public pages (search, lists,
    sitemap, files) leaves it out without knowing of audiences.
    """

    audience = models.CharField("ai đọc được", max_length=10, choices=Audience, default=Audience.EVERYONE)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            login = PageViewRestriction.objects.filter(page=self.pk, restriction_type=PageViewRestriction.LOGIN)
            if self.audience == Audience.OFFICERS:
                if not login.exists():
                    PageViewRestriction.objects.create(page_id=self.pk, restriction_type=PageViewRestriction.LOGIN)
            else:
                for restriction in login:
                    restriction.delete()

    def share_card(self, office):
        """A page for officers is shared by nobody: no card is drawn of it."""
        return "" if self.audience == Audience.OFFICERS else super().share_card(office)

    def serve(self, request, *args, **kwargs):
        if self.audience == Audience.OFFICERS and not is_officer(request.user):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied
        return super().serve(request, *args, **kwargs)
