"""Receipt codes: random, easy to read out, and able to tell a typing slip. Pure functions.

A code is TDKT-XXXX-XXXX-XXXX-XXXX-XXXX over 31 signs without I, L, O, 0 and 1.
Nineteen signs are random (94 bits, out of reach of whoever guesses, whatever the
limits do), the last one checks the others: 31 is a prime, so a weighted sum
modulo 31 finds every single wrong sign and every two swapped ones.
"""

from __future__ import annotations

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PREFIX = "TDKT"
RANDOM_SIGNS = 19


class BadCode(ValueError):
    """What was typed cannot be a receipt code. The message is for the reader."""


def _check_sign(body: str) -> str:
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def _grouped(signs: str) -> str:
    return "-".join([PREFIX, *(signs[start : start + 4] for start in range(0, len(signs), 4))])


def new_code() -> str:
    """A fresh random code with its check sign."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS))
    return _grouped(body + _check_sign(body))


def parse(typed: str) -> str:
    """The code in its own spelling, from whatever spacing and case was typed.

    Raises BadCode with a Vietnamese explanation when it cannot be a code.
    """
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", typed[:200]).upper() if sign.isalnum())
    signs = signs.replace("Đ", "D").removeprefix(PREFIX)
    if not signs:
        raise BadCode("Mời nhập mã tiếp nhận, ví dụ TDKT-7K4M-Q93H-X2FA-8PVW-R6DP.")
    unknown = sorted({sign for sign in signs if sign not in ALPHABET})
    if unknown:
        raise BadCode(
            f"Mã tiếp nhận không có ký tự {', '.join(unknown[:5])}. Mời xem lại từng ký tự trên giấy xác nhận."
        )
    if len(signs) != RANDOM_SIGNS + 1:
        raise BadCode(
            f"Mã tiếp nhận có {RANDOM_SIGNS + 1} ký tự sau chữ {PREFIX}; mã vừa nhập có {len(signs)}. Mời xem lại."
        )
    if _check_sign(signs[:-1]) != signs[-1]:
        raise BadCode("Mã này có một ký tự chưa khớp. Mời so lại từng ký tự với giấy xác nhận.")
    return _grouped(signs)
