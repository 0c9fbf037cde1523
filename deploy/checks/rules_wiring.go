package main

import (
	"fmt"
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/validation"
)

func checkSelectors(c *Cluster, _ *Facts) []string {
	var wrong []string
	none := func(what, name string, selector map[string]string) {
		if len(c.selected(selector)) == 0 {
			wrong = append(wrong, fmt.Sprintf("%s %s selects no pod: %v", what, name, selector))
		}
	}
	for _, deployment := range c.Deployments {
		labels := deployment.Spec.Template.Labels
		if !selects(deployment.Spec.Selector.MatchLabels, labels) {
			wrong = append(wrong, fmt.Sprintf("deployment %s does not select its own pods", deployment.Name))
		}
		spread := map[string]bool{}
		for _, constraint := range deployment.Spec.Template.Spec.TopologySpreadConstraints {
			spread[constraint.TopologyKey] = true
			if constraint.LabelSelector == nil || !selects(constraint.LabelSelector.MatchLabels, labels) {
				wrong = append(wrong, fmt.Sprintf("spread over %s does not count the deployment's own pods", constraint.TopologyKey))
			}
			if strings.Join(constraint.MatchLabelKeys, ",") != "pod-template-hash" {
				wrong = append(wrong, fmt.Sprintf("spread over %s does not tell revisions apart by pod-template-hash", constraint.TopologyKey))
			}
		}
		for _, key := range []string{core.LabelTopologyZone, core.LabelHostname} {
			if !spread[key] {
				wrong = append(wrong, "pods are not spread over "+key)
			}
		}
	}
	for _, service := range c.Services {
		none("service", service.Name, service.Spec.Selector)
	}
	for _, budget := range c.Budgets {
		none("budget", budget.Name, labelsOf(budget.Spec.Selector))
	}
	for _, policy := range c.Policies {
		none("network policy", policy.Name, policy.Spec.PodSelector.MatchLabels)
	}
	for _, monitor := range c.ServiceMonitors {
		if len(c.monitored(&monitor.Spec.Selector)) != 1 {
			wrong = append(wrong, fmt.Sprintf("service monitor %s does not select exactly one service", monitor.Name))
		}
	}
	return wrong
}

func checkPorts(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, each := range c.containers() {
		named := map[string]bool{}
		for _, port := range each.Ports {
			if named[port.Name] {
				wrong = append(wrong, fmt.Sprintf("two ports of %s are named %s", each.Name, port.Name))
			}
			named[port.Name] = true
			if refused := validation.IsValidPortName(port.Name); len(refused) > 0 {
				wrong = append(wrong, fmt.Sprintf("port %s of %s has no valid name: %v", port.Name, each.Name, refused))
			}
		}
	}
	for _, server := range c.servers() {
		listened := server.listened()
		for _, port := range server.Ports {
			if _, found := listened[port.ContainerPort]; !found {
				wrong = append(wrong, fmt.Sprintf("nothing listens on port %s of %s (%d)", port.Name, server.Name, port.ContainerPort))
			}
		}
		for port, host := range listened {
			if host != "0.0.0.0" && host != "[::]" {
				wrong = append(wrong, fmt.Sprintf("%s listens on %s:%d, which cannot be reached from outside the pod", server.Name, host, port))
			}
		}
	}
	headless := false
	for _, service := range c.Services {
		for _, port := range service.Spec.Ports {
			if !c.hasPort(service.Spec.Selector, port.TargetPort) {
				wrong = append(wrong, fmt.Sprintf("service %s leads to port %s, which its pods lack", service.Name, port.TargetPort.String()))
			}
			if port.Name == "grpc" {
				headless = headless || service.Spec.ClusterIP == core.ClusterIPNone
				if protocol := c.protocol(); port.AppProtocol == nil || *port.AppProtocol != protocol {
					wrong = append(wrong, fmt.Sprintf("service %s does not say that port grpc speaks HTTP/2 (appProtocol %s)", service.Name, protocol))
				}
			}
		}
	}
	if !headless {
		wrong = append(wrong, "no headless service has port grpc: clients could not balance over the pods")
	}
	for _, policy := range c.Policies {
		for _, rule := range policy.Spec.Ingress {
			for _, port := range rule.Ports {
				if port.Port != nil && !c.hasPort(policy.Spec.PodSelector.MatchLabels, *port.Port) {
					wrong = append(wrong, fmt.Sprintf("network policy %s opens port %s, which its pods lack", policy.Name, port.Port.String()))
				}
			}
		}
	}
	for _, monitor := range c.ServiceMonitors {
		for _, endpoint := range monitor.Spec.Endpoints {
			for _, service := range c.monitored(&monitor.Spec.Selector) {
				if !servicePort(service, endpoint.Port) {
					wrong = append(wrong, fmt.Sprintf("service monitor %s reads port %q, which service %s lacks", monitor.Name, endpoint.Port, service.Name))
				}
			}
		}
	}
	return wrong
}

// protocol is what the calls' port speaks, as gateways know it.
func (c *Cluster) protocol() string {
	if slices.ContainsFunc(c.servers(), secured) {
		return "https"
	}
	return "kubernetes.io/h2c"
}

// hasPort tells whether the pods that a selector picks have a port, by name or number.
func (c *Cluster) hasPort(selector map[string]string, target intstr.IntOrString) bool {
	for _, deployment := range c.selected(selector) {
		for _, each := range deployment.Spec.Template.Spec.Containers {
			for _, port := range each.Ports {
				if port.Name == target.StrVal && port.Name != "" || port.ContainerPort == target.IntVal {
					return true
				}
			}
		}
	}
	return false
}

func (c *Cluster) monitored(selector *meta.LabelSelector) []core.Service {
	var picked []core.Service
	for _, service := range c.Services {
		if selects(selector.MatchLabels, service.Labels) {
			picked = append(picked, service)
		}
	}
	return picked
}

func servicePort(service core.Service, name string) bool {
	for _, port := range service.Spec.Ports {
		if port.Name == name {
			return true
		}
	}
	return false
}

func labelsOf(selector *meta.LabelSelector) map[string]string {
	if selector == nil {
		return nil
	}
	return selector.MatchLabels
}
