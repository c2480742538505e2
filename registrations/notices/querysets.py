from django.db import models


class NoticeQuerySet(models.QuerySet):
    """Notices: waiting for the mail server, or lying in somebody's inbox."""

    def of(self, user):
        """The inbox of a person."""
        return self.filter(recipient=user, in_inbox=True)

    def unread(self):
        """Those not opened yet."""
        return self.filter(read_at__isnull=True)

    def waiting(self):
        """Mails that have not gone."""
        return self.filter(by_mail=True, sent_at__isnull=True)
