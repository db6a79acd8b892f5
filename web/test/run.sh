#!/usr/bin/env bash
# Runs the page's tests, for Maven: they need no npm, but Node.js 20 or later. Where CI is true its absence is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p') || true
if [ "${major:-0}" -ge 20 ]; then
  exec node --test --test-reporter=spec test/*.test.js
fi

found=${major:+"version $major"}
echo "[WARNING] ===== THE TESTS OF THE PAGE ARE SKIPPED: expected Node.js 20 or later, found ${found:-none}. =====" >&2
[ "${CI:-}" != true ]
