"""People who sign in, for tests."""

import factory
from django.contrib.auth.models import Group

from portal.accounts.models import User

PASSWORD = "mat-khau-Thu-nghiem-7"


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody with an account; ``groups=["Biên tập viên"]`` puts them into groups that exist."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"nguoi.dung.{n}@donvi.example")
    full_name = factory.Sequence(lambda n: f"Hoàng Thị Mẫu {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, names, **kwargs):
        if create and names:
            self.groups.set(Group.objects.filter(name__in=names))


class SuperuserFactory(UserFactory):
    """The first administrator."""

    full_name = factory.Sequence(lambda n: f"Vi Quản Trị {n}")
    is_staff = is_superuser = True
