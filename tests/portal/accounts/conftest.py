import pytest
from django.test import Client


@pytest.fixture
def client_factory():
    """More browsers than one."""
    return Client
