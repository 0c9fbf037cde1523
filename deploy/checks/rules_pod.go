package main

import (
	"fmt"
	"net"
	"regexp"
	"slices"
	"strconv"
	"strings"

	core "k8s.io/api/core/v1"
)

// listenFlags say on which address and port the binary listens.
var listenFlags = []string{"listen", "admin-listen"}

// listened is the host by port, of the arguments that are given.
func (c container) listened() map[int32]string {
	ports := map[int32]string{}
	for _, flag := range listenFlags {
		value, _ := c.argument(flag)
		host, port, err := net.SplitHostPort(value)
		if number, bad := strconv.ParseInt(port, 10, 32); err == nil && bad == nil {
			ports[int32(number)] = host
		}
	}
	return ports
}

func checkArguments(c *Cluster, f *Facts) []string {
	var wrong []string
	servers := c.servers()
	if len(servers) == 0 {
		wrong = append(wrong, "no container serves")
	}
	for _, each := range c.containers() {
		wrong = append(wrong, inTheClear(each)...)
	}
	for _, server := range servers {
		seen := map[string]bool{}
		for _, argument := range server.Args[1:] {
			name, value, found := strings.Cut(strings.TrimPrefix(argument, "--"), "=")
			if !strings.HasPrefix(argument, "--") || !found && name != "no-builtin" {
				wrong = append(wrong, fmt.Sprintf("argument %q is not --name=value", argument))
				continue
			}
			if _, known := f.Flags[name]; !known {
				wrong = append(wrong, fmt.Sprintf("the binary has no --%s", name))
			}
			if seen[name] && name != "gazetteer" {
				wrong = append(wrong, fmt.Sprintf("--%s is given twice", name))
			}
			seen[name] = true
			wrong = append(wrong, malformed(name, value)...)
		}
		for _, variable := range server.Env {
			if strings.HasPrefix(variable.Name, "ENTITY_EXTRACTOR_") && !f.Variables[variable.Name] {
				wrong = append(wrong, fmt.Sprintf("the binary reads no %s", variable.Name))
			}
		}
	}
	return wrong
}

// secretName is how variables are called that hold what nobody should read.
var secretName = regexp.MustCompile(`(?i)secret|password|token|credential`)

// inTheClear are the variables whose value is a secret that stands in the manifest.
func inTheClear(each container) []string {
	var wrong []string
	for _, variable := range each.Env {
		if variable.Value != "" && secretName.MatchString(variable.Name) {
			wrong = append(wrong, fmt.Sprintf("%s is given to %s in the clear", variable.Name, each.Name))
		}
	}
	return wrong
}

func malformed(name, value string) []string {
	switch {
	case slices.Contains(listenFlags, name):
		if _, port, err := net.SplitHostPort(value); err != nil || port == "" {
			return []string{fmt.Sprintf("--%s=%s is no address and port", name, value)}
		}
	case name == "gazetteer":
		if given, path, found := strings.Cut(value, "="); !found || given == "" || path == "" {
			return []string{fmt.Sprintf("--gazetteer=%s is not NAME=PATH", value)}
		}
	case strings.HasSuffix(name, "-seconds"):
		if _, err := strconv.ParseUint(value, 10, 32); err != nil {
			return []string{fmt.Sprintf("--%s=%s is no number of seconds", name, value)}
		}
	}
	return nil
}

func checkProbes(c *Cluster, f *Facts) []string {
	var wrong []string
	for _, server := range c.servers() {
		probes := map[string]*core.Probe{"startup": server.StartupProbe, "readiness": server.ReadinessProbe, "liveness": server.LivenessProbe}
		complete := true
		for _, name := range []string{"startup", "readiness", "liveness"} {
			probe := probes[name]
			if probe != nil && probe.HTTPGet != nil {
				wrong = append(wrong, overHTTP(server, name, probe.HTTPGet)...)
				continue
			}
			if probe == nil || probe.GRPC == nil {
				wrong = append(wrong, fmt.Sprintf("%s has no gRPC %s probe", server.Name, name))
				complete = false
				continue
			}
			if _, found := server.listened()[probe.GRPC.Port]; !found {
				wrong = append(wrong, fmt.Sprintf("the %s probe asks port %d, where %s does not listen", name, probe.GRPC.Port, server.Name))
			}
			if service := probe.GRPC.Service; service == nil || *service == "" {
				wrong = append(wrong, fmt.Sprintf("the %s probe names no service", name))
			} else if !f.Services[*service] {
				wrong = append(wrong, fmt.Sprintf("the %s probe asks for the health of %q, which the server does not know", name, *service))
			}
			if secured(server) && probe.GRPC.Port == server.port("listen") {
				wrong = append(wrong, fmt.Sprintf("the %s probe asks the port with TLS, and the kubelet speaks none", name))
			}
		}
		if !complete {
			continue
		}
		if patience(probes["startup"]) < 30 {
			wrong = append(wrong, "the startup probe gives less than 30 s to load the gazetteers")
		}
		if patience(probes["liveness"]) < 3*patience(probes["readiness"]) {
			wrong = append(wrong, "the liveness probe restarts a pod before readiness had time to take the load off it")
		}
	}
	return wrong
}

// overHTTP looks at a probe of the admin port, the only one that answers HTTP/1.1.
func overHTTP(server container, name string, get *core.HTTPGetAction) []string {
	paths := map[string]string{"startup": "/readyz", "readiness": "/readyz", "liveness": "/livez"}
	var wrong []string
	if admin := server.port("admin-listen"); admin == 0 || get.Port.IntVal != admin {
		wrong = append(wrong, fmt.Sprintf("the %s probe asks port %s over HTTP, which is not the admin port", name, get.Port.String()))
	}
	if get.Path != paths[name] {
		wrong = append(wrong, fmt.Sprintf("the %s probe asks for %s, not %s", name, get.Path, paths[name]))
	}
	return wrong
}

// patience is how many seconds of failure a probe bears.
func patience(probe *core.Probe) int32 {
	period, failures := probe.PeriodSeconds, probe.FailureThreshold
	if period == 0 {
		period = 10
	}
	if failures == 0 {
		failures = 3
	}
	return period * failures
}

// port is the one that a flag listens on, 0 where it is not given.
func (c container) port(flag string) int32 {
	value, _ := c.argument(flag)
	_, port, _ := net.SplitHostPort(value)
	number, _ := strconv.ParseInt(port, 10, 32)
	return int32(number)
}

func secured(server container) bool {
	return slices.ContainsFunc(server.Args, func(argument string) bool { return strings.HasPrefix(argument, "--tls-") })
}

// leastSpare is how many seconds the grace period lasts beyond all waits: the process has to end, too.
const leastSpare = 5

func checkDrain(c *Cluster, f *Facts) []string {
	var wrong []string
	for _, server := range c.servers() {
		grace := server.of.Spec.Template.Spec.TerminationGracePeriodSeconds
		if grace == nil {
			return append(wrong, "no grace period is given")
		}
		if server.Lifecycle == nil || server.Lifecycle.PreStop == nil || server.Lifecycle.PreStop.Sleep == nil {
			wrong = append(wrong, fmt.Sprintf("%s stops at once: no preStop sleep", server.Name))
			continue
		}
		wait := server.Lifecycle.PreStop.Sleep.Seconds
		if wait < 5 {
			wrong = append(wrong, fmt.Sprintf("a preStop sleep of %d s is too short for clients to look up the pods again", wait))
		}
		drain := int64(0)
		for _, flag := range []string{"shutdown-seconds", "pre-stop-seconds"} {
			if _, known := f.Flags[flag]; !known {
				continue
			}
			seconds, err := f.seconds(server, flag)
			if err != nil {
				wrong = append(wrong, err.Error())
			}
			drain += seconds
		}
		if *grace < wait+drain+leastSpare {
			wrong = append(wrong, fmt.Sprintf("a grace period of %d s does not cover %d s of preStop, %d s of drain and %d s to spare", *grace, wait, drain, leastSpare))
		}
	}
	return wrong
}

func checkResources(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, each := range c.containers() {
		requests, limits := each.Resources.Requests, each.Resources.Limits
		for _, resource := range []core.ResourceName{core.ResourceCPU, core.ResourceMemory} {
			if requests.Name(resource, "").IsZero() {
				wrong = append(wrong, fmt.Sprintf("%s requests no %s", each.Name, resource))
			}
		}
		if limits.Memory().IsZero() {
			wrong = append(wrong, fmt.Sprintf("%s has no limit on memory", each.Name))
		}
		for resource, limit := range limits {
			if request, given := requests[resource]; given && request.Cmp(limit) > 0 {
				wrong = append(wrong, fmt.Sprintf("%s requests %s of %s, more than its limit of %s", each.Name, request.String(), resource, limit.String()))
			}
		}
	}
	for _, server := range c.servers() {
		for _, name := range []string{"TOKIO_WORKER_THREADS", "ENTITY_EXTRACTOR_WORKERS"} {
			at := slices.IndexFunc(server.Env, func(variable core.EnvVar) bool { return variable.Name == name })
			if at < 0 || server.Env[at].ValueFrom == nil || server.Env[at].ValueFrom.ResourceFieldRef == nil ||
				server.Env[at].ValueFrom.ResourceFieldRef.Resource != "requests.cpu" ||
				server.Env[at].ValueFrom.ResourceFieldRef.ContainerName != server.Name {
				wrong = append(wrong, fmt.Sprintf("%s does not follow the requested cores of %s", name, server.Name))
			}
		}
	}
	return wrong
}
