"""Requests of data subjects that came in by the real action. All names are invented."""

from registrations.privacy import actions


def subject_request(at, **facts):
    """A request for erasure; ``code`` ties it to a receipt."""
    given = {"kind": "xoa", "text": "Xin xóa số điện thoại của tôi.", "name": "Chu Thị Mận", "phone": "0912000333"}
    return actions.submit_request(actions.NewRequest(**given | facts), at=at)
