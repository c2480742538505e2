"""A scoring as one person meets it: what every page of it asks first."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import cached_property

from registrations.clusters.members import has_sat, members_of, parts_of
from registrations.clusters.models import Cluster
from search.text import whole_number

from . import queries, rules

FOLDER = "registrations/scoring"


class Scene:
    """A cluster's scoring for one person; to who has no part in the cluster it does not exist."""

    def __init__(self, request, cluster_id):
        self.request, self.user, self.now = request, request.user, timezone.now()
        self.cluster = get_object_or_404(Cluster.objects.select_related("organising_body"), pk=cluster_id)
        if not (rules.may_follow(self.user) or has_sat(self.user, self.cluster, self.now)):
            raise Http404
        self.scoring = queries.scoring_of(self.cluster)
        if self.scoring is None:
            raise Http404
        self.members = members_of(self.cluster, self.now)
        self.parts = parts_of(self.user, self.members, self.now)

    @property
    def state(self):
        return rules.state(self.scoring, self.now)

    @cached_property
    def rows(self):
        """Every member with its sheet."""
        return queries.rows_of(self.scoring, self.members)

    def columns(self, sheet):
        """The columns of a sheet that this person reads."""
        return rules.columns_to_read(self.user, self.scoring, sheet, self.parts, self.members, self.now)

    def writes(self, sheet):
        """The column of a sheet that this person writes, or ""."""
        return rules.column_to_write(self.scoring, sheet, self.parts, self.members, self.now)

    def row(self, unit_id):
        """The row of a member of which this person may see something; else it does not exist."""
        row = next((each for each in self.rows if each.member.unit.pk == unit_id), None)
        if row is None or not (self.columns(row.sheet) or self.writes(row.sheet)):
            raise Http404
        return row

    @property
    def head(self):
        """The part in which this person leads the cluster, or None."""
        return rules.leads(self.parts)

    def page(self, template, status=200, **context):
        """A page of this scoring."""
        common = {
            "cluster": self.cluster,
            "scoring": self.scoring,
            "criteria_set": self.scoring.criteria_set,
            "state": self.state,
            "chip": rules.STATE_WORDS[self.state],
            "leading": self.head is not None,
        }
        return render(self.request, f"{FOLDER}/{template}.html", common | context, status=status)


def number(text) -> int:
    """A number out of a form or an address; 0 for anything else."""
    return whole_number(text) or 0
