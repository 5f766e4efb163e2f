package io.mockmongo.database;

import io.mockmongo.bson.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * The collections that exist, with their options and indexes: those that the test stored, and those
 * that clients created and did not drop. Thread-safe.
 */
final class Catalog {

  private final StoredCollections stored;

  /** By namespace; a stored collection is here if a client changed its indexes or options. */
  private final Map<String, Entry> entries = new TreeMap<>();

  /** The options and the indexes of a collection. */
  private record Entry(BsonDocument options, CollectionIndexes indexes) {
    Entry() {
      this(new BsonDocument(), new CollectionIndexes());
    }
  }

  Catalog(StoredCollections stored) {
    this.stored = stored;
  }

  synchronized boolean has(String namespace) {
    return entries.containsKey(namespace) || stored.has(namespace);
  }

  /** Creates a collection unless it exists, or the namespace is a database only. */
  synchronized void create(String namespace) {
    if (namespace.indexOf('.') > 0) {
      entries.computeIfAbsent(namespace, absent -> new Entry());
    }
  }

  /** Returns the options of a collection. */
  synchronized BsonDocument options(String namespace) {
    return entry(namespace).options().clone();
  }

  /** Changes options of a collection that exists. */
  synchronized void change(String namespace, Collection<Field> options) {
    BsonDocument all = entry(namespace).options();
    options.forEach(option -> all.append(option.name(), option.value()));
  }

  /** Returns the indexes of a collection, to be changed; those of an unknown one are lost. */
  synchronized CollectionIndexes indexes(String namespace) {
    return entry(namespace).indexes();
  }

  private Entry entry(String namespace) {
    if (has(namespace)) {
      create(namespace);
    }
    return Optional.ofNullable(entries.get(namespace)).orElseGet(Entry::new);
  }

  /** Drops a collection; the documents that a test stored stay. */
  synchronized void drop(String namespace) {
    entries.remove(namespace);
  }

  synchronized void dropDatabase(String database) {
    entries.keySet().removeIf(namespace -> namespace.startsWith(database + "."));
  }

  synchronized void rename(String source, String target) {
    entries.put(target, entry(source));
    entries.remove(source);
  }

  /** Returns the names of a database's collections, in order. */
  synchronized List<String> collections(String database) {
    return Stream.concat(
            stored.collections(database).stream(),
            entries.keySet().stream()
                .filter(namespace -> namespace.startsWith(database + "."))
                .map(namespace -> namespace.substring(database.length() + 1)))
        .sorted()
        .distinct()
        .toList();
  }

  /** Returns the names of the databases, in order. */
  synchronized List<String> databases() {
    TreeSet<String> names = new TreeSet<>(stored.databases());
    entries
        .keySet()
        .forEach(namespace -> names.add(namespace.substring(0, namespace.indexOf('.'))));
    return List.copyOf(names);
  }

  synchronized void clear() {
    entries.clear();
  }
}
