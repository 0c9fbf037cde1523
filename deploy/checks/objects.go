package main

import (
	"fmt"
	"path/filepath"
	"strings"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

// Cluster is what one kustomization renders to, by kind.
type Cluster struct {
	Folder          string // deploy/, where the manifests come from
	Namespaces      []core.Namespace
	ServiceAccounts []core.ServiceAccount
	ConfigMaps      []core.ConfigMap
	Secrets         []core.Secret
	Services        []core.Service
	Deployments     []apps.Deployment
	Autoscalers     []autoscaling.HorizontalPodAutoscaler
	Budgets         []policy.PodDisruptionBudget
	Policies        []networking.NetworkPolicy
	Certificates    []Certificate
	ServiceMonitors []monitoring.ServiceMonitor
	Alerts          []monitoring.PrometheusRule
}

// Certificate is the part of cert-manager's kind that others depend on.
type Certificate struct {
	Metadata struct{ Name, Namespace string }
	Spec     struct {
		SecretName string
		DNSNames   []string
	}
}

// build renders a kustomization of deploy/ as `kubectl apply -k` would.
func build(deploy, kustomization string) (resmap.ResMap, error) {
	return krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join(deploy, kustomization))
}

// render builds a kustomization and decodes it; unknown fields and bad quantities are errors.
func render(deploy, kustomization string) (*Cluster, error) {
	resources, err := build(deploy, kustomization)
	if err != nil {
		return nil, fmt.Errorf("kustomize: %w", err)
	}
	cluster := &Cluster{Folder: deploy}
	for _, resource := range resources.Resources() {
		text, err := resource.AsYAML()
		if err != nil {
			return nil, err
		}
		if err := cluster.add(resource.GetKind(), text); err != nil {
			return nil, fmt.Errorf("decode: %s %s: %w", resource.GetKind(), resource.GetName(), err)
		}
	}
	return cluster, nil
}

func (c *Cluster) add(kind string, text []byte) error {
	switch kind {
	case "Namespace":
		return decode(text, &c.Namespaces)
	case "ServiceAccount":
		return decode(text, &c.ServiceAccounts)
	case "ConfigMap":
		return decode(text, &c.ConfigMaps)
	case "Secret":
		return decode(text, &c.Secrets)
	case "Service":
		return decode(text, &c.Services)
	case "Deployment":
		return decode(text, &c.Deployments)
	case "HorizontalPodAutoscaler":
		return decode(text, &c.Autoscalers)
	case "PodDisruptionBudget":
		return decode(text, &c.Budgets)
	case "NetworkPolicy":
		return decode(text, &c.Policies)
	case "ServiceMonitor":
		return decode(text, &c.ServiceMonitors)
	case "PrometheusRule":
		return decode(text, &c.Alerts)
	case "Certificate":
		var certificate Certificate
		if err := yaml.Unmarshal(text, &certificate); err != nil {
			return err
		}
		c.Certificates = append(c.Certificates, certificate)
		return nil
	default:
		return fmt.Errorf("a kind that no rule looks at")
	}
}

func decode[T any](text []byte, into *[]T) error {
	var object T
	if err := yaml.UnmarshalStrict(text, &object); err != nil {
		return err
	}
	*into = append(*into, object)
	return nil
}

// container is a container, with the deployment that it is in.
type container struct {
	core.Container
	of *apps.Deployment
}

// containers are those that run, then those that prepare.
func (c *Cluster) containers() []container {
	var all []container
	for i := range c.Deployments {
		deployment := &c.Deployments[i]
		for _, each := range deployment.Spec.Template.Spec.Containers {
			all = append(all, container{each, deployment})
		}
		for _, each := range deployment.Spec.Template.Spec.InitContainers {
			all = append(all, container{each, deployment})
		}
	}
	return all
}

// servers are the containers that serve.
func (c *Cluster) servers() []container {
	var all []container
	for _, each := range c.containers() {
		if len(each.Args) > 0 && each.Args[0] == "serve" {
			all = append(all, each)
		}
	}
	return all
}

// argument is the value of --name=value.
func (c container) argument(name string) (string, bool) {
	for _, argument := range c.Args {
		if value, found := strings.CutPrefix(argument, "--"+name+"="); found {
			return value, true
		}
	}
	return "", false
}

// selects tells whether labels hold all of the selector's, and the selector any.
func selects(selector, labels map[string]string) bool {
	for key, value := range selector {
		if labels[key] != value {
			return false
		}
	}
	return len(selector) > 0
}

// selected are the deployments whose pods a selector picks.
func (c *Cluster) selected(selector map[string]string) []apps.Deployment {
	var picked []apps.Deployment
	for _, deployment := range c.Deployments {
		if selects(selector, deployment.Spec.Template.Labels) {
			picked = append(picked, deployment)
		}
	}
	return picked
}
