package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Facts is what the binary itself says of its settings, and a running server of its health.
type Facts struct {
	Flags     map[string]string // by name, with the default
	Variables map[string]bool
	Services  map[string]bool // those whose health can be asked for
	Metrics   map[string]bool // empty where the binary has none
}

var (
	flagLine    = regexp.MustCompile(`(?m)^\s+(?:-\w, )?--([a-z-]+)`)
	flagDefault = regexp.MustCompile(`\[default:\s+([^\]]*)\]`)
	variable    = regexp.MustCompile(`\[env:\s+([A-Z_]+)`)
	metricType  = regexp.MustCompile(`(?m)^# TYPE (\S+) (\S+)$`)
)

// readFacts reads the folder that .ci/manifests.sh fills: `help`, `services` and, where there are metrics, `metrics`.
func readFacts(folder string) (*Facts, error) {
	help, err := os.ReadFile(filepath.Join(folder, "help"))
	if err != nil {
		return nil, err
	}
	services, err := os.ReadFile(filepath.Join(folder, "services"))
	if err != nil {
		return nil, err
	}
	facts := &Facts{Flags: map[string]string{}, Variables: map[string]bool{}, Services: map[string]bool{}, Metrics: map[string]bool{}}
	text := string(help)
	starts := flagLine.FindAllStringSubmatchIndex(text, -1)
	for i, start := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		name, body := text[start[2]:start[3]], text[start[0]:end]
		facts.Flags[name] = ""
		if found := flagDefault.FindStringSubmatch(body); found != nil {
			facts.Flags[name] = found[1]
		}
		if found := variable.FindStringSubmatch(body); found != nil {
			facts.Variables[found[1]] = true
		}
	}
	if len(facts.Flags) < 5 || !facts.Variables["ENTITY_EXTRACTOR_LISTEN"] {
		return nil, fmt.Errorf("the help text could not be read: %d flags", len(facts.Flags))
	}
	for _, service := range strings.Fields(string(services)) {
		facts.Services[service] = true
	}
	metrics, err := os.ReadFile(filepath.Join(folder, "metrics"))
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	for _, found := range metricType.FindAllStringSubmatch(string(metrics), -1) {
		facts.Metrics[found[1]] = true
		// OpenMetrics names the family of a counter without its ending.
		if found[2] == "counter" {
			facts.Metrics[strings.TrimSuffix(found[1], "_total")+"_total"] = true
		}
		if found[2] == "histogram" || found[2] == "summary" {
			for _, end := range []string{"_bucket", "_sum", "_count"} {
				facts.Metrics[found[1]+end] = true
			}
		}
	}
	return facts, nil
}

// seconds is a container's setting in seconds, or the binary's default.
func (f *Facts) seconds(server container, flag string) (int64, error) {
	value, given := server.argument(flag)
	if !given {
		value = f.Flags[flag]
	}
	number, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("--%s=%q is no number of seconds", flag, value)
	}
	return number, nil
}
