# The Python client, with code generated from the contract.
set -euo pipefail
source .ci/lib.sh
wants=tests/clients/python/requirements.txt
venv=$cache/python-$(sha256sum "$wants" | cut -c1-16)
if [[ ! -x $venv/bin/python || ! -e $venv/complete ]]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wants"
  touch "$venv/complete"
fi
start_server
"$venv/bin/python" -m grpc_tools.protoc -I proto --python_out="$work" --grpc_python_out="$work" proto/entity_extractor/v1/*.proto
PYTHONPATH=$work "$venv/bin/python" tests/clients/python/client.py "$address"
