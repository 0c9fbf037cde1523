# Three replicas under load behind a round-robin client, restarted one by one, twice: no call may fail, without retries.
# Containers where this machine can run them and the step `image` built the image; else processes.
set -euo pipefail
source .ci/lib.sh
source .ci/containers.sh
go_client roundrobin
go_tool grpcurl github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
grpcurl=$tool
ports=(50961 50962 50963)
names=(eec-replica-50961 eec-replica-50962 eec-replica-50963)
work=$(mktemp -d)
trap 'stop_all; rm -rf "$work"' EXIT

if command -v podman runc >/dev/null && podman image exists "$image"; then
  echo "replicas are containers"
  start() { hardened "eec-replica-$1" --network host -- serve --listen "127.0.0.1:$1"; }
  stop() {
    podman stop --time 30 "eec-replica-$1" >/dev/null
    [[ $(podman inspect --format '{{.State.ExitCode}}' "eec-replica-$1") == 0 ]] || fail "replica $1 does not exit with 0"
    remove_containers "eec-replica-$1"
  }
  stop_all() { remove_containers "${names[@]}"; }
  stop_all
else
  printf '\n!!!! NOT CHECKED: rolling containers; the replicas are processes, for there is no image\n\n'
  cargo build --quiet
  declare -A process=()
  start() {
    "${CARGO_TARGET_DIR:-target}/debug/entity-extractor" serve --listen "127.0.0.1:$1" 2>"$work/$1" &
    process[$1]=$!
  }
  stop() { kill "${process[$1]}" && wait "${process[$1]}"; }
  stop_all() { kill "${process[@]}" 2>/dev/null || true; }
fi

serving() { "$grpcurl" -plaintext -max-time 2 "127.0.0.1:$1" grpc.health.v1.Health/Check | grep -q '"SERVING"'; }
ready() { eventually 30 serving "$1" || fail "replica $1 does not get ready"; }

for port in "${ports[@]}"; do start "$port"; done
for port in "${ports[@]}"; do ready "$port"; done
addresses=$(printf ',127.0.0.1:%s' "${ports[@]}")
# Longer than the restarts take; ended when they are done.
"$client" -for 300s -callers 8 "${addresses:1}" >"$work/counts" 2>"$work/failures" &
load=$!
sleep 1
for round in 1 2; do
  for port in "${ports[@]}"; do
    stop "$port"
    start "$port"
    ready "$port"
    # Time to be found again, as a rollout waits by minReadySeconds.
    sleep 2
  done
  echo "restarted all, time $round"
done
kill -INT "$load"
wait "$load" || { head -n 20 "$work/failures" >&2; cat "$work/counts"; fail "calls were lost"; }
cat "$work/counts"
