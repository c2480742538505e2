"""Who may read and keep meetings of the council."""

from cms_pages.council.rules import sits

from .models import Paper


def may_keep(user):
    """Staff of the standing body: the secretary's work."""
    return user.has_perm("cms_meetings.change_meeting")


def may_see_all(user):
    """Staff who see meetings in the back office, also those to which nobody is invited yet."""
    return user.has_perm("cms_meetings.view_meeting") or may_keep(user)


def is_member(user):
    """Members of the council until their last seat ends, and the staff who prepare the meetings."""
    return user.is_active and (may_see_all(user) or (user.has_perm("cms_meetings.read_meeting") and sits(user)))


def sits_in(user, meeting):
    """Somebody who sits in for a member, from the invitation until the meeting is over."""
    called = user.is_active and meeting.called_at is not None and not meeting.is_over
    return called and meeting.substitutes.filter(account=user.pk).exists()


def may_read(user, meeting):
    """A member once invited, who sits in for one until it is over; staff always."""
    return may_see_all(user) or (meeting.called_at is not None and is_member(user)) or sits_in(user, meeting)


def may_read_file(user, attachment):
    """Whether a paper is open to somebody: whoever may read its meeting."""
    if not user.is_authenticated:
        return False
    paper = Paper.objects.filter(attachment=attachment).select_related("meeting").first()
    return paper is not None and may_read(user, paper.meeting)
