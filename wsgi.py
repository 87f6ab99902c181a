"""The way in: `python3 wsgi.py` starts everything; a WSGI server finds `wsgi:app` here."""

import os

from scenario_trainer import bootstrap


def __getattr__(name):
    """`app` is made when a server first asks for it, so importing this module does no work."""
    if name != "app":
        raise AttributeError(name)
    from scenario_trainer.web import create_app

    globals()["app"] = create_app()
    return globals()["app"]


if __name__ == "__main__":
    os.environ.setdefault("TRAINER_DEMO", "yes")  # whoever tries it out wants somebody to be
    bootstrap.enter([__file__])
    from scenario_trainer.__main__ import main

    main()
