# Licences, bans and sources of every dependency, by deny.toml; advisories where the RustSec database can be fetched, since
# no package registry carries it.
set -euo pipefail
source .ci/lib.sh
version=0.20.2
deny=$cache/cargo-deny-$version/bin/cargo-deny
[[ -x $deny ]] || cargo install --quiet --locked --root "$cache/cargo-deny-$version" "cargo-deny@$version"
"$deny" --all-features check --hide-inclusion-graph bans licenses sources
"$deny" --manifest-path fuzz/Cargo.toml check --hide-inclusion-graph bans licenses sources
if timeout 60 "$deny" fetch db >/dev/null 2>&1; then
  "$deny" --all-features check --disable-fetch advisories
else
  echo "NOT CHECKED: advisories, for the RustSec database cannot be fetched from here"
fi
