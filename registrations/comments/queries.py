"""What officers ask about comments."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Count, Q

from .models import Comment


def officers():
    """People to whom a comment may be given: active, and entitled to handle comments."""
    entitled = Permission.objects.filter(content_type__app_label="comments", codename="handle_comment")
    allowed = Q(user_permissions__in=entitled) | Q(groups__permissions__in=entitled)
    return get_user_model().objects.filter(allowed, is_active=True).distinct().order_by("full_name")


def comment_counts(consultation):
    """Numbers for the outcome, spam left out: total, agree, against, other, anonymous."""
    stance = Comment.Stance
    return consultation.comments.honest().aggregate(
        total=Count("pk"),
        agree=Count("pk", filter=Q(stance=stance.AGREE)),
        against=Count("pk", filter=Q(stance=stance.AGAINST)),
        other=Count("pk", filter=Q(stance=stance.OTHER)),
        anonymous=Count("pk", filter=Q(anonymous=True)),
    )
