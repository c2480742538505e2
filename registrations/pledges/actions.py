"""Everything that happens to a pledge: one function per event, each in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from registrations.clusters.members import Member, members_of, parts_of
from registrations.clusters.models import Cluster
from registrations.receipts import actions as receipts
from registrations.refusals import Conflict, Incomplete, NotAllowed, WrongState
from registrations.signing import actions as signing_off
from registrations.signing.matters import Matter, hash_of
from registrations.signing.models import Confirmation
from registrations.units.models import Unit

from . import content, emails, queries, rules
from .models import Pledge, PledgeVersion, Signature

RECEIPT_KIND = "pledges.pledge"


def _lock(cluster_id: int) -> Pledge:
    """The pledge of a cluster, locked until the transaction ends. Raises WrongState when there is none."""
    locked = Pledge.objects.select_for_update(of=("self",)).select_related("cluster", "changed_by")
    pledge = locked.filter(cluster=cluster_id).first()
    if pledge is None:
        raise WrongState("Giao ước của cụm, khối này chưa được soạn.")
    return pledge


def save_draft(
    cluster: Cluster, data: Mapping[str, Any], *, version: int, by: Any, now: datetime | None = None
) -> Pledge:
    """Keep the working copy: `title`, `text` and `targets` (dicts of text and level); also every autosave.

    `version` is the token that the form was opened with. Raises NotAllowed or
    Conflict, and then nothing is written. Saving what is there changes nothing.
    """
    now = now or timezone.now()
    with transaction.atomic():
        if not rules.may_draft(by, parts_of(by, members_of(cluster, now), now)):
            raise NotAllowed("Giao ước do đơn vị trưởng cụm, khối soạn.")
        title = rules.default_title(cluster)
        Pledge.objects.get_or_create(cluster=cluster, defaults={"title": title, "changed_by": by, "changed_at": now})
        pledge = _lock(cluster.pk)
        if (pledge.title, pledge.text, pledge.targets) == (data["title"], data["text"], data["targets"]):
            return pledge
        if pledge.version > version:
            raise Conflict.of("Bản này", pledge.changed_by, pledge.changed_at)
        pledge.title, pledge.text, pledge.targets = data["title"], data["text"], list(data["targets"])
        pledge.version += 1
        pledge.changed_by, pledge.changed_at = by, now
        pledge.full_clean(exclude=["cluster", "changed_by"])
        pledge.save()
    return pledge


def open_signing(
    cluster: Cluster, *, version: int, note: str = "", by: Any, now: datetime | None = None
) -> PledgeVersion:
    """Put the working copy before all members for signing.

    Before the first signature the text of the open version is replaced; after
    it a new version begins, which all are asked to sign again and which needs a
    `note` on what changed. Raises NotAllowed, Conflict (the working copy has
    changed since it was read), Incomplete or WrongState (nothing has changed).
    """
    now = now or timezone.now()
    with transaction.atomic():
        pledge = _lock(cluster.pk)
        members = members_of(cluster, now)
        if not rules.may_open(by, parts_of(by, members, now)):
            raise NotAllowed("Người ký duyệt của đơn vị trưởng cụm, khối đưa giao ước ra ký.")
        if pledge.version != version:
            raise Conflict.of("Bản này", pledge.changed_by, pledge.changed_at)
        matter = content.content_of(pledge)
        last = queries.newest(pledge)
        _demand_fit(matter, members, last, note)
        found = _begin(pledge, last, matter, note, by, now)
        emails.opened(found, members, now)
        log(pledge, "pledges.opened", user=by, data={"number": found.number, "note": note}, timestamp=now)
    return found


def _demand_fit(matter, members, last, note) -> None:
    if not matter["text"].strip() and not matter["targets"]:
        raise Incomplete("Giao ước chưa có nội dung hoặc chỉ tiêu nào.")
    if len(members) < 2:
        raise Incomplete("Cụm, khối cần ít nhất hai đơn vị để ký giao ước. Mời kiểm tra danh sách đơn vị.")
    if last is None:
        return
    if content.digest_of(matter) == last.digest:
        raise WrongState(f"Nội dung giống bản {last.number} đang dùng, không cần đưa ra ký lại.")
    if last.signatures.exists() and not note.strip():
        raise Incomplete("Đã có đơn vị ký. Mời ghi nội dung thay đổi để các đơn vị biết vì sao ký lại.")


def _begin(pledge, last, matter, note, by, now) -> PledgeVersion:
    fields = {
        "content": matter,
        "digest": content.digest_of(matter),
        "note": note,
        "opened_by": by,
        "opened_at": now,
    }
    if last is not None and not last.signatures.exists():
        for name, value in fields.items():
            setattr(last, name, value)
        last.save(update_fields=list(fields))
        return last
    return PledgeVersion.objects.create(pledge=pledge, number=last.number + 1 if last else 1, **fields)


def sign(
    cluster: Cluster, unit_id: int, *, number: int, digest: str, by: Any, now: datetime | None = None
) -> Signature:
    """Sign for a unit the version and the very text that was on the screen; pressing twice signs once.

    The last signature completes the pledge and brings its receipt. Raises
    NotAllowed, WrongState, Conflict (the text is another one by now) or, where
    the office asks for a second factor, `signing.NotConfirmed`.
    """
    now = now or timezone.now()
    with transaction.atomic():
        pledge = _lock(cluster.pk)
        members = members_of(cluster, now)
        member = _signing_for(by, members, unit_id, now)
        version = _as_shown(queries.newest(pledge), number, digest)
        if mine := version.signatures.filter(unit=member.unit).first():
            return mine
        confirmation = signing_off.use_if_asked(by, matter_of(version, member.unit), now=now)
        signature = _write_signature(version, member, by, now, confirmation)
        how = confirmation.get_method_display() if confirmation else ""
        data = {"number": version.number, "unit": str(member.unit), "how": how}
        log(pledge, "pledges.signed", user=by, data=data, timestamp=now)
        signing = queries.signing_of(version, members)
        if signing.is_full and version.completed_at is None:
            _complete(signing, members, by, now)
    return signature


def matter_of(version: PledgeVersion, unit: Unit) -> Matter:
    """What is confirmed: that one unit signs exactly this version."""
    said = hash_of({"number": version.number, "digest": version.digest, "unit": unit.pk})
    return Matter(RECEIPT_KIND, f"{version.pk}-{unit.pk}", said, f"{version.content['title']}, {unit.name}")


def require_ready(
    cluster: Cluster, unit_id: int, *, number: int, digest: str, by: Any, now: datetime | None = None
) -> tuple[PledgeVersion, Member]:
    """Ask everything that `sign` asks but the confirmation, so that no code is spent in vain. Raises as it."""
    now = now or timezone.now()
    member = _signing_for(by, members_of(cluster, now), unit_id, now)
    return _as_shown(queries.newest(queries.pledge_of(cluster)), number, digest), member


def _as_shown(version: PledgeVersion | None, number: int, digest: str) -> PledgeVersion:
    if version is None:
        raise WrongState("Giao ước chưa được đưa ra ký.")
    if (version.number, version.digest) != (number, digest):
        raise Conflict("Giao ước vừa có nội dung mới. Mời đọc lại trước khi ký; chữ ký chưa được ghi.")
    return version


def _signing_for(by, members, unit_id, now) -> Member:
    for part in parts_of(by, members, now):
        if part.member.unit.pk == unit_id and rules.may_sign(part):
            return part.member
    raise NotAllowed("Giao ước do người ký duyệt của đơn vị ký.")


def _write_signature(version, member, by, now, confirmation: Confirmation | None) -> Signature:
    return Signature.objects.create(
        version=version,
        unit=member.unit,
        user=by,
        unit_name=member.unit.name,
        name=by.full_name,
        position=by.position,
        at=now,
        confirmation=confirmation,
    )


def _complete(signing: queries.Signing, members: list[Member], by: Any, now: datetime) -> None:
    version = signing.version
    version.sealed = queries.sealed_content(signing)
    version.receipt = receipts.issue(kind=RECEIPT_KIND, content=version.sealed, private=True, at=now)
    version.completed_at = now
    version.save(update_fields=["sealed", "receipt", "completed_at"])
    emails.completed(version, members, now)
    data = {"number": version.number, "receipt": version.receipt.code}
    log(version.pledge, "pledges.completed", user=by, data=data, timestamp=now)


def complete(cluster: Cluster, *, by: Any, now: datetime | None = None) -> PledgeVersion:
    """Close the signing when everybody who is still a member has signed: the one waited for has left.

    Raises NotAllowed or WrongState.
    """
    now = now or timezone.now()
    with transaction.atomic():
        pledge = _lock(cluster.pk)
        members = members_of(cluster, now)
        if not rules.may_open(by, parts_of(by, members, now)):
            raise NotAllowed("Người ký duyệt của đơn vị trưởng cụm, khối xác nhận việc ký kết.")
        version = queries.newest(pledge)
        if version is None or version.completed_at:
            raise WrongState("Không có bản giao ước nào đang ký.")
        signing = queries.signing_of(version, members)
        if not signing.is_full:
            raise WrongState("Còn đơn vị chưa ký.")
        _complete(signing, members, by, now)
    return version


def remind(cluster: Cluster, *, by: Any, now: datetime | None = None) -> int:
    """Write to those who sign for members that have not; how many people. Raises NotAllowed or WrongState."""
    now = now or timezone.now()
    with transaction.atomic():
        pledge = _lock(cluster.pk)
        members = members_of(cluster, now)
        if not rules.may_open(by, parts_of(by, members, now)):
            raise NotAllowed("Người ký duyệt của đơn vị trưởng cụm, khối nhắc các đơn vị.")
        version = queries.newest(pledge)
        if version is None or version.completed_at:
            raise WrongState("Không có bản giao ước nào đang ký.")
        waiting = [line.member for line in queries.signing_of(version, members).waiting]
        told = emails.reminded(version, waiting, now)
        log(pledge, "pledges.reminded", user=by, data={"count": len(waiting)}, timestamp=now)
    return told


def set_publicity(cluster: Cluster, publicity: str, *, by: Any, now: datetime | None = None) -> Pledge:
    """Decide what the public sees once all have signed. Raises NotAllowed."""
    if not rules.is_officer(by):
        raise NotAllowed("Tài khoản này không có quyền đổi phần công khai của giao ước.")
    with transaction.atomic():
        Pledge.objects.get_or_create(cluster=cluster, defaults={"title": rules.default_title(cluster)})
        pledge = _lock(cluster.pk)
        pledge.publicity = Pledge.Publicity(publicity)
        pledge.save(update_fields=["publicity"])
        data = {"publicity": pledge.get_publicity_display()}
        log(pledge, "pledges.publicity", user=by, data=data, timestamp=now or timezone.now())
    return pledge
