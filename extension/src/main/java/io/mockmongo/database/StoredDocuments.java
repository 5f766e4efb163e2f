package io.mockmongo.database;

import io.mockmongo.respond.Origin;
import java.util.List;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/**
 * The documents that a test says a collection has. Immutable but for being cancelled; thread-safe.
 *
 * <pre>{@code
 * StoredDocuments products = server.has("shop.products", "{_id: 7, price: 12}");
 * products.cancel();
 * }</pre>
 */
public final class StoredDocuments {

  private final String namespace;
  private final List<RawBsonDocument> documents;
  private final Origin origin;
  private final Consumer<StoredDocuments> onCancel;

  StoredDocuments(
      String namespace,
      List<RawBsonDocument> documents,
      Origin origin,
      Consumer<StoredDocuments> onCancel) {
    this.namespace = namespace;
    this.documents = List.copyOf(documents);
    this.origin = origin;
    this.onCancel = onCancel;
  }

  /** Returns the database and the collection, joined by a dot. */
  public String namespace() {
    return namespace;
  }

  /** Returns the documents in order. */
  public List<RawBsonDocument> documents() {
    return documents;
  }

  /** Returns what was said, and where. */
  Origin origin() {
    return origin;
  }

  /** Takes this back. Does nothing where it was replaced, or taken back before. */
  public void cancel() {
    onCancel.accept(this);
  }

  /** Returns what was said, and where. */
  @Override
  public String toString() {
    return origin.toString();
  }
}
