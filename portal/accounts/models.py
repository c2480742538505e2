"""People who sign in."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from registrations.units.models import Membership, Unit
from search.text import person_sort_key, tidy

from .querysets import InvitationQuerySet


class UserManager(BaseUserManager):
    """Makes users; the e-mail address is the sign-in name, kept in lower case."""

    use_in_migrations = True

    def create_user(self, email, password=None, **extra):
        """Make a user who may sign in. Raises ValueError without an address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra):
        """Make an administrator with every permission."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Người dùng: council staff, council members and members of units alike."""

    email = models.EmailField("thư điện tử", unique=True)
    full_name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("chức vụ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    is_active = models.BooleanField("đang hoạt động", default=True)
    is_staff = models.BooleanField("thuộc cơ quan thường trực", default=False)
    date_joined = models.DateTimeField("ngày tạo", default=timezone.now, editable=False)
    sort_key = models.CharField(max_length=1000, editable=False, db_index=True)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["sort_key", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_one_address",
                violation_error_message="Địa chỉ thư điện tử này đã có tài khoản.",
            ),
        ]

    def __str__(self):
        return self.full_name or self.email

    def save(self, *args, **kwargs):
        """Keep the address in lower case and the name ready for sorting by given name."""
        self.email = self.email.strip().lower()
        self.full_name = tidy(self.full_name)
        self.sort_key = person_sort_key(self.full_name)[:1000]
        if kwargs.get("update_fields") is not None and "full_name" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_key"}
        super().save(*args, **kwargs)

    def get_full_name(self):
        return self.full_name

    @property
    def first_name(self):
        """What Wagtail writes at the foot of its menu, where it would show the address otherwise: the whole name."""
        return self.full_name

    def get_short_name(self):
        """How Wagtail's mails address somebody: nobody is called by the given name alone."""
        return self.full_name


class Invitation(models.Model):
    """Lời mời: the one way to an account; sent by mail, good for one use within fourteen days.

    It gives either a role in a unit or a place in a staff group. Only a hash
    of the token in the mailed address is kept, so that nobody who reads the
    database can use it.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang chờ"
        ACCEPTED = "accepted", "Đã nhận"
        EXPIRED = "expired", "Đã hết hạn"
        REVOKED = "revoked", "Đã thu hồi"

    email = models.EmailField("thư điện tử")
    full_name = models.CharField("họ và tên", max_length=150)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=10, choices=Membership.Role, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name="nhóm"
    )
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 (unique)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations_sent", verbose_name="người mời"
    )
    created_at = models.DateTimeField("ngày mời", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("hết hạn", editable=False)
    sent_at = models.DateTimeField("gửi thư lúc", null=True, editable=False)
    accepted_at = models.DateTimeField("nhận lúc", null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="invitations_accepted", editable=False
    )
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "lời mời"
        verbose_name_plural = "lời mời"
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("invite_staff", "Mời người vào các nhóm của cơ quan thường trực"),
            ("invite_member", "Mời thành viên của đơn vị"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, group__isnull=True) & ~Q(role="")
                | Q(unit__isnull=True, group__isnull=False, role=""),
                name="accounts_invitation_unit_or_group",
                violation_error_message="Lời mời cần một đơn vị kèm vai trò, hoặc một nhóm.",
            ),
            models.UniqueConstraint(
                fields=["email", "unit"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True, unit__isnull=False),
                name="accounts_one_open_invitation_to_unit",
                violation_error_message="Người này đã có lời mời đang chờ của đơn vị.",
            ),
            models.UniqueConstraint(
                fields=["email", "group"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True, group__isnull=False),
                name="accounts_one_open_invitation_to_group",
                violation_error_message="Người này đã có lời mời đang chờ vào nhóm.",
            ),
        ]

    def __str__(self):
        return f"{self.full_name} ({self.email})"

    @property
    def purpose(self):
        """What the invitation gives, in words."""
        if self.unit_id:
            return f"{self.get_role_display()} của {self.unit.in_text}"
        return f"Nhóm {self.group.name}"

    def state(self, now=None):
        """The State at an instant; never stored."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.OPEN if (now or timezone.now()) < self.expires_at else self.State.EXPIRED
