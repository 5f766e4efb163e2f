package io.mockmongo.script;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The documents that a test says a collection has. Thread-safe.
 *
 * <pre>{@code
 * StoredDocuments products = server.has("shop.products", "{_id: 7, price: 12}");
 * products.cancel();
 * }</pre>
 */
public interface StoredDocuments {

  /** Returns the database and the collection, joined by a dot. */
  String namespace();

  /** Returns the documents in order; immutable. */
  List<RawBsonDocument> documents();

  /** Takes this back. Does nothing where it was replaced, or taken back before. */
  void cancel();
}
