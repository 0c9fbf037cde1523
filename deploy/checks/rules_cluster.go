package main

import (
	"fmt"
	"slices"

	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

func checkScaling(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, scaler := range c.Autoscalers {
		target := scaler.Spec.ScaleTargetRef
		found := false
		for _, deployment := range c.Deployments {
			if target.APIVersion != "apps/v1" || target.Kind != "Deployment" || target.Name != deployment.Name {
				continue
			}
			found = true
			if deployment.Spec.Replicas != nil {
				wrong = append(wrong, fmt.Sprintf("deployment %s sets replicas, which each apply would take back from its autoscaler", deployment.Name))
			}
			for _, metric := range scaler.Spec.Metrics {
				if metric.Type != autoscaling.ResourceMetricSourceType {
					continue
				}
				for _, each := range deployment.Spec.Template.Spec.Containers {
					if _, given := each.Resources.Requests[metric.Resource.Name]; !given {
						wrong = append(wrong, fmt.Sprintf("the autoscaler divides by the request for %s, which %s lacks", metric.Resource.Name, each.Name))
					}
				}
				if use := metric.Resource.Target.AverageUtilization; use != nil && (*use < 30 || *use > 80) {
					wrong = append(wrong, fmt.Sprintf("a target of %d%% of %s leaves no room or wastes it", *use, metric.Resource.Name))
				}
			}
		}
		if !found {
			wrong = append(wrong, fmt.Sprintf("the autoscaler's target %s %s does not exist", target.Kind, target.Name))
		}
		if scaler.Spec.MinReplicas == nil || *scaler.Spec.MinReplicas < 2 || *scaler.Spec.MinReplicas > scaler.Spec.MaxReplicas {
			wrong = append(wrong, "the autoscaler needs two replicas or more, and a maximum above")
		}
		if behavior := scaler.Spec.Behavior; behavior == nil || behavior.ScaleDown == nil ||
			behavior.ScaleDown.StabilizationWindowSeconds == nil || *behavior.ScaleDown.StabilizationWindowSeconds < 60 {
			wrong = append(wrong, "the autoscaler scales down without a minute's patience")
		}
	}
	return wrong
}

func checkRollout(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, deployment := range c.Deployments {
		rolling := deployment.Spec.Strategy.RollingUpdate
		if deployment.Spec.Strategy.Type != apps.RollingUpdateDeploymentStrategyType {
			wrong = append(wrong, fmt.Sprintf("deployment %s ends all pods before it starts others", deployment.Name))
		}
		if policy := deployment.Spec.Template.Spec.RestartPolicy; policy != "" && policy != core.RestartPolicyAlways {
			wrong = append(wrong, fmt.Sprintf("the pods of %s are not started again: restartPolicy %s", deployment.Name, policy))
		}
		if rolling == nil || rolling.MaxUnavailable == nil || rolling.MaxSurge == nil {
			wrong = append(wrong, fmt.Sprintf("deployment %s does not say how it rolls", deployment.Name))
			continue
		}
		if !zero(*rolling.MaxUnavailable) {
			wrong = append(wrong, fmt.Sprintf("a rollout of %s takes pods away before others are there", deployment.Name))
		}
		if zero(*rolling.MaxSurge) {
			wrong = append(wrong, fmt.Sprintf("a rollout of %s cannot move: it may neither add nor take away", deployment.Name))
		}
		if deployment.Spec.MinReadySeconds < 1 {
			wrong = append(wrong, fmt.Sprintf("a rollout of %s takes a pod for good that was ready for a moment", deployment.Name))
		}
		if limit := deployment.Spec.ProgressDeadlineSeconds; limit != nil && *limit <= deployment.Spec.MinReadySeconds+60 {
			wrong = append(wrong, fmt.Sprintf("a rollout of %s is given up before a pod had time to start", deployment.Name))
		}
	}
	for _, budget := range c.Budgets {
		if unready := budget.Spec.UnhealthyPodEvictionPolicy; unready == nil || *unready != policy.AlwaysAllow {
			wrong = append(wrong, fmt.Sprintf("budget %s lets a pod that is not ready hold up the drain of its node", budget.Name))
		}
	}
	for _, scaler := range c.Autoscalers {
		if len(c.Budgets) == 0 {
			wrong = append(wrong, "no budget: draining two nodes could end every pod")
		}
		for _, budget := range c.Budgets {
			if most := budget.Spec.MaxUnavailable; most != nil && zero(*most) {
				wrong = append(wrong, fmt.Sprintf("budget %s lets no node drain", budget.Name))
			}
			least := budget.Spec.MinAvailable
			if least != nil && (least.Type == intstr.String || scaler.Spec.MinReplicas == nil || least.IntVal >= *scaler.Spec.MinReplicas) {
				wrong = append(wrong, fmt.Sprintf("budget %s lets no node drain at the fewest replicas; say maxUnavailable", budget.Name))
			}
		}
	}
	return wrong
}

func zero(count intstr.IntOrString) bool {
	return count.Type == intstr.Int && count.IntVal == 0 || count.StrVal == "0%"
}

func checkIsolation(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, namespace := range c.Namespaces {
		if namespace.Labels["pod-security.kubernetes.io/enforce"] != "restricted" {
			wrong = append(wrong, fmt.Sprintf("namespace %s does not enforce the restricted level", namespace.Name))
		}
		for _, object := range c.named() {
			if object.GetNamespace() != namespace.Name {
				wrong = append(wrong, fmt.Sprintf("%s lies outside the namespace %s", object.GetName(), namespace.Name))
			}
		}
	}
	for _, deployment := range c.Deployments {
		covered := false
		for _, policy := range c.Policies {
			covered = covered || selects(policy.Spec.PodSelector.MatchLabels, deployment.Spec.Template.Labels)
		}
		if !covered {
			wrong = append(wrong, fmt.Sprintf("no network policy covers the pods of %s", deployment.Name))
		}
		wrong = append(wrong, ofTheNode(&deployment)...)
	}
	for _, policy := range c.Policies {
		types := map[networking.PolicyType]bool{}
		for _, each := range policy.Spec.PolicyTypes {
			types[each] = true
		}
		if !types[networking.PolicyTypeIngress] || !types[networking.PolicyTypeEgress] {
			wrong = append(wrong, fmt.Sprintf("network policy %s does not bound both ways", policy.Name))
		}
		for _, rule := range policy.Spec.Ingress {
			if len(rule.From) == 0 {
				wrong = append(wrong, fmt.Sprintf("network policy %s lets everybody in: a rule without from", policy.Name))
			}
			if len(rule.Ports) == 0 {
				wrong = append(wrong, fmt.Sprintf("network policy %s opens every port", policy.Name))
			}
			for _, from := range rule.From {
				if from.NamespaceSelector != nil && len(from.NamespaceSelector.MatchLabels)+len(from.NamespaceSelector.MatchExpressions) == 0 {
					wrong = append(wrong, fmt.Sprintf("network policy %s lets every namespace in", policy.Name))
				}
			}
		}
	}
	for _, service := range c.Services {
		if service.Spec.Type != "" && service.Spec.Type != core.ServiceTypeClusterIP {
			wrong = append(wrong, fmt.Sprintf("service %s can be reached from outside the cluster", service.Name))
		}
	}
	return wrong
}

// ofTheNode is what of its node a deployment's pods would see or change.
func ofTheNode(deployment *apps.Deployment) []string {
	var wrong []string
	pod := deployment.Spec.Template.Spec
	for _, volume := range pod.Volumes {
		if volume.HostPath != nil {
			wrong = append(wrong, fmt.Sprintf("deployment %s mounts %s of the node", deployment.Name, volume.HostPath.Path))
		}
	}
	if pod.SecurityContext != nil {
		for _, setting := range pod.SecurityContext.Sysctls {
			wrong = append(wrong, fmt.Sprintf("deployment %s sets %s of the kernel", deployment.Name, setting.Name))
		}
	}
	for _, each := range slices.Concat(pod.Containers, pod.InitContainers) {
		if context := each.SecurityContext; context != nil && context.ProcMount != nil && *context.ProcMount != core.DefaultProcMount {
			wrong = append(wrong, fmt.Sprintf("%s sees all of /proc", each.Name))
		}
	}
	return wrong
}

// object is what lives in a namespace.
type object interface {
	GetName() string
	GetNamespace() string
}

func (c *Cluster) named() []object {
	var all []object
	for i := range c.ServiceAccounts {
		all = append(all, &c.ServiceAccounts[i])
	}
	for i := range c.ConfigMaps {
		all = append(all, &c.ConfigMaps[i])
	}
	for i := range c.Deployments {
		all = append(all, &c.Deployments[i])
	}
	for i := range c.Services {
		all = append(all, &c.Services[i])
	}
	for i := range c.Autoscalers {
		all = append(all, &c.Autoscalers[i])
	}
	for i := range c.Budgets {
		all = append(all, &c.Budgets[i])
	}
	for i := range c.Policies {
		all = append(all, &c.Policies[i])
	}
	return all
}
