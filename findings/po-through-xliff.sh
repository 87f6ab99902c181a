#!/usr/bin/env bash
# A PO catalogue sent through XLIFF and back (po2xliff, xliff2po) loses translations.
#
# Expected: XLIFF is the exchange format of translators, so what goes in comes out: every
# entry with its msgctxt, two entries of one msgid with their two translations, and what was
# set aside (#~) still set aside.
# Happens: no entry has its context. Of two entries with the same msgid and different
# contexts one translation is gone (a warning of a "duplicate unit" is all that is said), and
# the other stands under an empty msgctxt. The entry that was set aside is a living one now.
# Seen with: translate-toolkit 3.20.4, Python 3.11, 2026-11-30.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip --quiet --disable-pip-version-check install 'translate-toolkit==3.20.4' 2>/dev/null

cat > in.po <<'PO'
msgid ""
msgstr ""
"Language: sq\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

msgctxt "door.lines.0"
msgid "Yes."
msgstr "Po."

msgctxt "door.lines.1"
msgid "Yes."
msgstr "Po, zonjë."

#~ msgctxt "door.lines.2"
#~ msgid "No."
#~ msgstr "Jo."
PO
env/bin/po2xliff --progress=none -i in.po -o there.xlf
env/bin/xliff2po --progress=none -i there.xlf -o back.po

echo "What came back, without the header:"
sed -n '/^$/,$p' back.po

absent() { if grep -q "$1" back.po; then echo "Changed: $1 came back."; exit 1; fi; }
grep -q 'Po, zonjë.' there.xlf                      # it got into the XLIFF
absent 'door.lines'                                 # no context came back
test "$(grep -c '^msgid "Yes."$' back.po)" = 1      # one entry of two
absent 'Po, zonjë.'                                 # one translation is gone
grep -q '^msgid "No."$' back.po                     # what was set aside is living
echo "As described."
