"""Clusters and seats, for tests."""

import factory

from registrations.clusters.models import Cluster, Seat

from .units import OrganisingBodyFactory, UnitFactory


class ClusterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cluster

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    year = 2026
    name = factory.Sequence(lambda n: f"Cụm thi đua số {n + 1}")


class SeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Seat

    cluster = factory.SubFactory(ClusterFactory)
    unit = factory.SubFactory(UnitFactory)
