"""WSGI entry point of the portal."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

from portal.demo.guard import check_serving  # noqa: E402 (needs the apps to be ready)

check_serving()

# A request asks the database some dozen times and after each answer waits for its turn among the threads. Turns of
# 5 ms, Python's own, add up: under many writers readers waited several times longer than their page took.
sys.setswitchinterval(0.0005)
