# The library's documentation: broken links are errors.
set -euo pipefail
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
