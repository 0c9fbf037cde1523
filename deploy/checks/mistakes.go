package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"sigs.k8s.io/yaml"
)

//go:embed mistakes.yaml
var mistakesText []byte

// Mistake is an edit of one file that somebody could make, and the check that must catch it.
type Mistake struct {
	Name   string
	File   string // below deploy/
	Find   string // stands in the file exactly once
	Put    string
	Caught string // the name of the check
	Says   string // a part of what it says
	In     string // the kustomization in which it shows; production where it is not given
}

// plantAll tries every mistake on a copy of deploy/ and prints the table; false where one was not caught.
func plantAll(deploy string, facts *Facts) bool {
	var mistakes []Mistake
	if err := yaml.UnmarshalStrict(mistakesText, &mistakes); err != nil {
		fmt.Println(err)
		return false
	}
	byName := map[string]check{}
	for _, check := range checks() {
		byName[check.name] = check
	}
	results := make([]string, len(mistakes))
	turns := make(chan struct{}, runtime.NumCPU())
	var group sync.WaitGroup
	for i, mistake := range mistakes {
		group.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			results[i] = plant(deploy, facts, mistake, byName)
		})
	}
	group.Wait()

	missed := 0
	proven := map[string]bool{}
	fmt.Printf("\n%-62s %s\n", "PLANTED MISTAKE", "CAUGHT BY")
	skipped := 0
	for i, mistake := range mistakes {
		if results[i] == skip {
			skipped++
			fmt.Printf("%-62s NOT CHECKED: the binary lacks %v\n", mistake.Name, facts.lacking(mistake.In))
			proven[mistake.Caught] = true
			continue
		}
		proven[mistake.Caught] = true
		if results[i] != "" {
			missed++
			fmt.Printf("%-62s NOT CAUGHT: %s\n", mistake.Name, results[i])
			continue
		}
		fmt.Printf("%-62s %s\n", mistake.Name, mistake.Caught)
	}
	for _, check := range checks() {
		if !proven[check.name] {
			missed++
			fmt.Printf("nothing shows that the check %q can fail\n", check.name)
		}
	}
	fmt.Printf("\nmistakes: %d passed, %d failed\n", len(mistakes)-missed-skipped, missed)
	return missed == 0
}

// skip stands for a mistake that cannot show with this binary.
const skip = "skip"

// plant tells why a mistake went uncaught, or nothing.
func plant(deploy string, facts *Facts, mistake Mistake, byName map[string]check) string {
	if mistake.In == "" {
		mistake.In = "overlays/production"
	}
	if facts.lacking(mistake.In) != nil {
		return skip
	}
	check, known := byName[mistake.Caught]
	if !known {
		return "there is no such check"
	}
	repository, err := copied(deploy)
	if err != nil {
		return err.Error()
	}
	defer os.RemoveAll(repository)
	file := filepath.Join(repository, "deploy", mistake.File)
	text := read(file)
	if count := strings.Count(text, mistake.Find); count != 1 {
		return fmt.Sprintf("the text to replace stands in %s %d times", mistake.File, count)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(text, mistake.Find, mistake.Put, 1)), 0o644); err != nil {
		return err.Error()
	}
	said := strings.Join(check.run(filepath.Join(repository, "deploy"), mistake.In, facts), "\n")
	if said == "" {
		return "the check passes"
	}
	if mistake.Says == "" || !strings.Contains(said, mistake.Says) {
		return fmt.Sprintf("the check says something else: %.300s", said)
	}
	return ""
}

// copied is a new folder with deploy/ and what its checks compare with.
func copied(deploy string) (string, error) {
	repository, err := os.MkdirTemp("", "planted")
	if err != nil {
		return "", err
	}
	root := filepath.Dir(deploy)
	for _, name := range []string{"Cargo.toml", "Cargo.lock", "build.rs", ".dockerignore", "rust-toolchain.toml"} {
		if err := os.WriteFile(filepath.Join(repository, name), []byte(read(filepath.Join(root, name))), 0o644); err != nil {
			return "", err
		}
	}
	for _, name := range []string{"proto", "gazetteer", "src", "docs"} {
		if err := os.Symlink(filepath.Join(root, name), filepath.Join(repository, name)); err != nil {
			return "", err
		}
	}
	if err := os.Mkdir(filepath.Join(repository, "deploy"), 0o755); err != nil {
		return "", err
	}
	for _, name := range []string{"Dockerfile", "base", "components", "overlays", "checks/large-gazetteer"} {
		from, to := filepath.Join(deploy, name), filepath.Join(repository, "deploy", name)
		info, err := os.Stat(from)
		if err != nil {
			return "", err
		}
		if info.IsDir() {
			err = os.CopyFS(to, os.DirFS(from))
		} else {
			err = os.WriteFile(to, []byte(read(from)), 0o644)
		}
		if err != nil {
			return "", err
		}
	}
	return repository, nil
}
