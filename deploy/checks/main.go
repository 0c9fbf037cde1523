// Checks the manifests, the image's Dockerfile and the dashboards of deploy/, then plants mistakes and sees each of them caught.
// `.ci/manifests.sh` brings the tools and asks the binary for its facts.
//
//	deploy-checks -deploy ../ -facts FOLDER
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

// kustomizations are what is checked, as it would be applied, each with the flags that it cannot do without.
var kustomizations = []struct {
	path  string
	wants []string
}{
	{"overlays/local", nil},
	{"overlays/production", nil},
	{"checks/large-gazetteer", nil},
	{"overlays/production-full", []string{"admin-listen", "tls-cert", "tls-client-ca"}},
}

// lacking are the flags that a kustomization wants and the binary does not have.
func (f *Facts) lacking(kustomization string) []string {
	var lacking []string
	for _, each := range kustomizations {
		for _, flag := range each.wants {
			if _, known := f.Flags[flag]; each.path == kustomization && !known {
				lacking = append(lacking, "--"+flag)
			}
		}
	}
	return lacking
}

func main() {
	log.SetFlags(0)
	deploy := flag.String("deploy", "..", "the folder deploy/")
	from := flag.String("facts", "", "a folder with what the binary says of itself")
	flag.Parse()
	facts, err := readFacts(*from)
	if err != nil {
		log.Fatal(err)
	}
	folder, err := filepath.Abs(*deploy)
	if err != nil {
		log.Fatal(err)
	}
	if wrong := verify(folder, facts); len(wrong) > 0 {
		for _, each := range wrong {
			fmt.Fprintln(os.Stderr, each)
		}
		log.Fatalf("%d faults", len(wrong))
	}
	fmt.Printf("ok: %d kustomizations pass %d checks\n", len(kustomizations), len(checks()))
	if !plantAll(folder, facts) {
		os.Exit(1)
	}
}

// check looks at one kustomization, with the tools or by a rule, and tells what is wrong.
type check struct {
	name string
	run  func(deploy, kustomization string, facts *Facts) []string
}

func checks() []check {
	all := []check{
		{"build", func(deploy, kustomization string, _ *Facts) []string {
			if _, err := render(deploy, kustomization); err != nil {
				return []string{err.Error()}
			}
			return nil
		}},
		{"schema", rendered(schema)},
		{"kube-score", rendered(kubeScore)},
		{"checkov", rendered(checkov)},
		{"hadolint", func(deploy, _ string, _ *Facts) []string { return hadolint(deploy) }},
		{"dockerfile", onCluster(func(c *Cluster, _ *Facts) []string { return checkDockerfile(c.Folder, c) })},
	}
	for _, rule := range Rules {
		all = append(all, check{rule.Name, onCluster(rule.Check)})
	}
	return all
}

func onCluster(rule func(*Cluster, *Facts) []string) func(string, string, *Facts) []string {
	return func(deploy, kustomization string, facts *Facts) []string {
		cluster, err := render(deploy, kustomization)
		if err != nil {
			return []string{err.Error()}
		}
		return rule(cluster, facts)
	}
}

// verify runs every check on every kustomization.
func verify(deploy string, facts *Facts) []string {
	var wrong []string
	for _, each := range kustomizations {
		kustomization := each.path
		if lacking := facts.lacking(kustomization); lacking != nil {
			fmt.Printf("NOT CHECKED: %s, for this binary lacks %v\n", kustomization, lacking)
			continue
		}
		for _, check := range checks() {
			for _, each := range check.run(deploy, kustomization, facts) {
				wrong = append(wrong, fmt.Sprintf("%s: %s: %s", kustomization, check.name, each))
			}
		}
	}
	return append(wrong, unusedWaivers()...)
}
