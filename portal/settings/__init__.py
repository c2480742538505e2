"""Settings of the portal, put together from one file per topic.

Every value that differs between machines comes from `env.py`; nothing else
reads the environment.
"""

from .apps import *
from .base import *
from .content import *
from .security import *
from .storage import *
