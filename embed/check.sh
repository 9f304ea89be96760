#!/bin/sh
# What CI asks of the embed: types, unit tests, and that the committed build is what the sources give.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --no-audit --no-fund
npx tsc --noEmit
npm test --silent
fresh=$(mktemp -d)
trap 'rm -r "$fresh"' EXIT
node build.mjs "$fresh"
for built in "$fresh"/*; do
  file=$(basename "$built")
  cmp "$built" "../comity/static/comity/$file" || {
    echo "comity/static/comity/$file is not what embed/ builds: run 'npm run build' in embed/ and commit" >&2
    exit 1
  }
done
