#!/usr/bin/env bash
# What the API is checked with, in a virtual environment of its own; made once, and again when the list changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=.build/ci/python
list='schemathesis>=4.32,<5 openapi-spec-validator==0.9.0 pandas networkx icalendar feedparser PyLD csvw edtf'

[ "$(cat "$tools/list" 2>/dev/null)" != "$list" ] || exit 0
rm -rf "$tools"
mkdir -p .build/ci
python3 -m venv "$tools" >.build/ci/python.log 2>&1 || {
  # Debian's python3 comes without it.
  apt-get install -y --no-install-recommends python3-venv >>.build/ci/python.log 2>&1
  python3 -m venv "$tools" >>.build/ci/python.log 2>&1
}
# Words of the list are arguments of their own.
# shellcheck disable=SC2086
"$tools/bin/pip" install --quiet $list >>.build/ci/python.log 2>&1
printf '%s' "$list" >"$tools/list"
