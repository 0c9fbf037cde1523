"""Calls the server at the address given, and checks that each mention's offsets cut out its text, in code points and in UTF-16.

usage: client.py ADDRESS
"""

import sys

import grpc

from entity_extractor.v1 import document_pb2, entity_pb2, extraction_service_pb2 as api, extraction_service_pb2_grpc, options_pb2

CONTENT = "🎙️ US Secretary of State Antony Blinken met China’s foreign minister, Qin Gang, in Beijing."


def cut_code_points(span):
    return CONTENT[span.begin : span.end]


def cut_utf16(span):
    return CONTENT.encode("utf-16-le")[2 * span.begin : 2 * span.end].decode("utf-16-le")


def check(response, cut):
    assert response.mentions, "no mentions"
    for mention in response.mentions:
        assert cut(mention.span) == mention.text, (cut(mention.span), mention)
        sentence = response.sentences[mention.sentence_index].span
        assert sentence.begin + mention.span_in_sentence.begin == mention.span.begin, mention
    names = {mention.text for mention in response.mentions}
    assert {"Antony Blinken", "Beijing"} <= names, names


def main(address):
    document = document_pb2.Document(id="one", content=CONTENT)
    with grpc.insecure_channel(address) as channel:
        service = extraction_service_pb2_grpc.ExtractionServiceStub(channel)

        response = service.Extract(api.ExtractRequest(document=document), timeout=10)
        check(response, cut_code_points)
        for mention in response.mentions:
            print(mention.text, entity_pb2.EntityType.Name(mention.type), mention.span.begin, mention.span.end)

        utf16 = options_pb2.ExtractionOptions(offset_encoding=document_pb2.OFFSET_ENCODING_UTF16)
        requests = iter([api.StreamExtractRequest(document=document, options=utf16)])
        (result,) = service.StreamExtract(requests, timeout=10)
        assert result.document_id == "one"
        check(result.response, cut_utf16)

        try:
            service.Extract(api.ExtractRequest(), timeout=10)
            raise AssertionError("a request without a document was answered")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.INVALID_ARGUMENT, error


main(sys.argv[1])
