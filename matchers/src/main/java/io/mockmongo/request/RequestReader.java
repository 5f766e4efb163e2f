package io.mockmongo.request;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/** What conditions look up in a request, and how they call one. */
final class RequestReader {

  private RequestReader() {}

  static BsonDocument document(Received request) {
    return request.command().document();
  }

  /** Returns the request's position in the journal, or its name where no server received it. */
  static String called(Received request) {
    return request.position().equals(Position.START)
        ? request.what()
        : "request " + request.position();
  }
}
