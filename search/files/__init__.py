"""Text of public files: read once in a process of its own, kept by the hash of the contents."""
