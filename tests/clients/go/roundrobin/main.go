// Calls replicas in turn for a while, and counts. How a client in a cluster connects: docs/clients.md.
//
// It fails where a call failed, or where fewer replicas answered than there should be.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	_ "google.golang.org/grpc/health" // Watches the health that the service config names.
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"

	pb "entity-extractor-client/gen/entity_extractor/v1"
)

// serviceConfig has each call take the next replica that says SERVING.
const serviceConfig = `{
  "loadBalancingConfig": [{"round_robin": {}}],
  "healthCheckConfig": {"serviceName": "entity_extractor.v1.ExtractionService"}
}`

var (
	lasts       = flag.Duration("for", 10*time.Second, "how long to call; an interrupt ends it before")
	callers     = flag.Int("callers", 8, "how many call at once")
	deadline    = flag.Duration("deadline", 10*time.Second, "how long a call may take")
	replicas    = flag.Int("replicas", 1, "how many replicas must have answered")
	shed        = flag.Bool("shed", false, "whether a call that is refused for want of room counts as answered")
	rate        = flag.Float64("rate", 0, "how many calls a second to make, all callers together; 0 for as many as they can")
	repetitions = flag.Int("repeat", 20, "how often a document repeats its text")
)

func main() {
	log.SetFlags(log.Ltime | log.Lmicroseconds)
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: roundrobin [flags] dns:///NAME:PORT")
	}
	counts, err := run(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	if !counts.report(os.Stdout) {
		os.Exit(1)
	}
}

func run(target string) (*counts, error) {
	connection, err := grpc.NewClient(target,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultServiceConfig(serviceConfig),
		// A call that is lost shall be seen. A real client gives a retry policy: docs/clients.md.
		grpc.WithDisableRetry(),
	)
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	service := pb.NewExtractionServiceClient(connection)

	counts := &counts{answered: map[string]int{}}
	until, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	until, stop = context.WithTimeout(until, *lasts)
	defer stop()
	next := turns(until)
	began := time.Now()
	var group sync.WaitGroup
	for range *callers {
		group.Go(func() {
			for next() {
				counts.add(call(service))
			}
		})
	}
	group.Wait()
	counts.lasted = time.Since(began)
	return counts, nil
}

// turns tells when to make the next call; false when there is none any more.
func turns(until context.Context) func() bool {
	if *rate <= 0 {
		return func() bool { return until.Err() == nil }
	}
	ticks := time.NewTicker(time.Duration(float64(time.Second) / *rate))
	return func() bool {
		select {
		case <-ticks.C:
			return true
		case <-until.Done():
			return false
		}
	}
}

// call tells which replica answered, how long it took, and what went wrong.
func call(service pb.ExtractionServiceClient) (string, time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), *deadline)
	defer cancel()
	var from peer.Peer
	began := time.Now()
	content := strings.Repeat("US Secretary of State Antony Blinken met officials in Beijing. ", *repetitions)
	// Waits while no replica is ready, for as long as the deadline gives.
	_, err := service.Extract(ctx, &pb.ExtractRequest{Document: &pb.Document{Content: content}}, grpc.Peer(&from), grpc.WaitForReady(true))
	if from.Addr == nil {
		return "none", time.Since(began), err
	}
	return from.Addr.String(), time.Since(began), err
}

type counts struct {
	lock     sync.Mutex
	answered map[string]int
	failed   int
	refused  int
	took     []time.Duration
	lasted   time.Duration
}

func (c *counts) add(replica string, took time.Duration, err error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if *shed && status.Code(err) == codes.ResourceExhausted {
		c.refused++
		return
	}
	if err != nil {
		c.failed++
		log.Printf("%s: %v", replica, err)
		return
	}
	c.answered[replica]++
	c.took = append(c.took, took)
}

// report prints the counts; false where a call failed or a replica answered none.
func (c *counts) report(to *os.File) bool {
	fine := c.failed == 0 && len(c.answered) >= *replicas
	for _, replica := range slices.Sorted(maps.Keys(c.answered)) {
		fmt.Fprintf(to, "%s answered %d\n", replica, c.answered[replica])
	}
	slices.Sort(c.took)
	if len(c.took) > 0 {
		fmt.Fprintf(to, "p50 %v, p99 %v, longest %v\n", c.took[len(c.took)/2], c.took[len(c.took)*99/100], c.took[len(c.took)-1])
	}
	fmt.Fprintf(to, "rate %.0f\n", float64(len(c.took))/c.lasted.Seconds())
	fmt.Fprintf(to, "calls %d, failed %d, refused %d\n", len(c.took)+c.failed+c.refused, c.failed, c.refused)
	return fine
}
