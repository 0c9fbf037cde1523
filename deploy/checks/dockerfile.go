package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// checkDockerfile compares the Dockerfile with what must agree with it: the toolchain, what the build may see, the pods.
func checkDockerfile(deploy string, c *Cluster) []string {
	var wrong []string
	text := read(filepath.Join(deploy, "Dockerfile"))
	ignore := read(filepath.Join(deploy, "../.dockerignore"))
	toolchain := first(`channel = "([^"]+)"`, read(filepath.Join(deploy, "../rust-toolchain.toml")))
	if image := first(`ARG BUILD_IMAGE=rust:([\d.]+)-`, text); image != toolchain {
		wrong = append(wrong, fmt.Sprintf("the image is built by Rust %s, everything else by %s", image, toolchain))
	}
	for _, copied := range regexp.MustCompile(`(?m)^COPY ([^-].*) \S+$`).FindAllStringSubmatch(text, -1) {
		for _, source := range strings.Fields(copied[1]) {
			if _, err := os.Stat(filepath.Join(deploy, "..", source)); err != nil {
				wrong = append(wrong, fmt.Sprintf("the Dockerfile copies %s, which is not there", source))
			}
			if !regexp.MustCompile(`(?m)^!` + regexp.QuoteMeta(source) + `$`).MatchString(ignore) {
				wrong = append(wrong, fmt.Sprintf("the Dockerfile copies %s, which .dockerignore leaves out", source))
			}
		}
	}
	user := first(`(?m)^USER (\d+):\d+$`, text)
	listen := first(`"--listen", "[\d.]+:(\d+)"`, text)
	if exposed := first(`(?m)^EXPOSE (\d+)`, text); exposed != listen {
		wrong = append(wrong, fmt.Sprintf("the image exposes %s and listens on %s", exposed, listen))
	}
	for _, server := range c.servers() {
		pod := server.of.Spec.Template.Spec.SecurityContext
		if pod == nil || pod.RunAsUser == nil || fmt.Sprint(*pod.RunAsUser) != user {
			wrong = append(wrong, fmt.Sprintf("the pods do not run as the image's user %q", user))
		}
		if port := fmt.Sprint(server.port("listen")); port != listen {
			wrong = append(wrong, fmt.Sprintf("the pods listen on %s, the image on %s", port, listen))
		}
	}
	return wrong
}

func read(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	return string(text)
}

func first(pattern, text string) string {
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	return found[1]
}
