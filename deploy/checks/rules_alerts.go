package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/prometheus/prometheus/promql/parser"
)

// operations is the page that every alert names.
const operations = "../docs/operations.md"

func checkAlerts(c *Cluster, f *Facts) []string {
	var wrong []string
	headings := anchors(filepath.Join(c.Folder, operations))
	for _, rules := range c.Alerts {
		for _, group := range rules.Spec.Groups {
			for _, rule := range group.Rules {
				name := rule.Alert + rule.Record
				wrong = append(wrong, query(f, name, rule.Expr.String())...)
				if rule.Alert == "" {
					continue
				}
				if rule.Labels["severity"] == "" || rule.Annotations["summary"] == "" {
					wrong = append(wrong, fmt.Sprintf("alert %s has no severity or no summary", name))
				}
				page, anchor, _ := strings.Cut(rule.Annotations["runbook"], "#")
				if page != "docs/operations.md" || !headings[anchor] {
					wrong = append(wrong, fmt.Sprintf("alert %s names no section of docs/operations.md: %q", name, anchor))
				}
			}
		}
	}
	for _, configMap := range c.ConfigMaps {
		for file, content := range configMap.Data {
			if filepath.Ext(file) == ".json" {
				wrong = append(wrong, dashboard(f, file, content)...)
			}
		}
	}
	return wrong
}

func dashboard(f *Facts, file, content string) []string {
	var board struct {
		UID    string
		Panels []struct {
			ID      int
			Title   string
			Type    string
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal([]byte(content), &board); err != nil {
		return []string{fmt.Sprintf("dashboard %s: %v", file, err)}
	}
	var wrong []string
	if board.UID == "" || len(board.Panels) == 0 {
		wrong = append(wrong, fmt.Sprintf("dashboard %s has no uid or no panel", file))
	}
	seen := map[int]bool{}
	for _, panel := range board.Panels {
		if seen[panel.ID] {
			wrong = append(wrong, fmt.Sprintf("two panels of %s have the id %d", file, panel.ID))
		}
		seen[panel.ID] = true
		if panel.Type != "row" && len(panel.Targets) == 0 {
			wrong = append(wrong, fmt.Sprintf("panel %q of %s asks for nothing", panel.Title, file))
		}
		for _, target := range panel.Targets {
			expression := strings.ReplaceAll(target.Expr, "$__rate_interval", "5m")
			wrong = append(wrong, query(f, panel.Title, expression)...)
		}
	}
	return wrong
}

// foreign are metrics of the cluster, not of the binary.
var foreign = regexp.MustCompile(`^(up|kube_|container_)`)

func query(f *Facts, name, expression string) []string {
	parsed, err := parser.NewParser(parser.Options{}).ParseExpr(expression)
	if err != nil {
		return []string{fmt.Sprintf("%s: %v", name, err)}
	}
	var wrong []string
	for _, selectors := range parser.ExtractSelectors(parsed) {
		for _, matcher := range selectors {
			if matcher.Name == "__name__" && len(f.Metrics) > 0 && !f.Metrics[matcher.Value] && !foreign.MatchString(matcher.Value) {
				wrong = append(wrong, fmt.Sprintf("%s asks for %s, which the binary does not have", name, matcher.Value))
			}
		}
	}
	return wrong
}

var heading = regexp.MustCompile(`(?m)^#+ (.*)$`)

// anchors are the links to a page's headings.
func anchors(page string) map[string]bool {
	found := map[string]bool{}
	text, err := os.ReadFile(page)
	if err != nil {
		return found
	}
	for _, each := range heading.FindAllStringSubmatch(string(text), -1) {
		plain := regexp.MustCompile(`[^a-z0-9 -]`).ReplaceAllString(strings.ToLower(each[1]), "")
		found[strings.ReplaceAll(plain, " ", "-")] = true
	}
	return found
}
