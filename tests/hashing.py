"""A hash of passwords that takes no time: what is tested elsewhere need not wait for it.

A real server of the tests (`tests/server.py`) hashes as Comity does.
"""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class Quick(PBKDF2PasswordHasher):
    """Django's default in all but its million rounds."""

    iterations = 1
