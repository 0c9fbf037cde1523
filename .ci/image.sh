# The image: built from deploy/Dockerfile, small, without a shell; then run hardened, called, reloaded, drained and bounded.
#
# The base images cannot be pulled everywhere, so they are stood in for through the ARGs: the build image by this machine's own compiler,
# the run image by an empty one, which is less than the real one has.
set -euo pipefail
source .ci/lib.sh
source .ci/containers.sh
want_containers
go_tool grpcurl github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
grpcurl=$tool
go_client roundrobin
work=$(mktemp -d)
names=(eec-image eec-load eec-small)
trap 'remove_containers "${names[@]}"; rm -rf "$work"' EXIT
remove_containers "${names[@]}"

build() { buildah build --quiet --layers --isolation chroot --pull-never "$@" >/dev/null; }

# An image of empty folders, into which this machine's compiler is mounted. It is kept, for all layers stand on it.
sysroot=$(rustc --print sysroot)
build_image=localhost/build-stand-in:$(rustc --version | sha256sum | cut -c1-16)
run_image=localhost/run-stand-in:1
mkdir -p "$cache/image-cargo"
if ! podman image exists "$build_image"; then
  mkdir -p "$work"/build/{usr,etc/alternatives,etc/ssl,tmp,root,cargo,toolchain}
  chmod 1777 "$work/build/tmp"
  for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$work/build/$folder"; done
  printf 'FROM scratch\nCOPY build /\nENV PATH=/toolchain/bin:/usr/bin:/bin HOME=/root CARGO_HOME=/cargo\n' >"$work/Build"
  build --file "$work/Build" --tag "$build_image" "$work"
fi
if ! podman image exists "$run_image"; then
  mkdir "$work/run"
  printf 'FROM scratch\nCOPY run /\n' >"$work/Run"
  build --file "$work/Run" --tag "$run_image" "$work"
fi
build --volume /usr:/usr:ro --volume /etc/alternatives:/etc/alternatives:ro --volume /etc/ssl:/etc/ssl:ro \
  --volume "$sysroot:/toolchain:ro" --volume "$cache/image-cargo:/cargo" \
  --build-arg "BUILD_IMAGE=$build_image" --build-arg "RUN_IMAGE=$run_image" \
  --file deploy/Dockerfile --tag "$image" . || fail "the image does not build"
echo "ok: built"

# The real run image, gcr.io/distroless/static-debian12, has about 2 MB of certificates, time zones and users.
run_image_bytes=$((3 * 1000 * 1000))
bytes=$(($(podman image inspect --format '{{.Size}}' "$image") + run_image_bytes))
((bytes < 30 * 1000 * 1000)) || fail "the image has $bytes bytes, 30 MB is the limit"
echo "ok: $((bytes / 1000)) kB with the run image, of 30,000"
shell=$(podman --runtime runc run --rm --pull never --network none --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 \
  --entrypoint /bin/sh "$image" -c true 2>&1) && fail "the image has a shell"
grep -q 'no such file' <<<"$shell" || fail "the image could not be asked for a shell: $shell"
echo "ok: no shell"

# A folder as a ConfigMap is mounted: names link into ..data, which links to the version in force.
gazetteer=$work/gazetteer
version() {
  mkdir -p "$gazetteer/..$1"
  printf '%s\n' "$2" >"$gazetteer/..$1/local.gaz"
  chmod -R a+rX "$gazetteer"
  ln -sfn "..$1" "$gazetteer/..data_tmp"
  mv -T "$gazetteer/..data_tmp" "$gazetteer/..data"
}
version v1 'helion-dynamics | organization.company | Helion Dynamics'
ln -s ..data/local.gaz "$gazetteer/local.gaz"

folder=/etc/entity-extractor/gazetteers/local
hardened eec-image --volume "$gazetteer:$folder:ro" -- serve --listen 0.0.0.0:50051 --log-format json --gazetteer "local=$folder"
process=$(process_of eec-image)
service=entity_extractor.v1.ExtractionService
call() { nsenter --target "$process" --net "$grpcurl" -plaintext -max-time 10 "$@" 2>&1; }
serving() { call -d "{\"service\": \"$service\"}" 127.0.0.1:50051 grpc.health.v1.Health/Check | grep -q '"SERVING"'; }
finds() { call -d "{\"document\": {\"content\": \"They asked $1 about it.\"}}" 127.0.0.1:50051 "$service/Extract" | grep -q "\"entityId\": \"$2\""; }

eventually 20 serving || { podman logs eec-image >&2; fail "the container does not get ready"; }
echo "ok: probed SERVING"
finds 'Helion Dynamics' helion-dynamics && finds 'Antony Blinken' antony-blinken || fail "a call is not answered as it should"
echo "ok: called"

# What the kernel says of the process, not what was asked for.
status() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/$process/status"; }
for fact in 'Uid 65532' 'Gid 65532' 'CapEff 0000000000000000' 'CapBnd 0000000000000000' 'NoNewPrivs 1' 'Seccomp 2'; do
  read -r name value <<<"$fact"
  [[ $(status "$name") == "$value" ]] || fail "$name is $(status "$name"), not $value"
done
awk '$5 == "/" && $6 ~ /^ro/ { found = 1 } END { exit !found }' "/proc/$process/mountinfo" || fail "the root can be written"
echo "ok: no root, no capability, no new privileges, seccomp, a root that cannot be written"

version v2 'umbra-works | organization.company | Umbra Works'
eventually 20 finds 'Umbra Works' umbra-works || fail "the new gazetteer is not read"
version v3 'not an entry'
tells() { podman logs eec-image 2>&1 | grep -q "$1"; }
eventually 20 tells 'reload failed' || fail "a gazetteer with mistakes is not told of"
finds 'Umbra Works' umbra-works || fail "a gazetteer with mistakes took the place of the one before"
echo "ok: reloaded by a swap of ..data, and kept where the new one has mistakes"

# A stream is open when the signal comes: what it sent is answered, and it is told to go elsewhere.
document='{"document": {"id": "a", "content": "Antony Blinken spoke in Beijing."}}'
{ echo "$document"; sleep 4; } | call -d @ 127.0.0.1:50051 "$service/StreamExtract" >"$work/stream" &
stream=$!
eventually 10 grep -q antony-blinken "$work/stream" || fail "the stream is not answered"
began=$(date +%s%N)
podman stop --time 30 eec-image >/dev/null
took=$((($(date +%s%N) - began) / 1000000))
code=$(podman inspect --format '{{.State.ExitCode}}' eec-image)
[[ $code == 0 ]] || { podman logs --tail 5 eec-image >&2; fail "the server exits with $code after SIGTERM"; }
wait "$stream" || true
grep -q 'Code: Unavailable' "$work/stream" && grep -q 'the server is shutting down' "$work/stream" || { cat "$work/stream"; fail "the stream was cut off"; }
echo "ok: drained with a stream open in $took ms, exit 0"

# The longest documents, many at once, within the memory that the manifests give.
hardened eec-load --memory 512m --memory-swap 512m -- serve --listen 127.0.0.1:50051
process=$(process_of eec-load)
eventually 20 serving || fail "the container does not get ready"
# They share one connection, whose few MiB hold some of them: the others wait, or are told to come later. None is lost.
nsenter --target "$process" --net "$client" -for 5s -callers 64 -repeat 16500 -deadline 60s -shed passthrough:///127.0.0.1:50051 >"$work/load" 2>&1 ||
  { tail -n 20 "$work/load" >&2; fail "calls under load failed, and were not refused"; }
tail -n 3 "$work/load"
[[ $(podman inspect --format '{{.State.Running}} {{.State.OOMKilled}}' eec-load) == 'true false' ]] || fail "the server died of its load"
peak=$(awk '$1 == "VmHWM:" { print $2 }' "/proc/$process/status")
echo "ok: $((peak / 1024)) MiB at most under 64 callers with documents of 1 MB, of 512 MiB"
podman kill eec-load >/dev/null

# The limit on memory is the kernel's: too little of it ends this process, and nothing else.
hardened eec-small --memory 16m --memory-swap 16m -- serve --listen 127.0.0.1:50051
eventually 20 bash -c '[[ $(podman inspect --format "{{.State.Running}}" eec-small) == false ]]' || fail "16 MiB do not bound the server"
[[ $(podman inspect --format '{{.State.OOMKilled}} {{.State.ExitCode}}' eec-small) =~ true|137 ]] || fail "the server did not end for want of memory"
echo "ok: ended by the kernel at a limit of 16 MiB"
