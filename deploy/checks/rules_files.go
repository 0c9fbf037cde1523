package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	core "k8s.io/api/core/v1"
)

func checkReferences(c *Cluster, _ *Facts) []string {
	var wrong []string
	configMaps, secrets := c.configMaps(), c.secrets()
	need := func(what, name string, known map[string][]string, optional *bool, keys ...string) {
		if optional != nil && *optional {
			return
		}
		held, found := known[name]
		if !found {
			wrong = append(wrong, fmt.Sprintf("there is no %s %s", what, name))
			return
		}
		for _, key := range keys {
			if !slices.Contains(held, key) {
				wrong = append(wrong, fmt.Sprintf("%s %s has no key %s", what, name, key))
			}
		}
	}
	for _, deployment := range c.Deployments {
		pod := deployment.Spec.Template.Spec
		if !slices.ContainsFunc(c.ServiceAccounts, func(account core.ServiceAccount) bool { return account.Name == pod.ServiceAccountName }) {
			wrong = append(wrong, fmt.Sprintf("there is no service account %q", pod.ServiceAccountName))
		}
		if pod.DeprecatedServiceAccount != "" {
			wrong = append(wrong, fmt.Sprintf("deployment %s uses the deprecated field serviceAccount", deployment.Name))
		}
		if pod.AutomountServiceAccountToken == nil || *pod.AutomountServiceAccountToken {
			wrong = append(wrong, "a token for the cluster is mounted, which the service never needs")
		}
		for _, volume := range pod.Volumes {
			if source := volume.ConfigMap; source != nil {
				need("ConfigMap", source.Name, configMaps, source.Optional, itemKeys(source.Items)...)
			}
			if source := volume.Secret; source != nil {
				need("Secret", source.SecretName, secrets, source.Optional, itemKeys(source.Items)...)
			}
		}
	}
	for _, each := range c.containers() {
		for _, variable := range each.Env {
			if variable.ValueFrom == nil {
				continue
			}
			if source := variable.ValueFrom.ConfigMapKeyRef; source != nil {
				need("ConfigMap", source.Name, configMaps, source.Optional, source.Key)
			}
			if source := variable.ValueFrom.SecretKeyRef; source != nil {
				need("Secret", source.Name, secrets, source.Optional, source.Key)
			}
		}
	}
	for _, certificate := range c.Certificates {
		for _, name := range certificate.Spec.DNSNames {
			service, _, _ := strings.Cut(name, ".")
			if !slices.ContainsFunc(c.Services, func(each core.Service) bool { return each.Name == service }) {
				wrong = append(wrong, fmt.Sprintf("certificate %s is for %s, and there is no service %s", certificate.Metadata.Name, name, service))
			}
		}
	}
	for _, configMap := range c.ConfigMaps {
		size := 0
		for _, content := range configMap.Data {
			size += len(content)
		}
		for _, content := range configMap.BinaryData {
			size += len(content)
		}
		if size > 1<<20 {
			wrong = append(wrong, fmt.Sprintf("ConfigMap %s holds %d bytes, more than 1 MiB", configMap.Name, size))
		}
	}
	return wrong
}

func itemKeys(items []core.KeyToPath) []string {
	var keys []string
	for _, item := range items {
		keys = append(keys, item.Key)
	}
	return keys
}

func (c *Cluster) configMaps() map[string][]string {
	known := map[string][]string{}
	for _, configMap := range c.ConfigMaps {
		known[configMap.Name] = []string{}
		for key := range configMap.Data {
			known[configMap.Name] = append(known[configMap.Name], key)
		}
		for key := range configMap.BinaryData {
			known[configMap.Name] = append(known[configMap.Name], key)
		}
	}
	return known
}

// secrets are those of the kustomization, and those that cert-manager makes for its certificates.
func (c *Cluster) secrets() map[string][]string {
	known := map[string][]string{}
	for _, secret := range c.Secrets {
		known[secret.Name] = []string{}
		for key := range secret.Data {
			known[secret.Name] = append(known[secret.Name], key)
		}
		for key := range secret.StringData {
			known[secret.Name] = append(known[secret.Name], key)
		}
	}
	for _, certificate := range c.Certificates {
		known[certificate.Spec.SecretName] = []string{"tls.crt", "tls.key", "ca.crt"}
	}
	return known
}

func checkMounts(c *Cluster, _ *Facts) []string {
	var wrong []string
	for _, deployment := range c.Deployments {
		mounted := map[string]bool{}
		volumes := map[string]core.Volume{}
		for _, volume := range deployment.Spec.Template.Spec.Volumes {
			volumes[volume.Name] = volume
		}
		for _, each := range c.containers() {
			if each.of.Name != deployment.Name {
				continue
			}
			at := map[string]bool{}
			for _, mount := range each.VolumeMounts {
				mounted[mount.Name] = true
				volume, found := volumes[mount.Name]
				if !found {
					wrong = append(wrong, fmt.Sprintf("%s mounts %s, and there is no such volume", each.Name, mount.Name))
				}
				live := volume.ConfigMap != nil || volume.Secret != nil
				if live && (mount.SubPath != "" || mount.SubPathExpr != "") {
					wrong = append(wrong, fmt.Sprintf("%s mounts a part of %s: it would never change", each.Name, mount.Name))
				}
				if live && !mount.ReadOnly {
					wrong = append(wrong, fmt.Sprintf("%s mounts %s to be written", each.Name, mount.Name))
				}
				if at[mount.MountPath] {
					wrong = append(wrong, fmt.Sprintf("%s mounts two volumes at %s", each.Name, mount.MountPath))
				}
				at[mount.MountPath] = true
			}
			wrong = append(wrong, unmounted(each)...)
		}
		for name := range volumes {
			if !mounted[name] {
				wrong = append(wrong, fmt.Sprintf("nothing mounts the volume %s", name))
			}
		}
	}
	return wrong
}

// unmounted are the paths among a container's arguments that no mount brings.
func unmounted(each container) []string {
	var wrong []string
	for _, argument := range each.Args {
		file := argument[strings.LastIndex(argument, "=")+1:]
		if !path.IsAbs(file) {
			continue
		}
		inside := func(mount core.VolumeMount) bool {
			return file == mount.MountPath || strings.HasPrefix(file, strings.TrimSuffix(mount.MountPath, "/")+"/")
		}
		if !slices.ContainsFunc(each.VolumeMounts, inside) {
			wrong = append(wrong, fmt.Sprintf("%s reads %s, where nothing is mounted", each.Name, file))
		}
	}
	return wrong
}
