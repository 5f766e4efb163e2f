package io.mockmongo.database;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bson.RawBsonDocument;

/** The documents that the test stored, by namespace. Thread-safe. */
final class StoredCollections {

  private final NavigableMap<String, StoredCollection> stored = new ConcurrentSkipListMap<>();

  /** Stores documents, replacing those that the collection had before. */
  void put(StoredCollection documents) {
    stored.put(documents.namespace(), documents);
  }

  /** Removes documents; returns whether they were still stored. */
  boolean remove(StoredCollection documents) {
    return stored.remove(documents.namespace(), documents);
  }

  void clear() {
    stored.clear();
  }

  boolean isEmpty() {
    return stored.isEmpty();
  }

  Optional<StoredCollection> at(String namespace) {
    return Optional.ofNullable(stored.get(namespace));
  }

  boolean has(String namespace) {
    return stored.containsKey(namespace);
  }

  /** Returns the documents of a collection, none if the collection does not exist. */
  List<RawBsonDocument> documents(String namespace) {
    return at(namespace).map(StoredCollection::documents).orElse(List.of());
  }

  /** Returns the names of a database's collections, in order. */
  List<String> collections(String database) {
    return stored.keySet().stream()
        .filter(namespace -> namespace.startsWith(database + "."))
        .map(namespace -> namespace.substring(database.length() + 1))
        .toList();
  }

  /** Returns the names of the databases, in order. */
  List<String> databases() {
    TreeSet<String> names = new TreeSet<>();
    for (Map.Entry<String, StoredCollection> each : stored.entrySet()) {
      names.add(each.getKey().substring(0, each.getKey().indexOf('.')));
    }
    return List.copyOf(names);
  }
}
