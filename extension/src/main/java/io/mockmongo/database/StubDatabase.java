package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.origin.Origin;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.StoredDocuments;
import io.mockmongo.state.ServerKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * The database of one server: answers commands from the documents that the test stored and, with
 * {@link DefaultAnswers#EMPTY_DATABASE}, all other commands as an empty database. Thread-safe.
 *
 * <pre>{@code
 * database.store("shop.orders", Cursor.of("{_id: 1}"), Origin.of("ShopTest.java:12"));
 * }</pre>
 */
public final class StubDatabase {

  private static final Origin LISTED = Origin.of("the documents that the test stored");
  private static final Origin EMPTY = Origin.of("the empty database");
  private static final Set<String> READS = Set.of("find", "", "count", "aggregate", "listIndexes");

  private final StoredCollections contents = new StoredCollections();
  private final Catalog catalog = new Catalog(contents);

  /** The profile at the start: the rules of its release do not change. */
  private final ServerProfile profile;

  private final Supplier<ServerProfile> current;
  private final CommandRules rules;
  private final String address;
  private final boolean answersAll;
  private final Runnable onChange;
  private final Supplier<BsonDocument> setParameters;

  /** Made for the first request that needs them: most servers answer only what a test declares. */
  private Map<String, CommandHandler> handlers;

  /**
   * Makes the database of one server.
   *
   * @param profile supplies the server's current release, topology and membership
   * @param address the server's {@code host:port}
   * @param answers which commands the server answers by itself
   * @param onChange runs whenever the stored documents change
   * @param setParameters returns the server parameters that clients have set
   */
  public StubDatabase(
      Supplier<ServerProfile> profile,
      String address,
      DefaultAnswers answers,
      Runnable onChange,
      Supplier<BsonDocument> setParameters) {
    this.current = profile;
    this.profile = profile.get();
    this.rules = new CommandRules(this.profile.release());
    this.address = address;
    this.answersAll = answers == DefaultAnswers.EMPTY_DATABASE;
    this.onChange = onChange;
    this.setParameters = setParameters;
  }

  private synchronized Map<String, CommandHandler> handlers() {
    if (handlers == null) {
      handlers = all();
    }
    return handlers;
  }

  private Map<String, CommandHandler> all() {
    Map<String, CommandHandler> all = new HashMap<>();
    all.putAll(new ReadCommands(contents, profile.topology()).handlers());
    WriteCommands writes = new WriteCommands(contents, catalog, rules);
    all.putAll(writes.handlers());
    all.putAll(new CollectionCommands(contents, catalog, profile.release()).handlers());
    all.putAll(new IndexCommands(contents, catalog, profile).handlers());
    all.putAll(new ListingCommands(contents, catalog).handlers());
    all.putAll(new StatisticsCommands(contents).handlers());
    all.putAll(new ServerInfoCommands(current, address).handlers());
    all.putAll(new ReplicaSetCommands(current, address).handlers());
    ServerParameters parameters = new ServerParameters(profile.release(), setParameters);
    all.put("getParameter", parameters::get);
    all.putAll(AdminCommands.handlers());
    all.putAll(
        profile.release().compareTo(ServerRelease.V8_0) >= 0
            ? writes.bulkWriteHandler()
            : Map.of(
                "bulkWrite", CommandHandler.fixed(NamespaceErrors.noSuchCommand("bulkWrite"))));
    return all;
  }

  /**
   * Stores documents, replacing those that a collection had before.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param documents the documents
   * @param origin the call that stores them, with its source line
   * @return the stored documents, to be cancelled
   * @throws IllegalArgumentException if the namespace has no dot between a database and a
   *     collection
   */
  public StoredDocuments store(String namespace, Cursor documents, Origin origin) {
    int dot = namespace.indexOf('.');
    if (dot < 1 || dot == namespace.length() - 1) {
      throw new IllegalArgumentException(
          "has(\""
              + namespace
              + "\", ...): the namespace should be a database and a collection, joined by a dot");
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
   * Offers to answer a request for documents that the test stored.
   *
   * @param request the request
   * @return the offer, or null if the request is for something else
   */
  public Offer stored(IncomingRequest request) {
    if (contents.isEmpty()) {
      return null;
    }
    return owner(request)
        .flatMap(by -> answer(request).map(answer -> Offer.of(answer, by)))
        .orElse(null);
  }

  /** Returns the origin of the documents that a request is for. */
  private Optional<Origin> owner(Received request) {
    String name = request.command().name();
    if (READS.contains(name)) {
      return contents.at(request.command().namespace()).map(StoredCollection::origin);
    }
    boolean isListed =
        name.equals("listDatabases")
            || name.equals("listCollections")
                && !contents.collections(request.command().database()).isEmpty();
    return isListed ? Optional.of(LISTED) : Optional.empty();
  }

  /**
   * Offers to answer a request as an empty database.
   *
   * @param request the request
   * @return the offer, or null if the test has to answer the request
   */
  public Offer otherwise(IncomingRequest request) {
    return answersAll
        ? emptyAnswer(request).map(answer -> Offer.of(answer, EMPTY)).orElse(null)
        : null;
  }

  private Optional<Answer> emptyAnswer(IncomingRequest request) {
    if (request.message() instanceof OpGetMore) {
      return AdminCommands.notFound(request);
    }
    String name = request.command().name();
    ServerKind kind = kind(request);
    if (!CommandNames.includes(name, kind == ServerKind.ROUTER)) {
      return Optional.of(NamespaceErrors.noSuchCommand(name));
    }
    return kind == ServerKind.STANDALONE && request.command().get("txnNumber") != null
        ? Optional.of(NamespaceErrors.noTransactions())
        : answer(request);
  }

  private ServerKind kind(IncomingRequest request) {
    return request.state().features().serverKind(profile.topology());
  }

  private Optional<Answer> answer(IncomingRequest request) {
    CommandHandler handler = handlers().get(request.command().name());
    return refusal(request)
        .map(refused -> refused.reply())
        .or(() -> handler == null ? Optional.empty() : handler.answer(request));
  }

  private Optional<Refusal> refusal(IncomingRequest request) {
    Command command = request.command();
    return answersAll
        ? rules
            .refusal(command)
            .or(() -> SnapshotReads.refusal(command, profile.release(), kind(request)))
        : Optional.empty();
  }

  /** Removes all documents that the test stored, and all collections that clients created. */
  public void clear() {
    contents.clear();
    catalog.clear();
  }
}
