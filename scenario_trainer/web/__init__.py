"""The entrance for browsers: one blueprint per family of screens."""

from scenario_trainer.web.app import create_app as create_app
