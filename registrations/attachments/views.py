"""Giving private files out."""

from urllib.parse import quote

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from . import access
from .models import Attachment
from .sniffing import KINDS


@never_cache
@require_safe
def download(request, attachment_id):
    """One file, to whoever may read it; to everybody else it does not exist.

    Always saved, never shown in the portal's own origin. Every opening by
    somebody other than the sender is written to the log.
    """
    attachment = get_object_or_404(Attachment, pk=attachment_id)
    try:
        file = access.open_for(request.user, attachment)
    except access.NotReadable:
        raise Http404 from None
    if request.user.pk is not None and request.user.pk != attachment.uploaded_by_id:
        log(attachment, "attachments.open", user=request.user)
    response = FileResponse(file, content_type=KINDS[attachment.kind].media_type)
    name = quote(attachment.original_name)
    response.headers["Content-Disposition"] = f"attachment; filename=\"tep.{attachment.kind}\"; filename*=UTF-8''{name}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
