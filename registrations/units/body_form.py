"""Forms of what belongs to a council."""

from registrations.units.models import OrganisingBody


class OneBodyMixin:
    """A form of something new that knows the council already, where there is only one to choose."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "organising_body" in self.fields:
            bodies = OrganisingBody.objects.order_by("pk")[:2]
            if len(bodies) == 1:
                self.initial.setdefault("organising_body", bodies[0].pk)
