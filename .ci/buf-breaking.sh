# No change of the contract that breaks clients: the contract as it stands, against the contract before its last change.
set -euo pipefail
source .ci/lib.sh
buf_tool
if [[ -n $(git status --porcelain -- proto) ]]; then
  base=HEAD
else
  changed=$(git log -1 --first-parent --format=%H -- proto)
  base=$changed^
fi
if ! git cat-file -e "$base:proto" 2>/dev/null; then
  echo "skipped: the contract has no earlier version"
  exit 0
fi
base=$(git rev-parse "$base")
echo "against $base"
git=$(git rev-parse --path-format=absolute --git-common-dir)
"$buf" breaking --against "$git#format=git,ref=$base"
