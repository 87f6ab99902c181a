#!/usr/bin/env bash
# A Jinja filter on a constant is worked out while the template is compiled, not while it is rendered.
#
# Expected: a filter is called each time it is come by, so one that depends on who reads (a
# decimal comma, a currency, the clock) answers for each reader, whatever stands before it.
# Happens: on a variable it does; on a constant it is called once, when the template is
# compiled, and its answer stands in the template for everybody until the program ends. The
# first reader's language is everybody's. `pass_context` on the filter keeps it from that.
# Seen with: Jinja2 3.1.6, Python 3.11, 2026-11-30.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install 'Jinja2==3.1.6' 2>/dev/null

cat > seen.py <<'PY'
from jinja2 import Environment, pass_context

reader = {"comma": True}


def figures(written):
    return written.replace(".", ",") if reader["comma"] else written


environment = Environment()
environment.filters["figures"] = figures
environment.filters["asked"] = pass_context(lambda context, written: figures(written))
page = environment.from_string(
    '{{ "0.6"|figures }} {{ number|figures }} {{ "0.6"|asked }}'
)  # compiled while the reader wants commas
said = {}
for reader["comma"] in (True, False):
    said[reader["comma"]] = page.render(number="0.6").split()
    print("comma" if reader["comma"] else "point", "wanted:", *said[reader["comma"]])

assert said[True] == ["0,6", "0,6", "0,6"], said
assert said[False] == ["0,6", "0.6", "0.6"], said  # the constant kept the first reader's comma
PY
env/bin/python seen.py
echo "As described."
