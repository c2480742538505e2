"""A door in front of the real search server that can be shut, slowed and broken while the tests go on."""

import contextlib
import socket
import threading
import time
from urllib.parse import urlsplit


class Proxy:
    """Passes bytes to the server and back. ``mood`` is what it does with whoever comes:

    "pass" lets them through, "hang" takes the question and never answers,
    "reset" breaks the connection off, "error" answers 503, "slow" waits
    ``delay`` seconds before it passes anything on. ``shut()`` is a server that
    is not there at all.
    """

    def __init__(self, target):
        parts = urlsplit(target)
        self.target = (parts.hostname, parts.port)
        self.mood = "pass"
        self.delay = 5.0
        self.asked = 0
        self._sockets = set()
        self._listener = None
        self.port = 0
        self.open()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def open(self):
        self._listener = socket.create_server(("127.0.0.1", self.port), reuse_port=False, backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def shut(self):
        """Nobody listens any more, and whoever was connected is cut off."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def cut(self):
        for each in list(self._sockets):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._sockets.clear()

    def set(self, mood):
        """Change what it does; connections that stand are broken off."""
        self.mood = mood
        self.cut()

    def _accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._sockets.add(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with contextlib.suppress(OSError):
            if self.mood == "pass" or self.mood == "slow":
                self._pass(client)
                return
            question = client.recv(65536)
            self.asked += bool(question)
            if self.mood == "error":
                body = b'{"error":{"type":"unavailable","reason":"no shard"},"status":503}'
                head = b"HTTP/1.1 503 Service Unavailable\r\nX-Elastic-Product: Elasticsearch\r\n"
                head += b"Content-Type: application/json\r\nConnection: close\r\n"
                client.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
                client.close()
            elif self.mood == "reset":
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                client.close()
            else:  # hang: until it is cut
                client.recv(1)

    def _pass(self, client):
        server = socket.create_connection(self.target)
        self._sockets.add(server)
        threading.Thread(target=self._copy, args=(server, client), daemon=True).start()
        self._copy(client, server, question=True)

    def _copy(self, source, goal, question=False):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if question:
                    self.asked += 1
                    if self.mood == "slow":
                        time.sleep(self.delay)
                goal.sendall(data)
        for each in (source, goal):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
