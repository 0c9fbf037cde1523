# Each fuzz target for a minute, two of them at a time, from the seeds in the repository and what earlier runs found worth keeping. Red
# where an input makes one fail: the input lies where the message says, `.ci/run fuzz` tries it again.
# FUZZ_SECONDS=600 FUZZ_TARGETS='wire image' .ci/run fuzz: longer, and only these.
set -euo pipefail
source .ci/lib.sh
version=0.13.1
fuzz=$cache/cargo-fuzz-$version/bin
[[ -x $fuzz/cargo-fuzz ]] || cargo install --quiet --locked --root "$cache/cargo-fuzz-$version" "cargo-fuzz@$version"
cargo fmt --manifest-path fuzz/Cargo.toml --check

# The sources forbid unsafe code, so no sanitizer is needed, and the compiler is the one that everything is built with.
folder=${CARGO_TARGET_DIR:-target}/fuzz
PATH=$fuzz:$PATH cargo fuzz build --sanitizer none --target-dir "$folder"
programs=$(echo "$folder"/*/release)
found=$cache/fuzz
mkdir -p "$found"

# Tries the inputs that failed before, then new ones: fuzz_one TARGET.
fuzz_one() {
  local log=$found/$1.log
  local inputs=("$found/$1" "fuzz/seeds/$1")
  mkdir -p "$found/$1" "$found/$1-failed" "fuzz/seeds/$1"
  # What claims gigabytes fails at once. No input may take seconds: the slowest of them take milliseconds.
  local limits=(-rss_limit_mb=2048 -timeout=10 -max_len=4096)
  if ulimit -v 8388608 && find "$found/$1-failed" -type f -exec "$programs/$1" "${limits[@]}" {} + >"$log" 2>&1 &&
    "$programs/$1" "${limits[@]}" -max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$found/$1-failed/" "${inputs[@]}" >"$log" 2>&1; then
    rm -f "$found/$1-failed"/*
    printf '%-10s %9s inputs tried, %6s places of the code and their counts reached\n' "$1" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$(sed -n 's/.* ft: \([0-9]*\).*/\1/p' "$log" | tail -n 1)"
  else
    grep -v '^#' "$log" | tail -n 40 >&2
    fail "$1 fails; its inputs are in $found/$1-failed"
  fi
}
export -f fuzz_one fail
export found programs seconds=${FUZZ_SECONDS:-60}
read -ra targets <<<"${FUZZ_TARGETS:-engine gazetteer image import matching wire}"
printf '%s\n' "${targets[@]}" | xargs -P 2 -I '{}' bash -euo pipefail -c 'fuzz_one {}'
