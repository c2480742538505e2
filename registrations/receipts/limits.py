"""How often one address may ask."""

from __future__ import annotations

import hashlib
import ipaddress
import time

from django.conf import settings
from django.core.cache import cache


def network(remote: str) -> str:
    """The network an address belongs to: /24 of IPv4, /56 of IPv6; what is no address is its own network."""
    try:
        address = ipaddress.ip_address(remote)
    except ValueError:
        return "?"
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))


def remote_of(request) -> str:
    """The address a request comes from.

    Behind the trusted proxy of the served set-up that is the last entry of
    X-Forwarded-For, which the proxy itself wrote; what a visitor puts in front
    of it is not believed. Without a proxy the header is ignored.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def allowed(what: str, remote: str, *, times: int, seconds: int) -> bool:
    """Count one more request of an address; False when it has asked more than `times` in this span of time.

    Only a keyed hash of the network is kept, and only for the span.
    """
    key = _key(what, remote, seconds)
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= times
    except ValueError:  # the span ended between the two calls
        return True


def counted(what: str, remote: str, *, seconds: int) -> int:
    """How often `allowed` was asked for an address in this span of time, without counting once more."""
    return cache.get(_key(what, remote, seconds), 0)


def _key(what: str, remote: str, seconds: int) -> str:
    secret = f"{settings.SECRET_KEY}:{what}:{network(remote)}:{int(time.time() // seconds)}"
    return "limit:" + hashlib.sha256(secret.encode()).hexdigest()[:32]
