package main

// Rule is a check of our own: it tells what is wrong, a line each.
type Rule struct {
	Name string
	// What the other checks miss.
	Says  string
	Check func(*Cluster, *Facts) []string
}

// Rules are all of them.
var Rules = []Rule{
	{"selectors", "every selector picks pods that exist", checkSelectors},
	{"ports", "services, policies and monitors name ports that the containers have, and that the binary listens on", checkPorts},
	{"references", "ConfigMaps, Secrets, keys and service accounts that are named exist", checkReferences},
	{"mounts", "every mount has its volume, every volume is mounted, every path in an argument is mounted", checkMounts},
	{"probes", "probes ask the port that is listened on for a service that the server knows", checkProbes},
	{"arguments", "the binary has each flag and variable", checkArguments},
	{"drain", "the grace period covers the wait before the stop and the drain", checkDrain},
	{"resources", "requests are there and within the limits; threads follow them", checkResources},
	{"scaling", "the autoscaler has a target, a request to divide by, and the number of replicas to itself", checkScaling},
	{"rollout", "a rollout can move and loses no capacity; a budget lets nodes drain", checkRollout},
	{"isolation", "the network policy and the namespace keep out what they should", checkIsolation},
	{"alerts", "alerts and dashboards parse, ask for metrics that exist, and name a page that says what to do", checkAlerts},
}
