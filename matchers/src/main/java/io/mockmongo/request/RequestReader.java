package io.mockmongo.request;

import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/** What conditions look up in a request, and how they call one. */
final class RequestReader {

  private RequestReader() {}

  static BsonDocument document(Received request) {
    return request.command().document();
  }

  /** Returns the request's place in the journal, or what it is where it has none. */
  static String called(Received request) {
    return request.order() == 0 ? request.what() : "request " + request.order();
  }
}
