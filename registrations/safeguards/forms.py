"""What every public form without an account carries against machines, with and without script."""

import time
import uuid

from django import forms
from django.core import signing

from .fields import ProofField

MIN_SECONDS = 4


class OpenForm(forms.Form):
    """A form that anybody may send: a key against doubles, a signed time, a trap and a proof of work.

    Signs of a machine are told by `suspicion` and kept beside what was sent;
    they never refuse anybody. Set ``stamp_salt`` to a name of the form's own.
    """

    use_required_attribute = False
    stamp_salt = ""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(label="Ô này để trống", required=False)
    altcha = ProofField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {"form_key": uuid.uuid4().hex, "stamp": stamp(self.stamp_salt)} | self.initial

    def suspicion(self):
        """Why this looks like a machine, or "": kept beside what was sent for the officer, never a refusal."""
        signs = []
        if self.cleaned_data["website"]:
            signs.append("đã điền ô bẫy")
        try:
            # A key or a clock of long ago is no sign: people write slowly.
            if time.time() - signing.loads(self.cleaned_data["stamp"], salt=self.stamp_salt) < MIN_SECONDS:
                signs.append(f"gửi trong chưa đầy {MIN_SECONDS} giây")
        except (signing.BadSignature, TypeError, ValueError):
            signs.append("không đến từ biểu mẫu của Trang")
        return "; ".join(signs)

    def key(self):
        """The random key of the form that was sent; a new one when it was lost on the way."""
        try:
            return uuid.UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid.uuid4()


def stamp(salt):
    """The signed moment at which a form was handed out."""
    return signing.dumps(round(time.time(), 1), salt=salt)
