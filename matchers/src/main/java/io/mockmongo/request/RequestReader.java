package io.mockmongo.request;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import org.bson.BsonDocument;

/** Access to the properties of a request that several conditions use. */
final class RequestReader {

  private RequestReader() {}

  static BsonDocument document(Received request) {
    return request.command().document();
  }

  /** Returns a label for messages: the position in the journal, or the command if it has none. */
  static String label(Received request) {
    return request.position().equals(Position.START)
        ? request.what()
        : "request " + request.position();
  }
}
