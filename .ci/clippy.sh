# Lints, over tests and examples too.
set -euo pipefail
cargo clippy --all-targets -- -D warnings
