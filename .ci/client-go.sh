# The Go client, with code generated from the contract.
set -euo pipefail
source .ci/lib.sh
go_generate
cd tests/clients/go
test -z "$(gofmt -l main.go roundrobin)" || fail "run gofmt on tests/clients/go"
go vet ./...
cd - >/dev/null
start_server
go -C tests/clients/go run . "$address"
