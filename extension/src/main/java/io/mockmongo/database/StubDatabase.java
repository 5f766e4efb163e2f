package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.origin.Origin;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.StoredDocuments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The database of one server: what the test says it has, and where it is told so an empty one for
 * all else. Thread-safe.
 *
 * <pre>{@code
 * database.store("shop.orders", Cursor.of("{_id: 1}"), Origin.of("ShopTest.java:12"));
 * }</pre>
 */
public final class StubDatabase {

  private static final Origin LISTED = Origin.of("what the test says there is");
  private static final Origin EMPTY = Origin.of("the empty database");
  private static final Set<String> ABOUT_A_COLLECTION =
      Set.of("find", "", "count", "aggregate", "listIndexes");

  private final StoredCollections contents = new StoredCollections();
  private final ServerProfile profile;
  private final String address;
  private final boolean answersAll;
  private final Runnable onChange;

  /** Made when first needed: most servers answer only what a test declares. */
  private Map<String, CommandHandler> deeds;

  /**
   * Makes the database of one server.
   *
   * @param profile what the server says of itself
   * @param address its {@code host:port}
   * @param answers what it answers by itself
   * @param onChange runs whenever what it has changes
   */
  public StubDatabase(
      ServerProfile profile, String address, DefaultAnswers answers, Runnable onChange) {
    this.profile = profile;
    this.address = address;
    this.answersAll = answers == DefaultAnswers.EMPTY_DATABASE;
    this.onChange = onChange;
  }

  private synchronized Map<String, CommandHandler> deeds() {
    if (deeds == null) {
      deeds = all();
    }
    return deeds;
  }

  private Map<String, CommandHandler> all() {
    Map<String, CommandHandler> all = new HashMap<>();
    all.putAll(new ReadCommands(contents, profile.topology()).deeds());
    all.putAll(new WriteCommands(contents).deeds());
    all.putAll(new CollectionCommands(contents, profile.release()).deeds());
    all.putAll(new IndexCommands(contents, profile).deeds());
    all.putAll(new ListingCommands(contents).deeds());
    all.putAll(new StatisticsCommands(contents).deeds());
    all.putAll(new ServerInfoCommands(profile, address).deeds());
    all.putAll(AdminCommands.deeds());
    all.putAll(
        profile.release().compareTo(ServerRelease.V8_0) >= 0
            ? new BulkWriteCommand(contents).deeds()
            : Map.of(
                "bulkWrite", CommandHandler.always(NamespaceErrors.noSuchCommand("bulkWrite"))));
    return all;
  }

  /**
   * Stores documents in place of those that a collection had before.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param documents the documents
   * @param origin what was said, and where
   * @return the documents, to be taken back
   * @throws IllegalArgumentException if the namespace is none
   */
  public StoredDocuments store(String namespace, Cursor documents, Origin origin) {
    int dot = namespace.indexOf('.');
    if (dot < 1 || dot == namespace.length() - 1) {
      throw new IllegalArgumentException(
          "has(\""
              + namespace
              + "\", ...) should name a database and a collection, joined by a dot");
    }
    StoredCollection stored =
        new StoredCollection(namespace, documents.documents(), origin, this::remove);
    contents.put(stored);
    onChange.run();
    return stored;
  }

  private void remove(StoredCollection documents) {
    if (contents.remove(documents)) {
      onChange.run();
    }
  }

  /**
   * Makes the offer to answer a request about what the test has stored.
   *
   * @param request the request
   * @return the offer, or null if it is about something else
   */
  public Offer stored(IncomingRequest request) {
    if (contents.isEmpty()) {
      return null;
    }
    return owner(request)
        .flatMap(by -> answer(request).map(answer -> Offer.of(answer, by)))
        .orElse(null);
  }

  /** Returns who has what a request is about. */
  private Optional<Origin> owner(Received request) {
    String name = request.command().name();
    if (ABOUT_A_COLLECTION.contains(name)) {
      return contents.at(request.command().namespace()).map(StoredCollection::origin);
    }
    boolean isListed =
        name.equals("listDatabases")
            || name.equals("listCollections")
                && !contents.collections(request.command().database()).isEmpty();
    return isListed ? Optional.of(LISTED) : Optional.empty();
  }

  /**
   * Makes the offer of an empty database to answer a request.
   *
   * @param request the request
   * @return the offer, or null if the test has to answer
   */
  public Offer otherwise(IncomingRequest request) {
    return answersAll
        ? emptyAnswer(request).map(answer -> Offer.of(answer, EMPTY)).orElse(null)
        : null;
  }

  private Optional<Answer> emptyAnswer(Received request) {
    if (request.message() instanceof OpGetMore) {
      return AdminCommands.notFound(request);
    }
    return profile.topology() == Topology.STANDALONE && request.command().get("txnNumber") != null
        ? Optional.of(NamespaceErrors.noTransactions())
        : answer(request);
  }

  private Optional<Answer> answer(Received request) {
    CommandHandler deed = deeds().get(request.command().name());
    return deed == null ? Optional.empty() : deed.about(request);
  }

  /** Takes back all that the test has stored. */
  public void clear() {
    contents.clear();
  }
}
