package io.mockmongo.spring;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Run;
import io.mockmongo.junit.TlsMode;
import io.mockmongo.server.MockMongoServer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A context of Spring gets the address of the shared server before it starts. */
class SpringContextTest {

  private static final Collection<ApplicationContext> CONTEXTS = new ConcurrentLinkedQueue<>();

  /** The configuration of an application, whose client sends a request at its start. */
  static class ShopConfig {
    @Bean
    MongoClient shopClient(@Value("${shop.mongo.uri}") String uri) {
      MongoClient client = MongoClients.create(uri);
      send(client, "createIndexes");
      return client;
    }
  }

  private static Document send(MongoClient client, String command) {
    return client.getDatabase("shop").runCommand(new Document(command, "orders"));
  }

  @MockMongo(uriProperty = "shop.mongo.uri", database = "shop")
  @AutoRespond(command = "createIndexes")
  @SpringJUnitConfig(ShopConfig.class)
  static class OrdersCase {
    @Autowired MongoClient application;
    @Autowired ApplicationContext context;

    @Test
    @AutoRespond(command = "count", reply = "{n: 7}")
    void is_connected(MockMongoServer server) {
      CONTEXTS.add(context);
      assertThat(send(application, "count").getInteger("n"), is(7));
      server.verify(once(), command("count"));
      assertThat(context.getEnvironment().getProperty("shop.mongo.uri"), is(server.uri("shop")));
    }

    @Nested
    class Inner {
      @Test
      @AutoRespond(command = "count", reply = "{n: 8}")
      void is_connected_too() {
        CONTEXTS.add(context);
        assertThat(send(application, "count").getInteger("n"), is(8));
      }
    }
  }

  @MockMongo(uriProperty = "shop.mongo.uri", database = "shop")
  @SpringJUnitConfig(ShopConfig.class)
  static class InvoicesCase {
    @Autowired MongoClient application;
    @Autowired ApplicationContext context;

    @Test
    @AutoRespond(command = "count", reply = "{n: 9}")
    void is_connected() {
      CONTEXTS.add(context);
      assertThat(send(application, "count").getInteger("n"), is(9));
    }
  }

  @Test
  void classes_with_equal_declarations_share_a_context() {
    Run.of(OrdersCase.class, InvoicesCase.class).passes(3);

    assertThat(CONTEXTS, hasSize(3));
    assertThat(Set.copyOf(CONTEXTS), hasSize(1));
  }

  @MockMongo(uriProperty = "shop.mongo.uri", database = "starts")
  @AutoRespond(command = "createIndexes")
  @SpringJUnitConfig(ShopConfig.class)
  static class StartCase {
    @Test
    void has_started(MockMongoServer server) {
      assertThat(server.journalBefore().received(), hasItem(command("createIndexes")));
      assertThat(server.journal().received(), not(hasItem(command("createIndexes"))));
    }
  }

  @Test
  void the_class_answers_the_requests_of_the_start() {
    Run.of(StartCase.class).passes(1);
  }

  /** The settings of production: other hosts, and TLS with certificates of its own. */
  static class ProductionConfig {
    @Bean
    MongoClientSettings settings() {
      return MongoClientSettings.builder()
          .applyToClusterSettings(
              cluster ->
                  cluster
                      .hosts(
                          List.of(new ServerAddress("a.invalid"), new ServerAddress("b.invalid")))
                      .requiredReplicaSetName("production"))
          .applyToSslSettings(ssl -> ssl.enabled(true))
          .build();
    }

    @Bean
    MongoClient client(MongoClientSettings settings) {
      return MongoClients.create(settings);
    }
  }

  @MockMongo
  @SpringJUnitConfig(ProductionConfig.class)
  static class SettingsCase {
    @Test
    @AutoRespond(command = "count", reply = "{n: 7}")
    void is_connected(@Autowired MongoClient application) {
      assertThat(send(application, "count").getInteger("n"), is(7));
    }
  }

  @MockMongo(tls = TlsMode.ON)
  @SpringJUnitConfig(ProductionConfig.class)
  static class TlsCase extends SettingsCase {}

  @Test
  void settings_for_production_lead_to_the_server() {
    Run.of(SettingsCase.class, TlsCase.class).passes(2);
  }

  @MockMongo(uriProperty = "orders.uri")
  @MockMongo(name = "stock", uriProperty = "stock.uri")
  @SpringJUnitConfig
  @TestPropertySource(properties = "spring.data.mongodb.uri=mongodb://production/shop")
  static class PropertiesCase {
    @Test
    void are_set(@Autowired Environment environment) {
      String orders = environment.getProperty("orders.uri");
      assertThat(orders, startsWith("mongodb://127.0.0.1:"));
      assertThat(environment.getProperty("stock.uri"), not(orders));
      assertThat(environment.getProperty("spring.data.mongodb.uri"), is(orders));
      assertThat(environment.getProperty("spring.mongodb.uri"), is(orders));
      assertThat(environment.getProperty("spring.data.mongodb.ssl.enabled"), is("false"));
      assertThat(environment.getProperty("spring.mongodb.ssl.enabled"), is("false"));
    }

    @org.springframework.context.annotation.Configuration
    static class EmptyConfig {}
  }

  @Test
  void the_properties_of_boot_and_those_of_the_test_have_the_addresses() {
    Run.of(PropertiesCase.class).passes(1);
  }

  @SpringJUnitConfig(StrangerCase.EmptyConfig.class)
  static class StrangerCase {
    @Test
    void has_none(@Autowired Environment environment) {
      assertThat(environment.containsProperty("spring.mongodb.uri"), is(false));
    }

    static class EmptyConfig {}
  }

  @Test
  void a_class_without_a_server_is_left_alone() {
    Run.of(StrangerCase.class).passes(1);
  }
}
