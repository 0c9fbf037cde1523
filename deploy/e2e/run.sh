#!/usr/bin/env bash
# Tries an overlay on a real cluster, in a namespace of its own that is removed at the end: applies it, waits, calls the service through the
# cluster's DNS and through a port-forward, scales, rolls, swaps the gazetteer, and reports.
#
#   deploy/e2e/run.sh --context kind-kind --image entity-extractor:local            prints what it would do, and changes nothing
#   deploy/e2e/run.sh --context kind-kind --image entity-extractor:local --apply    does it
#
# The cluster must be able to get the image (kind load docker-image entity-extractor:local), and the one of grpcurl, which calls from inside:
# --grpcurl-image. On this machine it wants kubectl 1.30 or later, and grpcurl. With production-full the calls are left out: they would want a
# client certificate of the cluster's issuer. Where the nodes are small, have each pod ask for less: --cpu 200m.
set -euo pipefail
cd "$(dirname "$0")/.."

context='' image='' overlay=local cpu='' apply=no grpcurl_image=fullstorydev/grpcurl:v1.9.3
usage() {
  sed -n '2,10s/^# \{0,1\}//p' e2e/run.sh
  echo "options: --context NAME --image IMAGE [--overlay local|production|production-full] [--cpu REQUEST] [--grpcurl-image IMAGE] [--apply]"
  exit "$1"
}
while (($#)); do
  case $1 in
    --context) context=${2:?} && shift 2 ;;
    --image) image=${2:?} && shift 2 ;;
    --overlay) overlay=${2:?} && shift 2 ;;
    --cpu) cpu=${2:?} && shift 2 ;;
    --grpcurl-image) grpcurl_image=${2:?} && shift 2 ;;
    --apply) apply=yes && shift ;;
    --help) usage 0 ;;
    *) usage 2 >&2 ;;
  esac
done
[[ -n $context && -n $image ]] || usage 2 >&2
[[ -f overlays/$overlay/kustomization.yaml ]] || { echo "there is no overlay $overlay" >&2; exit 2; }

namespace=entity-extractor-e2e-$(date +%s)-$$
service=entity_extractor.v1.ExtractionService
work=$(mktemp -d ./.e2e-XXXXXX)
results=()
created=no forward=''

cleanup() {
  [[ -z $forward ]] || kill "$forward" 2>/dev/null || true
  rm -rf "$work"
  # Never one that was there before.
  if [[ $created == yes ]]; then
    kubectl --context "$context" delete namespace "$namespace" --wait=false >/dev/null 2>&1 || true
  fi
  printf '\n== report\n'
  printf '%s\n' "${results[@]}"
}
trap cleanup EXIT

# Says what is done; does it only with --apply.
run() {
  printf '+ %s\n' "$*"
  [[ $apply == no ]] || "$@"
}
kube() { run kubectl --context "$context" --namespace "$namespace" "$@"; }
# Reads only, and only with --apply.
ask() { kubectl --context "$context" --namespace "$namespace" "$@"; }

# What the cluster says of a step that failed, before the namespace goes.
tell() {
  [[ $apply == yes ]] || return 0
  ask get pods,deployments,replicasets --output wide || true
  ask get events --sort-by .metadata.creationTimestamp | tail -n 20 || true
  ask logs --selector app.kubernetes.io/name=entity-extractor --prefix --tail 5 || true
}

# step NAME function: a failure is reported, and ends the run.
step() {
  local began=$SECONDS
  printf '\n== %s\n' "$1"
  if "$2"; then
    [[ $apply == yes ]] && results+=("ok      $1 ($((SECONDS - began)) s)") || results+=("dry     $1")
  else
    results+=("FAILED  $1")
    tell
    exit 1
  fi
}

# An overlay of the overlay: this namespace, this image, this gazetteer.
write_overlay() {
  printf '%s | organization.company | %s\n' "$1" "$2" >"$work/local.gaz"
  cat >"$work/kustomization.yaml" <<YAML
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: $namespace
resources:
  - ../overlays/$overlay
images:
  - name: entity-extractor
    newName: ${image%:*}
    newTag: "${image##*:}"
  - name: registry.example.com/entity-extractor
    newName: ${image%:*}
    newTag: "${image##*:}"
configMapGenerator:
  - name: entity-extractor-gazetteer
    behavior: merge
    files: [local.gaz]
patches:
  - target:
      kind: Namespace
    patch: |
      - op: replace
        path: /metadata/name
        value: $namespace
YAML
  [[ -z $cpu ]] || cat >>"$work/kustomization.yaml" <<YAML
  - target:
      kind: Deployment
    patch: |
      - op: replace
        path: /spec/template/spec/containers/0/resources/requests/cpu
        value: "$cpu"
YAML
}

apply_overlay() {
  kubectl kustomize "$work" >"$work/rendered.yaml" &&
    echo "rendered $(grep -c '^kind:' "$work/rendered.yaml") objects" &&
    kube apply -f "$work/rendered.yaml" &&
    kube rollout status deployment/entity-extractor --timeout=180s
}

create_and_apply() {
  write_overlay helion-dynamics 'Helion Dynamics'
  run kubectl --context "$context" create namespace "$namespace" --save-config || return
  created=$apply
  run kubectl --context "$context" label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted &&
    apply_overlay || return
  # An autoscaler begins with one, and a rollout of one is soon done.
  ! autoscaled || ready "$(sed -n 's/^ *minReplicas: //p' "$work/rendered.yaml")"
}

autoscaled() { grep '^kind: HorizontalPodAutoscaler' "$work/rendered.yaml" >/dev/null; }
ready() { kube wait --for=jsonpath='{.status.readyReplicas}'="$1" deployment/entity-extractor --timeout=180s; }

# What differs from the manifests as soon as they are applied would differ for ever, and hide what a later `kubectl diff` should show.
settled() { kube diff -f "$work/rendered.yaml"; }

# A pod of the restricted level that calls by the service's name, as a client does. Its answer is read from its log: of a pod that ends this
# fast, nothing may be left to attach to.
call_by_dns() {
  local overrides='{"spec": {"automountServiceAccountToken": false, "securityContext": {"runAsNonRoot": true, "runAsUser": 65532,
    "seccompProfile": {"type": "RuntimeDefault"}}, "containers": [{"name": "caller", "image": "'$grpcurl_image'", "args": ["-plaintext", "-max-time", "10",
    "-d", "{\"document\": {\"content\": \"They asked Helion Dynamics about it.\"}}", "dns:///entity-extractor:50051", "'$service/Extract'"],
    "securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": {"drop": ["ALL"]}}}]}}'
  kube run caller --image "$grpcurl_image" --restart=Never --overrides "$overrides" || return
  kube wait --for=jsonpath='{.status.phase}'=Succeeded pod/caller --timeout=120s || { kube logs caller; return 1; }
  [[ $apply == yes ]] || return 0
  ask logs caller >"$work/answer"
  names helion-dynamics <"$work/answer" || { cat "$work/answer"; return 1; }
}

# names ID: whether the answer on standard input has it. Reads to the end, lest its writer fail.
names() { grep "\"entityId\": \"$1\"" >/dev/null; }

finds() {
  grpcurl -plaintext -max-time 10 -d "{\"document\": {\"content\": \"They asked $2 about it.\"}}" "$1" "$service/Extract" | names "$3"
}

# Asks the newest pod: after a rollout those of the revision before still answer while they wait for their clients to leave, and not every
# kubectl passes over them where it is told the deployment alone.
call_by_forward() {
  printf '+ port-forward to the newest pod, and a call that must find %s\n' "$2"
  [[ $apply == yes ]] || return 0
  local pod address found=1
  pod=$(ask get pods --selector app.kubernetes.io/name=entity-extractor --sort-by .metadata.creationTimestamp --output name | tail -n 1)
  # Not by `ask`: the process to end is kubectl itself.
  kubectl --context "$context" --namespace "$namespace" port-forward "$pod" :50051 >"$work/forward" &
  forward=$!
  for _ in {1..50}; do
    # A port that is free; another run may have one of its own.
    address=$(sed -n 's/^Forwarding from \(127[^ ]*\) .*/\1/p' "$work/forward")
    if [[ -n $address ]] && finds "$address" "$1" "$2" 2>/dev/null; then
      found=0
      break
    fi
    sleep 0.2
  done
  kill "$forward" && wait "$forward" 2>/dev/null || true
  forward=''
  return "$found"
}

call_first() { call_by_forward 'Helion Dynamics' helion-dynamics; }
call_second() { call_by_forward 'Umbra Works' umbra-works; }

# An autoscaler owns the number where there is one: then its minimum is what is raised.
scale() {
  if autoscaled; then
    kube patch hpa entity-extractor --type merge --patch '{"spec": {"minReplicas": 4}}' && ready 4
  else
    kube scale deployment/entity-extractor --replicas 3 && ready 3
  fi
}

roll() {
  kube rollout restart deployment/entity-extractor && kube rollout status deployment/entity-extractor --timeout=300s
}

swap() {
  write_overlay umbra-works 'Umbra Works'
  apply_overlay
}

undo() {
  kube rollout undo deployment/entity-extractor && kube rollout status deployment/entity-extractor --timeout=300s
}

# A liveness probe that fails takes a minute to end its pod, longer than a pod lasts here: what the kubelet tells of it is read instead.
stays() {
  run sleep 20
  printf '+ no container started again, no liveness probe failed\n'
  [[ $apply == yes ]] || return 0
  ask get pods --selector app.kubernetes.io/name=entity-extractor --output jsonpath='{.items[*].status.containerStatuses[*].restartCount}' >"$work/restarts" &&
    ask get events --field-selector reason=Unhealthy --output jsonpath='{range .items[*]}{.message}{"\n"}{end}' >"$work/unhealthy" || return
  ! grep '[1-9]' "$work/restarts" && ! grep '^Liveness' "$work/unhealthy"
}

step "a namespace, the overlay $overlay, pods that are ready" create_and_apply
step "nothing left to apply" settled
[[ $overlay == production-full ]] || step "a call by the cluster's DNS" call_by_dns
[[ $overlay == production-full ]] || step "a call by port-forward" call_first
step "more replicas" scale
step "a rollout" roll
step "another gazetteer" swap
[[ $overlay == production-full ]] || step "a call that finds its name" call_second
step "back to the one before" undo
[[ $overlay == production-full ]] || step "a call that finds the old name" call_first
step "pods that stay" stays
