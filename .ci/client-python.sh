# The Python client, with code generated from the contract.
set -euo pipefail
source .ci/lib.sh
start_server
python_client "$work"
PYTHONPATH=$work "$python" tests/clients/python/client.py "$address"
