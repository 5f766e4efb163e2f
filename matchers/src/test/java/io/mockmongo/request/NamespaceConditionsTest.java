package io.mockmongo.request;

import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyCommand;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.RequestPattern.commandIgnoringCase;
import static io.mockmongo.request.Requests.query;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceConditionsTest {

  private static final Received INSERT = request("{insert: 'orders', $db: 'shop'}");
  private static final Received HELLO = request("{hello: 1, $db: 'admin'}");
  private static final Received BULK =
      request(
          "{bulkWrite: 1, nsInfo: [{ns: 'shop.orders'}, {ns: 'bank.bills.old'}, {ns: 'shop.orders'}],"
              + " $db: 'admin'}");

  @Test
  void any_request_is_one_that_drivers_send_by_themselves_too() {
    matches(INSERT, anyRequest());
    matches(HELLO, anyRequest());
    matches(HELLO, anyRequest().on("admin"));
    assertThat(anyRequest().toString(), is("any request"));
    assertThat(anyRequest().on("shop").toString(), is("on shop"));
    assertThat(anyRequest().namesCommands(), is(false));
  }

  @Test
  void a_name_can_be_in_upper_or_lower_case() {
    matches(INSERT, commandIgnoringCase("INSERT"));
    matches(request("{isMaster: 1}"), commandIgnoringCase("hello", "ISMASTER"));
    differs(
        INSERT,
        commandIgnoringCase("Find", "count"),
        "command: expected Find or count in upper or lower case, but was insert");
    assertThat(
        commandIgnoringCase("Find").on("shop").toString(),
        is("Find in upper or lower case on shop"));
    assertThat(commandIgnoringCase("Find").namesCommands(), is(true));
    assertThat(commandIgnoringCase("find").distance(INSERT), is(command("find").distance(INSERT)));
  }

  @Test
  void a_collection_is_matched_in_whatever_database() {
    matches(INSERT, anyCommand().onCollection("orders"));
    matches(request("{find: 'a.b', $db: 'x'}"), anyCommand().onCollection("a.b"));
    matches(query("shop.orders", 0, "{}"), anyCommand().onCollection("orders"));
    differs(
        INSERT,
        command("insert").onCollection("order"),
        "collection: expected order, but was orders");
    differs(
        request("{ping: 1, $db: 'shop'}"),
        anyCommand().onCollection("shop"),
        "collection: expected shop, but was absent");
    assertThat(
        command("insert").onCollection("orders").toString(), is("insert on collection orders"));
  }

  @Test
  void a_bulk_write_is_on_each_of_its_namespaces() {
    matches(BULK, command("bulkWrite").on("shop.orders"));
    matches(BULK, command("bulkWrite").on("bank.bills.old"));
    matches(BULK, command("bulkWrite").onCollection("bills.old"));
    matches(BULK, command("bulkWrite").on("bank"));
    matches(BULK, command("bulkWrite").on("admin"));
    differs(
        BULK,
        command("bulkWrite").on("shop.bills"),
        "namespace: expected shop.bills, but was shop.orders, bank.bills.old");
    differs(
        BULK,
        command("bulkWrite").on("test"),
        "database: expected test, but was admin, shop, bank");
    differs(
        BULK,
        command("bulkWrite").onCollection("bills"),
        "collection: expected bills, but was orders, bills.old");
  }

  @Test
  void only_a_bulk_write_has_many_namespaces() {
    differs(
        request("{insert: 'orders', nsInfo: [{ns: 'shop.bills'}], $db: 'shop'}"),
        command("insert").on("shop.bills"),
        "namespace: expected shop.bills, but was shop.orders");
    differs(
        request("{bulkWrite: 1, nsInfo: [1, {n: 2}, {ns: 3}], $db: 'admin'}"),
        command("bulkWrite").on("shop.bills"),
        "namespace: expected shop.bills, but was admin");
    differs(
        request("{bulkWrite: 1, nsInfo: [{ns: 'shop.orders'}]}"),
        command("bulkWrite").on("bank"),
        "database: expected bank, but was shop");
  }

  @Test
  void another_collection_is_nearer_than_another_command() {
    RequestPattern pattern = command("insert").onCollection("bills");
    assertThat(pattern.distance(INSERT), is(command("insert").on("shop.bills").distance(INSERT)));
    assertThat(pattern.distance(HELLO), greaterThan(pattern.distance(INSERT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ".orders",
        "shop.",
        "shop..orders",
        "my shop",
        "a/b.c",
        "a\\b",
        "\"a\".b"
      })
  void a_namespace_that_cannot_be_is_refused(String namespace) {
    refused(
        () -> anyCommand().on(namespace),
        "\""
            + namespace
            + "\" is not a namespace: write a database, or a database and a collection as in"
            + " shop.orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$external", "local.oplog.$main", "admin.$cmd.aggregate", "a.b c", "a.b.", "ä.ö"})
  void a_namespace_that_can_be_is_taken(String namespace) {
    assertThat(anyCommand().on(namespace).toString(), is("any command on " + namespace));
  }

  @Test
  void names_that_are_missing_are_refused() {
    refused(() -> anyCommand().on(null), "on(...) takes a namespace, not null");
    refused(
        () -> anyCommand().onCollection(null), "onCollection(...) takes a collection, not null");
    refused(() -> anyCommand().onCollection(""), "\"\" is not a collection name");
    refused(() -> anyCommand().onCollection("a\0"), "\"a\\0\" is not a collection name");
    refused(() -> anyCommand().onCollection(".a"), "\".a\" is not a collection name");
    refused(
        () -> anyCommand().on("a\0.b"),
        "\"a\\0.b\" is not a namespace: write a database, or a"
            + " database and a collection as in shop.orders");
    String few = "(...) takes at least one name, none of them empty";
    for (String[] names : new String[][] {null, {}, {""}, {"insert", null}}) {
      refused(() -> command(names), "command" + few);
      refused(() -> commandIgnoringCase(names), "commandIgnoringCase" + few);
    }
  }
}
