"""Settings of the portal, put together from one file per topic.

Every value that differs between machines comes from `env.py`; nothing else
reads the environment.
"""

from .apps import *  # noqa: F403
from .base import *  # noqa: F403
from .content import *  # noqa: F403
from .security import *  # noqa: F403
from .storage import *  # noqa: F403
