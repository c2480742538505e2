"""Network addresses, and the networks they belong to. Nothing of this is ever stored as it is."""

import ipaddress

from django.conf import settings


def remote_of(request) -> str:
    """The address a request comes from.

    Behind our own proxy that is the last entry of X-Forwarded-For, which the
    proxy wrote; what a visitor puts in front of it is not believed. Without a
    proxy the header is ignored.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def networks(remote: str) -> tuple[str, str]:
    """The line and the neighbourhood of an address: /32 and /24 of IPv4, /64 and /48 of IPv6.

    One household or phone of IPv6 holds a /64 and can change its address in it
    at will. IPv4 written as IPv6 is IPv4; what is no address is its own network.
    """
    try:
        address = ipaddress.ip_address(remote.partition("%")[0])
    except ValueError:
        return "?", "?"
    address = getattr(address, "ipv4_mapped", None) or address
    near, far = (32, 24) if address.version == 4 else (64, 48)
    return tuple(str(ipaddress.ip_network(f"{address}/{bits}", strict=False)) for bits in (near, far))
