package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"sigs.k8s.io/yaml"
)

// kubernetesVersions are the oldest that the manifests are for (preStop sleep), and the newest there is a schema of.
var kubernetesVersions = []string{"1.30", "1.37"}

// foreignKinds are custom resources, for which the schemas have none: decoding them strictly is their check.
var foreignKinds = regexp.MustCompile(`(?m)^kind: (ServiceMonitor|PrometheusRule|Certificate)$`)

// rendered has a tool look at the file that a kustomization renders to.
func rendered(tool func(file string) []string) func(string, string, *Facts) []string {
	return func(deploy, kustomization string, _ *Facts) []string {
		resources, err := build(deploy, kustomization)
		if err != nil {
			return []string{err.Error()}
		}
		text, err := resources.AsYaml()
		if err != nil {
			return []string{err.Error()}
		}
		folder, err := os.MkdirTemp("", "rendered")
		if err != nil {
			return []string{err.Error()}
		}
		defer os.RemoveAll(folder)
		var known []string
		for _, document := range strings.Split(string(text), "\n---\n") {
			if !foreignKinds.MatchString(document) {
				known = append(known, document)
			}
		}
		file := filepath.Join(folder, "rendered.yaml")
		if err := os.WriteFile(file, []byte(strings.Join(known, "\n---\n")), 0o644); err != nil {
			return []string{err.Error()}
		}
		return tool(file)
	}
}

// schema has kubernetes-validate look for fields and values that a version of Kubernetes does not have. Warnings count.
func schema(file string) []string {
	var wrong []string
	for _, version := range kubernetesVersions {
		output, err := exec.Command("kubernetes-validate", "--quiet", "--strict", "--kubernetes-version", version, file).CombinedOutput()
		if err != nil || len(bytes.TrimSpace(output)) > 0 {
			wrong = append(wrong, fmt.Sprintf("%s: %v %s", version, err, bytes.TrimSpace(output)))
		}
	}
	return wrong
}

func kubeScore(file string) []string {
	output, err := exec.Command("kube-score", "score", "--kubernetes-version", "v"+kubernetesVersions[0], "--output-format", "json", file).Output()
	var objects []struct {
		ObjectName string `json:"object_name"`
		Checks     []struct {
			Check    struct{ ID string }
			Grade    int
			Skipped  bool
			Comments []struct{ Summary string }
		}
	}
	if bad := json.Unmarshal(output, &objects); bad != nil {
		return []string{fmt.Sprintf("%v: %s", err, output)}
	}
	const fine = 10
	var wrong []string
	for _, object := range objects {
		for _, check := range object.Checks {
			if !check.Skipped && check.Grade < fine && !waived("kube-score", check.Check.ID) {
				wrong = append(wrong, fmt.Sprintf("%s: %s %v", object.ObjectName, check.Check.ID, check.Comments))
			}
		}
	}
	return wrong
}

func checkov(file string) []string {
	command := exec.Command("checkov", "--framework", "kubernetes", "--skip-download", "--compact", "--output", "json", "--file", file)
	output, err := command.Output()
	var report struct {
		Results struct {
			Failed []struct {
				ID       string `json:"check_id"`
				Name     string `json:"check_name"`
				Resource string
			} `json:"failed_checks"`
			Unread []string `json:"parsing_errors"`
		}
		Summary struct{ Passed int }
	}
	if bad := json.Unmarshal(output, &report); bad != nil || report.Summary.Passed == 0 {
		return []string{fmt.Sprintf("%v: %s", err, output)}
	}
	wrong := report.Results.Unread
	for _, failed := range report.Results.Failed {
		if !waived("checkov", failed.ID) {
			wrong = append(wrong, fmt.Sprintf("%s: %s %s", failed.Resource, failed.ID, failed.Name))
		}
	}
	return wrong
}

func hadolint(deploy string) []string {
	output, err := exec.Command("hadolint", "--failure-threshold", "style", filepath.Join(deploy, "Dockerfile")).CombinedOutput()
	if err != nil || len(output) > 0 {
		return []string{fmt.Sprintf("%v: %s", err, output)}
	}
	return nil
}

//go:embed waivers.yaml
var waiversText []byte

// Waiver is a finding of a tool that is meant.
type Waiver struct {
	Tool, Check, Because string
	used                 bool
}

var (
	waivers     []*Waiver
	waiversLock sync.Mutex
)

func init() {
	if err := yaml.UnmarshalStrict(waiversText, &waivers); err != nil {
		panic(err)
	}
}

func waived(tool, check string) bool {
	waiversLock.Lock()
	defer waiversLock.Unlock()
	for _, waiver := range waivers {
		if waiver.Tool == tool && waiver.Check == check {
			waiver.used = true
			return true
		}
	}
	return false
}

// unusedWaivers are those that nothing needs any more, and those without a reason.
func unusedWaivers() []string {
	var wrong []string
	for _, waiver := range waivers {
		if !waiver.used || waiver.Because == "" {
			wrong = append(wrong, fmt.Sprintf("the waiver of %s for %s is not needed, or has no reason", waiver.Check, waiver.Tool))
		}
	}
	return wrong
}
