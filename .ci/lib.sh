# What the steps share: where tools are kept, and a server to call.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/entity-extractor-ci
mkdir -p "$cache"

note() { printf '\n== %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Builds the binary and starts it on a free port; sets `binary`, and `address` once it is ready. It ends with the step.
start_server() {
  cargo build --quiet
  binary=${CARGO_TARGET_DIR:-target}/debug/entity-extractor
  work=$(mktemp -d)
  : >"$work/log"
  ENTITY_EXTRACTOR_ADMIN_LISTEN=127.0.0.1:0 "$binary" serve --listen 127.0.0.1:0 --log-format json 2>"$work/log" &
  server=$!
  trap stop_server EXIT
  for _ in {1..600}; do
    if grep -q '"message":"ready"' "$work/log"; then
      address=$(sed -n 's/.*"message":"listening","address":"\([^"]*\)".*/\1/p' "$work/log")
      return 0
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  head -n 20 "$work/log" >&2
  fail "the server did not get ready"
}

stop_server() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$work"
}

# Installs a Go tool at a version into the cache: go_tool NAME MODULE VERSION; sets `tool`.
go_tool() {
  local folder=$cache/$1-$3
  tool=$folder/$1
  [[ -x $tool ]] || GOBIN=$folder go install "$2@$3"
}

# Installs buf into the cache; sets `buf`. Its npm package carries the program itself.
buf_tool() {
  local version=1.75.0
  local folder=$cache/buf-$version
  buf=$folder/node_modules/.bin/buf
  [[ -x $buf ]] || npm install --silent --no-audit --no-fund --prefix "$folder" "@bufbuild/buf@$version"
}

# Generates the Go clients' code from the contract.
go_generate() {
  buf_tool
  go_tool protoc-gen-go google.golang.org/protobuf/cmd/protoc-gen-go v1.36.12
  local plugins
  plugins=$(dirname "$tool")
  go_tool protoc-gen-go-grpc google.golang.org/grpc/cmd/protoc-gen-go-grpc v1.6.2
  (cd tests/clients/go && PATH=$plugins:$(dirname "$tool"):$PATH "$buf" generate)
}

# Builds a Go client of tests/clients/go into the cache: go_client NAME; sets `client`.
go_client() {
  go_generate
  client=$cache/client-$1
  go -C tests/clients/go build -o "$client" "./$1"
}

# Generates the Python clients' code from the contract into a folder: python_client FOLDER; sets `python`.
python_client() {
  python_tools tests/clients/python/requirements.txt
  python=$venv/bin/python
  "$python" -m grpc_tools.protoc -I proto --python_out="$1" --grpc_python_out="$1" proto/entity_extractor/v1/*.proto
}

# Installs Python packages into the cache: python_tools REQUIREMENTS; sets `venv`.
python_tools() {
  venv=$cache/python-$(sha256sum "$1" | cut -c1-16)
  if [[ ! -x $venv/bin/python || ! -e $venv/complete ]]; then
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$1"
    touch "$venv/complete"
  fi
}
