# The floors on the acceptance articles, which are no part of this repository.
set -euo pipefail
source .ci/lib.sh
articles=$(cd .. && pwd)/shared/acceptance
if [[ ! -f $articles/score.py ]]; then
  echo "SKIPPED: no acceptance articles beside this checkout (../shared/acceptance)"
  exit 0
fi
predictions=$(mktemp)
trap 'rm -f "$predictions"' EXIT
ENTITY_EXTRACTOR_ACCEPTANCE=$articles ENTITY_EXTRACTOR_PREDICTIONS=$predictions cargo test --test acceptance
python3 "$articles/score.py" "$predictions" --min sentences=1.0 --min typed=0.99 --min linked=0.99 \
  --min roles-stated=0.97 --min role-titles=0.95 --min references=0.90
