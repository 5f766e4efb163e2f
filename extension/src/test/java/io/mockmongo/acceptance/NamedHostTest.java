package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import io.mockmongo.LiveThreads;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ReplyTemplate;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import io.mockmongo.server.TestConversation;
import io.mockmongo.socket.FreedPort;
import io.mockmongo.tls.Tls;
import io.mockmongo.topology.MockReplicaSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with a name that nothing resolves is found by drivers, and behaves as any other. */
@Timeout(30)
class NamedHostTest {

  private static final String A = "a:27017";
  private static final String B = "b:27017";

  @Test
  void the_driver_finds_it_and_talks_to_it() {
    try (MockMongoServer server = named(A).start();
        MongoClient client = connect(server)) {
      server.has("shop.orders", new Document("_id", 7));

      assertThat(Driver.orders(client).find().first(), is(new Document("_id", 7)));

      server.verify(once(), command("find").sentTo(A));
    }
  }

  @Test
  void the_connection_string_leads_through_a_proxy() {
    assumeProxyTakesAnyName();
    try (MockMongoServer server = named(A).start();
        MongoClient client = Driver.connect(server)) {
      server.has("shop.orders", new Document("_id", 7));

      assertThat(Driver.orders(client).find().first(), is(new Document("_id", 7)));

      assertThat(server.address(), is(A));
      assertThat(
          server.uri(),
          matchesPattern("mongodb://a:27017/\\?replicaSet=rs0&proxyHost=127.0.0.1&proxyPort=\\d+"));
      server.verify(once(), command("find").sentTo(A));
    }
  }

  /** As an application does whose framework has the settings as a bean. */
  @Test
  void the_address_may_be_applied_twice() throws IOException {
    assumeProxyTakesAnyName();
    try (ServerSocket everywhere = new ServerSocket(0);
        MockMongoServer resolved = named(A).start();
        MockMongoServer behindProxy = named("b:" + everywhere.getLocalPort()).start()) {
      for (MockMongoServer server : List.of(resolved, behindProxy)) {
        server.autoResponds(command("ping")).repliesOk();
        MongoClientSettings once = server.applyTo(MongoClientSettings.builder()).build();

        try (MongoClient client =
            MongoClients.create(server.applyTo(MongoClientSettings.builder(once)).build())) {
          Driver.ping(client);
        }

        assertThat(server.lifecycle().warnings(), empty());
      }
    }
  }

  @Test
  void it_is_the_member_of_its_set_under_that_name() {
    try (MockMongoServer server = named(A).start();
        MongoClient client = connect(server)) {
      server
          .autoResponds(command("where"))
          .replies(ReplyTemplate.of("{at: '${address}'}", Reply::of));

      assertThat(Driver.run(client, "where").getString("at"), is(A));

      ServerDescription member = client.getClusterDescription().getServerDescriptions().get(0);
      assertThat(member.getAddress(), is(new ServerAddress("a", 27017)));
      assertThat(member.getType(), is(ServerType.REPLICA_SET_PRIMARY));
      assertThat(member.getHosts(), contains(A));
      assertThat(member.getCanonicalAddress(), is(A));
      server.verify(atLeast(1), hello().sentTo(A));
    }
  }

  @Test
  void where_its_port_is_taken_the_settings_of_a_client_lead_through_the_proxy()
      throws IOException {
    assumeProxyTakesAnyName();
    try (ServerSocket everywhere = new ServerSocket(0);
        MockMongoServer server = named("a:" + everywhere.getLocalPort()).start();
        MongoClient client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping").sentTo(server.address()));
      server.goesDown();
      assertThrows(SocketException.class, () -> RawClient.throughProxy(server, server.address()));
      server.comesBack();
      RawClient.throughProxy(server, server.address()).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:27017", "127.0.0.1:27017", "db_1:27017"})
  void names_that_mean_something_else_elsewhere(String name) {
    try (MockMongoServer server = named(name).start();
        MongoClient client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping").sentTo(name));
    }
  }

  @Test
  void servers_of_one_host_differ_by_their_ports() {
    try (MockMongoServers servers = MockMongoServers.start(named("a:27017"), named("a:27018"));
        MongoClient client = connect(servers.get(1))) {
      servers.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      servers.verify(once(), command("ping").sentTo("a:27018"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_name_is_found_whatever_its_case(boolean throughProxy) {
    try (MockMongoServer server = named("DB1.Example.COM:27018").start();
        MongoClient client = throughProxy ? Driver.connect(server) : connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping").sentTo("DB1.Example.COM:27018"));
    }
  }

  @Test
  void members_that_a_hello_names_are_found_too() {
    try (MockMongoServers servers = MockMongoServers.start(named(A), named(B));
        MongoClient client = connect(servers.get(0))) {
      servers.get(0).autoResponds(hello()).replies("{hosts: ['a:27017', 'b:27017']}");
      servers
          .get(1)
          .autoResponds(hello())
          .replies(
              "{hosts: ['a:27017', 'b:27017'], isWritablePrimary: false, ismaster: false,"
                  + " secondary: true}");
      servers.forEach(server -> server.autoResponds(command("ping")).repliesOk());

      Driver.ping(client);
      servers.awaits(hello().sentTo(B));

      servers.verify(once(), command("ping").sentTo(A));
      servers.assertSatisfied();
    }
  }

  @Test
  void members_of_a_replica_set_have_the_hosts_of_their_configuration() {
    try (MockReplicaSet set =
            MockReplicaSet.builder()
                .member(MemberConfig.electable().host(A))
                .member(MemberConfig.electable().host(B))
                .member(MemberConfig.arbiter())
                .start();
        MongoClient client =
            MongoClients.create(set.applyTo(MongoClientSettings.builder()).build())) {
      set.autoResponds(command("ping")).repliesOk();
      Driver.ping(client);

      MockMongoServer added = set.add(MemberConfig.electable().host("c:27019"));
      set.elect(added);
      awaitPrimary(set, client, "c", 27019);
      Driver.ping(client);

      set.verifyInOrder(command("ping").sentTo(A), command("ping").sentTo("c:27019"));
    }
  }

  @Test
  void a_router_with_a_name() {
    try (MockMongoServer server = named(A).profile(ServerProfile.of(Topology.SHARDED)).start();
        MongoClient client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping").sentTo(A));
    }
  }

  @Test
  void servers_of_one_conversation_are_found_through_one_proxy() throws IOException {
    try (MockMongoServers servers = MockMongoServers.start(named(A), MockMongoServer.builder());
        RawClient client = RawClient.throughProxy(servers.get(0), servers.get(1).address())) {
      servers.get(1).autoResponds(command("ping")).replies("{n: 2}");

      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getInt32("n").getValue(), is(2));
    }
  }

  @Test
  void the_same_names_in_other_tests_do_not_meet() {
    try (MockMongoServer one = named(A).start();
        MockMongoServer other = named(A).start();
        MongoClient ofOne = connect(one);
        MongoClient ofOther = connect(other)) {
      one.autoResponds(command("ping")).replies("{n: 1}");
      other.autoResponds(command("ping")).replies("{n: 2}");

      Call<Document> ping = one.go(() -> Driver.ping(ofOne));
      assertThat(Driver.ping(ofOther).getInteger("n"), is(2));
      assertThat(ping.result().getInteger("n"), is(1));

      one.verify(once(), command("ping"));
      other.verify(once(), command("ping"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:27017", "db1.example.com:27017"})
  void over_tls_its_certificate_has_its_name(String name) {
    try (MockMongoServer server = named(name).tls(Tls.selfMade()).start();
        MongoClient client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping").sentTo(name));
    }
  }

  @Test
  void it_goes_down_and_comes_back() {
    try (MockMongoServer server = named(A).start();
        MongoClient client =
            MongoClients.create(
                server.applyTo(MongoClientSettings.builder()).retryReads(false).build())) {
      Call<Long> lost = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      Request count = server.receives(command("count"));

      String uri = server.uri();
      server.goesDown();

      lost.failsWith(MongoSocketException.class);
      server.awaits(connectionEnded(Ending.WENT_DOWN).onConnectionOf(count));
      server.comesBack();
      assertThat(server.uri(), is(uri));
      Call<Long> found = server.go(() -> Driver.orders(client).estimatedDocumentCount());
      server.receives(command("count")).replies("{n: 3}");
      assertThat(found.result(), is(3L));
    }
  }

  @Test
  void who_comes_while_it_is_down_is_refused() throws IOException {
    try (MockMongoServer server = named(A).start()) {
      server.goesDown();

      SocketException refused =
          assertThrows(SocketException.class, () -> RawClient.throughProxy(server, A));

      assertThat(refused.getMessage(), is("SOCKS: Connection refused"));
      server.comesBack();
      RawClient.throughProxy(server, A).close();
    }
  }

  @Test
  void the_end_of_the_script_brings_it_back() throws IOException {
    try (MockMongoServer server = named(A).start()) {
      server.goesDown();

      server.lifecycle().endScript();

      RawClient.throughProxy(server, A).close();
    }
  }

  @Test
  void while_it_refuses_connections_each_ends_at_once() throws IOException {
    try (MockMongoServer server = named(A).start()) {
      server.refusesConnections();

      try (RawClient client = RawClient.throughProxy(server, A)) {
        assertThat(client.reads(), nullValue());
      }

      server.awaits(connectionEnded(Ending.REFUSED).onConnection(1));
    }
  }

  @Test
  void a_member_that_is_closed_refuses_and_the_others_are_found() throws IOException {
    try (MockMongoServers servers = MockMongoServers.start(named(A), named(B))) {
      servers.get(0).close();

      SocketException refused =
          assertThrows(SocketException.class, () -> RawClient.throughProxy(servers.get(1), A));

      assertThat(refused.getMessage(), is("SOCKS: Connection refused"));
      RawClient.throughProxy(servers.get(1), B).close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_host_that_no_server_has_is_explained(boolean throughProxy) {
    try (MockMongoServers servers = MockMongoServers.start(named("a.test:1717"), named(B))) {
      String hosts = "{hosts: ['A.test:1717', 'c.test:27017'], me: 'a.test:1717', ";
      servers
          .get(0)
          .autoResponds(hello())
          .replies(hosts + "isWritablePrimary: false, ismaster: false, secondary: true}");
      MockMongoServer seed = servers.get(0);
      try (MongoClient client = throughProxy ? Driver.connect(seed) : connect(seed)) {
        servers.waitUntil(
            () -> servers.get(1).lifecycle().warnings(),
            contains(
                "a client asks for the host %s, but the servers are a.test:1717, b:27017; correct"
                        .formatted(throughProxy ? "c.test:27017" : "c.test")
                    + " the hosts in a declared hello, or start a server with"
                    + " name(\"c.test:27017\")"));
      }
      servers.assertSatisfied();
    }
  }

  @Test
  void the_last_server_takes_the_proxy_with_it() throws IOException {
    MockMongoServers servers = MockMongoServers.start(named(A), named(B));
    int port = RawClient.proxyPort(servers.get(0));
    try (Socket halfGreeting = new Socket(InetAddress.getLoopbackAddress(), port)) {
      halfGreeting.setSoTimeout(10_000);
      halfGreeting.getOutputStream().write(5);

      servers.get(0).close();
      RawClient.throughProxy(servers.get(1), B).close();
      servers.get(1).close();

      assertThat(halfGreeting.getInputStream().read(), is(-1));
      assertThat(
          LiveThreads.of("mockmongo SOCKS proxy ").stream()
              .filter(name -> name.endsWith(" " + port))
              .toList(),
          is(empty()));
      assertThat(FreedPort.refuses("127.0.0.1:" + port), is(true));
    }
  }

  @Test
  void a_server_takes_over_what_another_listener_accepts() throws IOException {
    try (MockMongoServer server = MockMongoServer.start();
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RawClient client = new RawClient("localhost:" + listener.getLocalPort())) {
      server.autoResponds(command("ping")).replies("{n: 7}");

      assertThat(server.takesOver(listener.accept()), is(true));

      client.send(1, "{ping: 1, $db: 'admin'}");
      assertThat(client.readsBody().getInt32("n").getValue(), is(7));
      server.goesDown();
      assertThat(client.isHungUpOn(), is(true));
      try (Socket late = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
          Socket accepted = listener.accept()) {
        assertThat(server.takesOver(accepted), is(false));
        assertThat(late.isConnected() && !accepted.isClosed(), is(true));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a:",
        ":27017",
        "a:0",
        "a:65536",
        "a:017",
        "[::1]:27017",
        "a b:1",
        "a:1,b:2",
        "a/b:1"
      })
  void what_is_no_name(String name) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> named(name));

    assertThat(
        thrown.getMessage(),
        is(
            "name(\""
                + name
                + "\"): write the name as host:port, such as a:27017 or db1.example.com:27017"));
  }

  @Test
  void a_name_that_another_server_of_the_conversation_has() {
    try (MockMongoServer server = named(A).start()) {
      MockMongoServerBuilder second = named("A:27017").conversationOf(server);

      var thrown = assertThrows(IllegalStateException.class, second::start);

      assertThat(
          thrown.getMessage(),
          is(
              "name(\"A:27017\"): another server of the conversation has this name; close it, or"
                  + " give this one another name"));
    }
  }

  @Test
  void a_name_of_a_server_that_is_closed_is_free() throws IOException {
    try (MockMongoServers servers = MockMongoServers.start(named(A), named(B))) {
      servers.get(0).close();
      try (MockMongoServer next = named(A).conversationOf(servers.get(1)).start();
          RawClient client = RawClient.throughProxy(servers.get(1), A)) {
        next.autoResponds(command("ping")).replies("{n: 7}");

        client.send(1, "{ping: 1, $db: 'admin'}");

        assertThat(client.readsBody().getInt32("n").getValue(), is(7));
      }
    }
  }

  @Test
  void a_name_and_an_address_contradict_each_other() {
    for (MockMongoServerBuilder both :
        new MockMongoServerBuilder[] {
          named(A).host("::1"), named(A).port(27_017), named(A).unixSocket()
        }) {
      var thrown = assertThrows(IllegalStateException.class, both::start);

      assertThat(
          thrown.getMessage(),
          containsString(
              "leave out name(\"a:27017\"), or host(...), port(...) and unixSocket(...)"));
    }
  }

  static void awaitPrimary(TestConversation test, MongoClient client, String host, int port) {
    test.waitUntil(
        () ->
            client.getClusterDescription().getServerDescriptions().stream()
                .filter(ServerDescription::isPrimary)
                .map(ServerDescription::getAddress)
                .toList(),
        contains(new ServerAddress(host, port)));
  }

  private static MongoClient connect(MockMongoServer server) {
    return MongoClients.create(server.applyTo(MongoClientSettings.builder()).build());
  }

  /** Before version 5.13, the driver takes names without a dot for addresses. */
  private static void assumeProxyTakesAnyName() {
    assumeTrue(
        Arrays.stream(ConnectionString.class.getMethods())
            .anyMatch(method -> method.getName().equals("getSrvAllowedHostsSuffix")));
  }

  private static MockMongoServerBuilder named(String name) {
    return MockMongoServer.builder().name(name);
  }
}
