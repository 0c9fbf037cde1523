# The manifests, the dashboards and the Dockerfile against Kubernetes' schemas, policies, and the binary itself; and the mistakes that
# must be caught, planted one by one. Nothing is done where all of these are as they were when they last passed.
set -euo pipefail
source .ci/lib.sh
go_tool grpcurl github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
grpcurl=$tool
go_tool kube-score github.com/zegl/kube-score/cmd/kube-score v1.20.0
score=$tool
start_server

# What the binary says of itself, by its help and by its health.
facts=$work/facts
mkdir "$facts"
"$binary" serve --help >"$facts/help"
for service in $("$grpcurl" -plaintext "$address" list); do
  if "$grpcurl" -plaintext -d "{\"service\": \"$service\"}" "$address" grpc.health.v1.Health/Check 2>/dev/null | grep -q '"SERVING"'; then
    echo "$service"
  fi
done >"$facts/services"
admin=$(sed -n 's/.*"message":"admin listening","address":"\([^"]*\)".*/\1/p' "$work/log")
if [[ -n $admin ]]; then
  # Some metrics are there from the first call on.
  "$grpcurl" -plaintext -d '{"document": {"content": "Antony Blinken spoke."}}' "$address" entity_extractor.v1.ExtractionService/Extract >/dev/null
  curl --silent --fail "http://$admin/metrics" >"$work/metrics"
  # The names alone: figures change, and the facts are compared with those of the last time.
  grep '^# TYPE' "$work/metrics" >"$facts/metrics"
fi

hash=$(cat "$facts"/* <(git ls-files -z --cached --others --exclude-standard deploy docs/operations.md .ci/manifests.sh .dockerignore rust-toolchain.toml |
  xargs -0 sha256sum) | sha256sum | cut -c1-32)
passed=$cache/manifests-$hash
if [[ -f $passed ]]; then
  echo "as they were when they passed:"
  cat "$passed"
  exit 0
fi

python_tools deploy/checks/requirements.txt
# The end-to-end script, as far as it goes without a cluster.
for overlay in local production production-full; do
  deploy/e2e/run.sh --context none --image entity-extractor:ci --overlay "$overlay" >"$work/e2e" || { cat "$work/e2e" >&2; fail "the dry run of $overlay fails"; }
done
test -z "$(gofmt -l deploy/checks)" || fail "run gofmt on deploy/checks"
go -C deploy/checks vet .
go -C deploy/checks build -o "$work/deploy-checks" .
PATH=$venv/bin:$(dirname "$score"):$PATH "$work/deploy-checks" -deploy deploy -facts "$facts" | tee "$work/table"
mv "$work/table" "$passed"
