"""Wagtail's own search (used in the back office), cured for Vietnamese."""
