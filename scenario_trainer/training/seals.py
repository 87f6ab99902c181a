"""What only the key of this installation can say again: it is compared and never read back."""

import hmac

from scenario_trainer.records import database


def seal_of(said: str) -> str:
    """A keyed hash (HMAC) of *said*."""
    key = database.settings().secret_key.encode()
    return hmac.new(key, said.encode("utf-8", "replace"), "sha256").hexdigest()
