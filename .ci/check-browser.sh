#!/usr/bin/env bash
# The page in a browser: `Tests/Browser/run.py` with Debian's chromium and PyPI's playwright and axe. Without a browser, or
# PyPI, it says so and ends with 0.
#   .ci/check-browser.sh one|all [ARGUMENTS]   the main journey, or every one; ARGUMENTS go to run.py
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=.build/ci/browser
list='playwright>=1.49,<2 axe-playwright-python>=0.1.4,<1'

command -v chromium >/dev/null || command -v chromium-browser >/dev/null || {
  printf 'left out: no chromium (apt-get install chromium)\n'
  exit 0
}
if [ "$(cat "$tools/list" 2>/dev/null)" != "$list" ]; then
  rm -rf "$tools"
  mkdir -p .build/ci
  # Words of the list are arguments of their own.
  # shellcheck disable=SC2086
  { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet $list; } >.build/ci/browser.log 2>&1 || {
    printf 'left out: PyPI cannot be reached (.build/ci/browser.log)\n'
    exit 0
  }
  printf '%s' "$list" >"$tools/list"
fi
exec "$tools/bin/python" Tests/Browser/run.py "$@"
