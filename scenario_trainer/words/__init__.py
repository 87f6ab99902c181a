"""Words: the sentence of every code, once, for browser and terminal alike.

English stands here and Albanian in the one catalogue both entrances read. Rooms below
hand over codes, and an entrance says them in its reader's language.
"""


class Sentence(str):
    """A sentence of the catalogue; as `_` it marks one, and is spoken where it is shown."""

    __slots__ = ()
