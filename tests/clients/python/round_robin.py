"""Calls replicas in turn until interrupted, and counts. How a client in a cluster connects: docs/clients.md.

usage: round_robin.py dns:///NAME:PORT
"""

import json
import signal
import sys

import grpc

from entity_extractor.v1 import document_pb2, extraction_service_pb2 as api, extraction_service_pb2_grpc

SERVICE_CONFIG = {
    # Each call takes the next replica.
    "loadBalancingConfig": [{"round_robin": {}}],
    "methodConfig": [
        {
            "name": [{"service": "entity_extractor.v1.ExtractionService"}],
            # Extraction changes nothing, so a call may always be tried again.
            "retryPolicy": {
                "maxAttempts": 4,
                "initialBackoff": "0.05s",
                "maxBackoff": "1s",
                "backoffMultiplier": 2,
                "retryableStatusCodes": ["UNAVAILABLE", "RESOURCE_EXHAUSTED"],
            },
        }
    ],
}


def main(target):
    stopped = False

    def stop(*_):
        nonlocal stopped
        stopped = True

    signal.signal(signal.SIGINT, stop)
    answered = failed = 0
    with grpc.insecure_channel(target, options=[("grpc.service_config", json.dumps(SERVICE_CONFIG))]) as channel:
        service = extraction_service_pb2_grpc.ExtractionServiceStub(channel)
        request = api.ExtractRequest(document=document_pb2.Document(content="Antony Blinken met officials in Beijing."))
        while not stopped:
            try:
                service.Extract(request, timeout=10, wait_for_ready=True)
                answered += 1
            except grpc.RpcError as error:
                failed += 1
                print(error, file=sys.stderr)
    print(f"calls {answered + failed}, failed {failed}")
    return 1 if failed or not answered else 0


sys.exit(main(sys.argv[1]))
