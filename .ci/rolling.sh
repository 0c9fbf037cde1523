# Three replicas under load behind round-robin clients over dns:///, restarted one by one, twice or as often as ROUNDS says: no call may
# fail. Then one is killed: only calls that it had under way may. The Go client does not retry; the Python client does, by its service
# config. Containers where the step `image` built the image; else processes, of the binary that SERVER names or of this checkout's.
set -euo pipefail
source .ci/lib.sh
source .ci/containers.sh
((UID == 0)) && unshare --mount true || not_checked "a name for the replicas wants a mount namespace of its own, which this user may not have"
work=$(mktemp -d)
trap 'stop_all; rm -rf "$work"' EXIT
go_client roundrobin
python_client "$work"
go_tool grpcurl github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
grpcurl=$tool

rounds=${ROUNDS:-2}
# Longer than the restarts take; the clients are ended when they are done.
time=$((60 + 60 * rounds))s

# The replicas are addresses of one name, as behind a headless service; the name is known to the clients alone.
port=50961
hosts=(127.0.0.11 127.0.0.12 127.0.0.13)
names=("${hosts[@]/#/eec-replica-}")
{ cat /etc/hosts; printf '%s replicas.test\n' "${hosts[@]}"; } >"$work/hosts"
named() { exec unshare --mount bash -c 'mount --bind "$0" /etc/hosts && exec "$@"' "$work/hosts" "$@"; }

if command -v podman >/dev/null && command -v runc >/dev/null && podman image exists "$image"; then
  echo "replicas are containers"
  start() { hardened "eec-replica-$1" --network host --env ENTITY_EXTRACTOR_ADMIN_LISTEN=off -- serve --listen "$1:$port"; }
  stop() {
    podman stop --time 30 "eec-replica-$1" >/dev/null
    [[ $(podman inspect --format '{{.State.ExitCode}}' "eec-replica-$1") == 0 ]] || fail "replica $1 does not exit with 0"
    remove_containers "eec-replica-$1"
  }
  crash() { podman kill --signal KILL "eec-replica-$1" >/dev/null; }
  stop_all() { remove_containers "${names[@]}"; }
  stop_all
else
  printf '\n!!!! NOT CHECKED: rolling containers; the replicas are processes, for there is no image\n\n'
  binary=${SERVER:-}
  if [[ -z $binary ]]; then
    cargo build --quiet
    binary=${CARGO_TARGET_DIR:-target}/debug/entity-extractor
  fi
  declare -A process=()
  start() {
    ENTITY_EXTRACTOR_ADMIN_LISTEN=off "$binary" serve --listen "$1:$port" 2>"$work/$1" &
    process[$1]=$!
  }
  stop() { kill "${process[$1]}" && wait "${process[$1]}"; }
  crash() { kill -KILL "${process[$1]}"; }
  stop_all() { kill "${process[@]}" 2>/dev/null || true; }
fi

serving() { "$grpcurl" -plaintext -max-time 2 "$1:$port" grpc.health.v1.Health/Check | grep -q '"SERVING"'; }
ready() { eventually 30 serving "$1" || fail "replica $1 does not get ready"; }

for host in "${hosts[@]}"; do start "$host"; done
for host in "${hosts[@]}"; do ready "$host"; done
# 60 % of what the clients get out of the replicas, where these share the machine with them.
named "$client" -for 3s -callers 8 -replicas 3 "dns:///replicas.test:$port" >"$work/go" 2>&1 &
wait $! || { cat "$work/go" >&2; fail "calls are lost before any restart"; }
rate=$(awk '$1 == "rate" { print int($2 * 0.6) + 1 }' "$work/go")
named "$client" -for "$time" -callers 8 -rate "$rate" -replicas 3 "dns:///replicas.test:$port" >"$work/go" 2>&1 &
go=$!
PYTHONPATH=$work named timeout --signal INT "$time" "$python" tests/clients/python/round_robin.py "dns:///replicas.test:$port" >"$work/python" 2>&1 &
python=$!
sleep 2
for ((round = 1; round <= rounds; round++)); do
  for host in "${hosts[@]}"; do
    stop "$host"
    start "$host"
    ready "$host"
    # Time to be found again, as a rollout waits by minReadySeconds.
    sleep 2
  done
  echo "restarted all, time $round"
done
kill -INT "$go" "$python"
wait "$go" || { tail -n 20 "$work/go" >&2; fail "calls of the Go client were lost"; }
wait "$python" || { tail -n 20 "$work/python" >&2; fail "calls of the Python client were lost"; }
sed 's/^/Go: /' "$work/go"
sed 's/^/Python: /' "$work/python"

# Each caller has one call under way, so that a replica that dies takes so many with it at most.
callers=8
named "$client" -for 8s -callers "$callers" -rate "$rate" -replicas 3 "dns:///replicas.test:$port" >"$work/go" 2>&1 &
go=$!
sleep 3
crash "${hosts[1]}"
wait "$go" || true
grep -q '^calls ' "$work/go" || { tail -n 20 "$work/go" >&2; fail "the Go client did not end as it should"; }
lost=$(grep -c 'rpc error' "$work/go" || true)
elsewhere=$(grep 'rpc error' "$work/go" | grep -vc " ${hosts[1]}:$port: " || true)
((lost <= callers && elsewhere == 0)) || { grep 'rpc error' "$work/go" | tail -n 20 >&2; fail "$lost calls were lost with a replica, $elsewhere of them elsewhere"; }
echo "killed one: $lost of its calls lost, none elsewhere"
