# The Go client, with code generated from the contract.
set -euo pipefail
source .ci/lib.sh
buf_tool
go_tool protoc-gen-go google.golang.org/protobuf/cmd/protoc-gen-go v1.36.12
plugins=$(dirname "$tool")
go_tool protoc-gen-go-grpc google.golang.org/grpc/cmd/protoc-gen-go-grpc v1.6.2
plugins=$plugins:$(dirname "$tool")
cd tests/clients/go
PATH=$plugins:$PATH "$buf" generate
test -z "$(gofmt -l main.go)" || fail "run gofmt on tests/clients/go"
go vet ./...
cd - >/dev/null
start_server
go -C tests/clients/go run . "$address"
