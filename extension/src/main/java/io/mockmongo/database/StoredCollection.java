package io.mockmongo.database;

import io.mockmongo.origin.Origin;
import io.mockmongo.script.StoredDocuments;
import java.util.List;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** The documents that a test stored for one collection; immutable until cancelled. */
final class StoredCollection implements StoredDocuments {

  private final String namespace;
  private final List<RawBsonDocument> documents;
  private final Origin origin;
  private final Consumer<StoredCollection> onCancel;

  StoredCollection(
      String namespace,
      List<RawBsonDocument> documents,
      Origin origin,
      Consumer<StoredCollection> onCancel) {
    this.namespace = namespace;
    this.documents = List.copyOf(documents);
    this.origin = origin;
    this.onCancel = onCancel;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public List<RawBsonDocument> documents() {
    return documents;
  }

  /** Returns the call that stored the documents, with its source line. */
  Origin origin() {
    return origin;
  }

  @Override
  public void cancel() {
    onCancel.accept(this);
  }

  /** Returns the text of the call that stored the documents, with its source line. */
  @Override
  public String toString() {
    return origin.toString();
  }
}
