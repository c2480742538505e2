"""Ports for servers that tests start as processes of their own."""

import random
import socket

# Below those that the system gives away by itself: between choosing a port and listening there, and between two starts
# on the same one, no live server or proxy of another test comes in its place.
KEPT = range(20_000, 32_000)


def free_port():
    """A port of this machine on which nobody listens."""
    picked = random.SystemRandom()
    while True:
        with socket.socket() as tried:
            port = picked.choice(KEPT)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
