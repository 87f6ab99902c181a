"""Tokens in cookies and links: random, and kept as a hash, so the database opens no door."""

import hashlib
import secrets


def new() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
