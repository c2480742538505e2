"""Who may see, record and withdraw a consent."""

from cms_pages.core.workflow import WITHDRAW
from cms_pages.exemplars.models import Consent


def may_see(user) -> bool:
    """Those who keep the forms, and whoever approves what rests on them."""
    return user.is_active and user.has_perm("cms_exemplars.view_consent")


def may_record(user) -> bool:
    """Editors and officers who hold the signed form in their hands."""
    return may_see(user) and user.has_perm("cms_exemplars.record_consent")


def may_withdraw(user) -> bool:
    """Whoever may record it, and whoever may take pages down."""
    return may_record(user) or (may_see(user) and user.has_perm(WITHDRAW))


def may_read_file(user, attachment) -> bool:
    """The signed form of a consent, for those who may see the consent."""
    return user.is_authenticated and may_see(user) and Consent.objects.filter(consent_file=attachment).exists()
