"""Translations of a scenario: gettext catalogues read, written and carried along."""
