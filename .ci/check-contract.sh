#!/usr/bin/env bash
# The API against its own document: both versions of the document are valid, and schemathesis finds nothing that the
# program answers otherwise. Needs Python's venv and PyPI; without them it says so and ends with 0.
#   .ci/check-contract.sh EXAMPLES   how many examples an operation gets
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
examples=${1:-20}
program=${PROGRAM:-.build/release/entente}
tools=.build/ci/python
log=.build/ci/contract.log

.ci/python-tools.sh || { printf 'left out: PyPI cannot be reached\n'; exit 0; }

"$program" openapi | cmp - openapi.yaml || {
  printf 'openapi.yaml is stale: %s openapi > /tmp/openapi.yaml && mv /tmp/openapi.yaml .\n' "$program" >&2
  exit 1
}
"$program" get /openapi-3.0.json >.build/ci/openapi-3.0.json
"$tools/bin/openapi-spec-validator" openapi.yaml .build/ci/openapi-3.0.json

rm -f .build/ci/contract.url
# Every client of this check is one: no limit keeps it from trying texts.
"$program" serve --port 0 --readings-rate 0 >.build/ci/contract.url 2>"$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until [ -s .build/ci/contract.url ]; do
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.2
done
url=$(head -n 1 .build/ci/contract.url)
# It leaves a folder of its own where it runs.
(cd .build/ci && exec python/bin/st run "$url/openapi.yaml" --checks all --max-examples "$examples" --seed 1 \
  --no-color) >"$log" 2>&1 || {
  tail -n 80 "$log" | cut -c1-500 >&2
  exit 1
}
grep -E 'Test cases|Tested|No issues' -A 1 "$log" || true
