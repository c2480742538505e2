"""What the pages of scoring in the back office begin with."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from registrations import desks
from registrations.clusters.models import Cluster

from . import queries, rules

FOLDER = "registrations/scoring/staff"


class Desk(desks.Desk):
    """A page for those who may follow scoring."""

    header_icon = "table"
    allowed = staticmethod(rules.may_follow)
    begins = ("scoring_desk:index", "Chấm điểm cụm, khối")


class ClusterDesk(Desk):
    """A page of one cluster."""

    def dispatch(self, request, *args, **kwargs):
        self.cluster = get_object_or_404(Cluster.objects.select_related("organising_body"), pk=kwargs["cluster_id"])
        self.scoring = queries.scoring_of(self.cluster)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return f"Chấm điểm, {self.cluster.name}"

    def trail(self):
        return [{"url": reverse("scoring_desk:cluster", args=[self.cluster.pk]), "label": str(self.cluster)}]

    def back(self):
        """To the cluster, after something has happened."""
        return redirect("scoring_desk:cluster", self.cluster.pk)
