# The real grpcurl against the running server: reflection, a call, a stream, an error, health.
set -euo pipefail
source .ci/lib.sh
go_tool grpcurl github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
start_server
service=entity_extractor.v1.ExtractionService

# expect PATTERN grpcurl-argument…: the output has the pattern, whatever the exit status.
expect() {
  local pattern=$1 output
  shift
  output=$("$tool" -plaintext -max-time 10 "$@" 2>&1) || true
  if ! grep -qE -- "$pattern" <<<"$output"; then
    printf '%s\n' "$output" >&2
    fail "no /$pattern/ in: grpcurl $*"
  fi
  echo "ok: /$pattern/"
}

document() { printf '{"document": {"id": "%s", "content": "%s"}}' "$1" "$2"; }

expect "^$service\$" "$address" list
expect 'rpc StreamExtract \( stream' "$address" describe "$service"
expect '"text": "Antony Blinken"' -d "$(document a 'Antony Blinken spoke in Beijing.')" "$address" "$service/Extract"
expect '"documentId": "c"' -d "$(document b 'Joe Biden spoke.') $(document c 'Xi Jinping spoke.')" "$address" "$service/StreamExtract"
expect '"rule": "inside-longer-name"' -d '{"text": "Ronald Reagan Library opened."}' "$address" entity_extractor.v1.GazetteerService/ExplainText
expect '"cue": "said"' -d "$(document a 'Antony Blinken said that it mattered.')" "$address" "$service/Extract"
expect 'Code: InvalidArgument' -d '{}' "$address" "$service/Extract"
expect 'google.rpc.ErrorInfo' -d '{}' "$address" "$service/Extract"
expect '"status": "SERVING"' -d '{}' "$address" grpc.health.v1.Health/Check
expect '"status": "SERVING"' -d "{\"service\": \"$service\"}" "$address" grpc.health.v1.Health/Check
