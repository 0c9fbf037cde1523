# The contract's style, by buf.yaml.
set -euo pipefail
source .ci/lib.sh
buf_tool
"$buf" lint
"$buf" format --diff --exit-code >/dev/null || fail "run 'buf format --write'"
