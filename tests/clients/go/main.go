// Calls the server at the address given, and checks that each mention's offsets cut out its text, in UTF-8 bytes.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	pb "entity-extractor-client/gen/entity_extractor/v1"
)

const content = "🎙️ US Secretary of State Antony Blinken met China’s foreign minister, Qin Gang, in Beijing."

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: client ADDRESS")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	service := pb.NewExtractionServiceClient(connection)

	document := &pb.Document{Id: "one", Content: content}
	options := &pb.ExtractionOptions{OffsetEncoding: pb.OffsetEncoding_OFFSET_ENCODING_UTF8}
	response, err := service.Extract(ctx, &pb.ExtractRequest{Document: document, Options: options})
	if err != nil {
		return err
	}
	if err := check(response); err != nil {
		return err
	}
	for _, mention := range response.Mentions {
		fmt.Println(mention.Text, mention.Type, mention.Span.Begin, mention.Span.End)
	}

	empty := &pb.Document{Id: "two"}
	batch, err := service.BatchExtract(ctx, &pb.BatchExtractRequest{Documents: []*pb.Document{document, empty}, Options: options})
	if err != nil {
		return err
	}
	if len(batch.Results) != 2 || batch.Results[1].GetError() == nil {
		return fmt.Errorf("the empty document did not fail alone: %v", batch)
	}
	return check(batch.Results[0].GetResponse())
}

// check tells what is wrong with the mentions of an answer.
func check(response *pb.ExtractResponse) error {
	found := map[string]bool{}
	for _, mention := range response.GetMentions() {
		cut := content[mention.Span.Begin:mention.Span.End]
		if cut != mention.Text {
			return fmt.Errorf("offsets cut out %q of %v", cut, mention)
		}
		found[mention.Text] = true
	}
	if !found["Antony Blinken"] || !found["Beijing"] {
		return errors.New("a name is missing")
	}
	return nil
}
