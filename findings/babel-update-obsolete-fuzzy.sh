#!/usr/bin/env bash
# `pybabel update` takes the fuzzy mark off an entry that is set aside (#~).
#
# Expected: an obsolete entry keeps its flags. gettext's msgmerge keeps "#, fuzzy" there, so that
# a doubtful translation is still doubtful when its sentence comes back one day.
# Happens: the entry stays, its fuzzy mark does not; nothing in the file says any more that the
# translation was never confirmed.
# Seen with: Babel 2.18.0, Python 3.11, 2026-11-30.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install 'Babel==2.18.0' 2>/dev/null

cat > messages.pot <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

msgid "Yes."
msgstr ""
PO
cat > sq.po <<'PO'
msgid ""
msgstr ""
"Language: sq\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "Yes."
msgstr "Po."

#, fuzzy
#~ msgid "No."
#~ msgstr "Ndoshta."
PO
env/bin/pybabel --quiet update --locale sq --input-file messages.pot --output-file sq.po

echo "What is set aside after the update:"
grep -B2 '^#~' sq.po
grep -q '^#~ msgstr "Ndoshta."$' sq.po              # the entry is still there
if grep -q '^#, fuzzy' sq.po; then echo "Changed: the mark stays."; exit 1; fi
echo "As described."
