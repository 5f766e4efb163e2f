package io.mockmongo.message;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * One section of an {@link OpMsg}, as on the wire.
 *
 * <pre>{@code
 * if (section instanceof Section.Sequence sequence) { sequence.documents().size(); }
 * }</pre>
 *
 * <p>Specification: OP_MSG, section "sections".
 */
public sealed interface Section {

  /**
   * The kind 0 section: the only body of a message.
   *
   * @param document the body
   */
  record Body(RawBsonDocument document) implements Section {
    /** Returns the document on one line, abbreviated, with credentials as {@code <hidden>}. */
    @Override
    public String toString() {
      return MessageText.of(document);
    }
  }

  /**
   * A kind 1 section: a document sequence, which represents an array field of the body.
   *
   * @param identifier the name of the array field
   * @param documents the elements of the array
   */
  record Sequence(String identifier, List<RawBsonDocument> documents) implements Section {
    /** Keeps an immutable copy of the list. */
    public Sequence {
      documents = List.copyOf(documents);
    }

    /** Returns the identifier and the documents on one line, abbreviated. */
    @Override
    public String toString() {
      return identifier + ": " + MessageText.of(documents);
    }
  }
}
