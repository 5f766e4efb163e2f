package io.mockmongo.script;

import io.mockmongo.journal.Received;
import java.util.List;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.hamcrest.Matcher;

/**
 * What a test declares of a server before requests come: how they are answered, that they are held,
 * or that somebody looks at them. Thread-safe; it may be called from inside an answer.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).replies("{n: 1}");
 * }</pre>
 */
public interface Declarations {

  /**
   * Begins to declare how requests are answered. What is declared later is asked first.
   *
   * @param pattern which requests; any Hamcrest matcher
   * @return what takes the answer
   */
  AutoResponderBuilder autoResponds(Matcher<? super Received> pattern);

  /**
   * Keeps requests from being answered by what is built in or was declared before, so that the test
   * can {@linkplain Inbox#receives receive} them.
   *
   * @param pattern which requests; any Hamcrest matcher
   * @return the hold, already at work; cancel it to let go what it holds
   */
  Hold holds(Matcher<? super Received> pattern);

  /**
   * Says which documents a collection has, see {@link #has(String, List)}.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param extendedJson the documents
   * @return what was said, to be taken back
   * @throws io.mockmongo.json.ExtendedJsonException if a text is not Extended JSON, with the place
   */
  StoredDocuments has(String namespace, String... extendedJson);

  /**
   * Says which documents a collection has, see {@link #has(String, List)}.
   *
   * @param namespace the database and the collection, joined by a dot
   * @param first the first document, the driver's {@code Document} for one
   * @param more those after it
   * @return what was said, to be taken back
   */
  StoredDocuments has(String namespace, Bson first, Bson... more);

  /**
   * Says which documents a collection has, in place of what was said before. <em>Any</em> find
   * there gives them, whatever its filter, sort or projection; its skip, limit and batch size are
   * kept to. A count and an aggregation are answered where no query is asked for; the collection,
   * its database and its index of {@code _id} are listed. Writes do not change it. What a test
   * declares is asked before, a last resort after.
   *
   * <pre>{@code
   * server.has("shop.products", "{_id: 7, price: 12}");
   * }</pre>
   *
   * @param namespace the database and the collection, joined by a dot
   * @param documents the documents, the driver's {@code Document}s for one
   * @return what was said, to be taken back
   * @throws IllegalArgumentException if the namespace is none
   */
  StoredDocuments has(String namespace, List<? extends Bson> documents);

  /**
   * Shows requests to an action on their way, whoever answers them. It runs on the connection's own
   * thread; what it throws fails the test.
   *
   * @param pattern which requests; any Hamcrest matcher
   * @param action what is done with each
   * @return the observer, already at work
   */
  Observer observes(Matcher<? super Received> pattern, Consumer<? super Received> action);
}
