# What the steps with containers share. Sourced after lib.sh.
image=localhost/entity-extractor:ci

# Installs what builds and runs containers, or ends the step, saying so: want_containers.
want_containers() {
  local missing=() tool
  for tool in buildah podman runc; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  # podman does not start without it, even where there is no network to set up.
  [[ -x /usr/lib/podman/netavark ]] || missing+=(netavark)
  if ((${#missing[@]})) && ((UID == 0)) && command -v apt-get >/dev/null; then
    echo "installing ${missing[*]}"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null || true
  fi
  for tool in buildah podman runc; do
    command -v "$tool" >/dev/null || not_checked "this machine has no $tool, and it cannot be installed"
  done
  ((UID == 0)) || not_checked "containers are run here by root alone"
  unshare --mount --pid --net --ipc --uts --fork true || not_checked "this machine gives no namespaces, and containers need them"
}

not_checked() {
  printf '\n!!!! NOT CHECKED: %s\n\n' "$*"
  exit 0
}

# Runs the image as the cluster would, and more strictly in the network, which is none unless given: hardened NAME [podman-option…] -- argument…
hardened() {
  local name=$1 options=(--memory 512m)
  shift
  while (($#)) && [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  shift
  [[ " ${options[*]} " == *' --network '* ]] || options+=(--network none)
  # conmon leaves a file where it is started.
  (cd "$work" && podman --runtime runc run --detach --name "$name" --pull never --read-only --read-only-tmpfs=false --user 65532:65532 --cap-drop all \
    --security-opt no-new-privileges --pids-limit 64 --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 \
    "${options[@]}" "$image" "$@" >/dev/null)
}

# The process of a container, on this machine.
process_of() { podman inspect --format '{{.State.Pid}}' "$1"; }

# Waits until `command…` succeeds: eventually SECONDS command…
eventually() {
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < until)) || return 1
    sleep 0.2
  done
}

# Ends and forgets the containers of this step that are left.
remove_containers() { podman rm --force --ignore --time 0 "$@" >/dev/null 2>&1 || true; }
