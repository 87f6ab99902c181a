"""The entrance for browsers: one blueprint per family of screens.

The floor plan:

app, templating, environment, assets, headers, cookies, compression, server, lanes    the application around every page
screens      access, account, library, practice, progress, own_texts, people, remarks, system
who may      login, policy, devices, known_device, lately, academy
forms        forms, form_tokens, unsent, htmx
what is said words, languages, errors
"""

from scenario_trainer.web.app import create_app as create_app
