"""People who sign in, for tests."""

from datetime import timedelta

import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from portal.accounts.actions import enrol_totp
from portal.accounts.models import Invitation, User
from portal.accounts.queries import token_hash

PASSWORD = "mat-khau-Thu-nghiem-7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # base32; the same app for everybody who needs one


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody with an account; ``groups=["Biên tập viên"]`` puts them into groups (made when missing).

    Who is staff, superuser or in a group gets a second factor, as the portal
    asks of them; ``second_factor=True`` or ``False`` decides otherwise.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"nguoi.dung.{n}@donvi.example")
    full_name = factory.Sequence(lambda n: f"Hoàng Thị Mẫu {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, names, **kwargs):
        if create and names:
            self.groups.set([Group.objects.get_or_create(name=name)[0] for name in names])

    @factory.post_generation
    def second_factor(self, create, wanted, **kwargs):
        if wanted is None:
            wanted = self.is_staff or self.is_superuser or self.groups.exists()
        if create and wanted:
            enrol_totp(self, SECRET)


class SuperuserFactory(UserFactory):
    """The first administrator, with a second factor."""

    full_name = factory.Sequence(lambda n: f"Vi Quản Trị {n}")
    is_staff = is_superuser = True


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation to draft for a commune; ``token="…"`` fixes what stands in its address."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence(lambda n: f"token-{n}")

    email = factory.Sequence(lambda n: f"duoc.moi.{n}@donvi.example")
    full_name = factory.Sequence(lambda n: f"Nông Văn Mời {n}")
    unit = factory.SubFactory("tests.factories.units.UnitFactory")
    role = "drafter"
    invited_by = factory.SubFactory(SuperuserFactory)
    token_hash = factory.LazyAttribute(lambda o: token_hash(o.token))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
