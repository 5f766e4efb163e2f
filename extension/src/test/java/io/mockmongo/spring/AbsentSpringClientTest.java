package io.mockmongo.spring;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Run;
import io.mockmongo.junit.Scope;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A failed test whose application connected elsewhere says where, and why. */
class AbsentSpringClientTest {

  /** Returns the explanation without the ports of servers. */
  private static String explanation(Class<?>... testClasses) {
    return Run.of(testClasses).failure().getMessage().replaceAll("127.0.0.1:\\d+", "ADDRESS");
  }

  private static void expectInsert(MockMongoServer server) {
    server.verify(once(), command("insert"));
  }

  static class ShopConfig {
    @Bean
    MongoClient shopClient(@Value("${shop.mongo.uri}") String uri) {
      return MongoClients.create(uri);
    }
  }

  @MockMongo
  @SpringJUnitConfig(ShopConfig.class)
  @TestPropertySource(properties = "shop.mongo.uri=mongodb://app:secret@localhost/shop")
  static class OtherPropertyCase {
    @Test
    void saves(MockMongoServer server) {
      expectInsert(server);
    }
  }

  /** Shares the server with the other classes here, and is connected. */
  @MockMongo
  @SpringJUnitConfig(ConnectedCase.Config.class)
  static class ConnectedCase {
    static class Config {
      @Bean
      MongoClient mongo(@Value("${spring.data.mongodb.uri}") String uri) {
        return MongoClients.create(uri);
      }
    }

    @Test
    @AutoRespond(command = "ping")
    void is_connected(@Autowired MongoClient application) {
      application.getDatabase("admin").runCommand(new Document("ping", 1));
    }
  }

  @Test
  void another_property_is_named() {
    assertThat(
        explanation(ConnectedCase.class, OtherPropertyCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of the run\n"
                + "  - bean \"shopClient\" connects to localhost:27017: property \"shop.mongo.uri\""
                + " of \"Inlined Test Properties\"; set @MockMongo(uriProperty ="
                + " \"shop.mongo.uri\")"));
  }

  @MockMongo
  @SpringJUnitConfig(ConnectedCase.Config.class)
  static class SpringPropertyCase {
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
      registry.add("spring.data.mongodb.uri", () -> "mongodb://localhost:27018/shop");
    }

    @Test
    void saves(MockMongoServer server) {
      expectInsert(server);
    }
  }

  @Test
  void a_property_source_that_outranks_ours_is_named() {
    assertThat(
        explanation(SpringPropertyCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of the run\n"
                + "  - bean \"mongo\" connects to localhost:27018: property"
                + " \"spring.data.mongodb.uri\" of \"Dynamic Test Properties\" outranks"
                + " MockMongo's; remove it there"));
  }

  @MockMongo
  @SpringJUnitConfig(OwnAddressCase.Config.class)
  static class OwnAddressCase {
    static class Config {
      @Bean
      MongoClient mongo() {
        return MongoClients.create("mongodb://localhost:27018");
      }

      @Bean
      @Lazy
      MongoClient archive() {
        return MongoClients.create();
      }
    }

    @Test
    void saves(MockMongoServer server) {
      expectInsert(server);
    }
  }

  @Test
  void an_address_in_the_code_and_a_lazy_client_are_named() {
    assertThat(
        explanation(OwnAddressCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of the run\n"
                + "  - bean \"mongo\" connects to localhost:27018: no property has this address;"
                + " read it from a property such as \"app.mongo.uri\", and set"
                + " @MockMongo(uriProperty = \"app.mongo.uri\")\n"
                + "  - bean \"archive\" has not been made: nothing has used it yet"));
  }

  @MockMongo(database = "unused") // a server that no other application is connected to
  @SpringJUnitConfig(NoClientCase.Config.class)
  static class NoClientCase {
    static class Config {}

    @Test
    void saves(MockMongoServer server) {
      expectInsert(server);
    }
  }

  @Test
  void an_application_without_a_client_is_told() {
    assertThat(
        explanation(NoClientCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of the run\n"
                + "  - the application has no client: no bean is a MongoClient; is Spring Boot's"
                + " starter for MongoDB on the class path, and its auto-configuration part of the"
                + " test?"));
  }

  /** Each class has another server, but Spring keeps the context of the first class. */
  @MockMongo(scope = Scope.CLASS)
  @SpringJUnitConfig(ShopConfig.class)
  abstract static class CachedContextCase {
    @FromServer static MockMongoServer server;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
      registry.add("shop.mongo.uri", () -> server.uri());
    }
  }

  static class FirstCase extends CachedContextCase {
    @Test
    void starts_the_context(@Autowired MongoClient application) {}
  }

  static class SecondCase extends CachedContextCase {
    @Test
    void saves(@Autowired MongoClient application) {
      expectInsert(server);
    }
  }

  @Test
  void the_cached_context_of_another_class_is_named() {
    assertThat(
        explanation(FirstCase.class, SecondCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of SecondCase\n"
                + "  - bean \"shopClient\" connects to ADDRESS: this was the server of FirstCase"
                + " and is closed; Spring has kept the context of that class, which needs"
                + " @MockMongo without scope too\n"
                + "  - the application starts before the test, and only servers of the whole run"
                + " are known to it; put @MockMongo on the class, without scope"));
  }

  /** Its client sends a request while the context starts. */
  @MockMongo
  @SpringJUnitConfig(StartCase.Config.class)
  @TestPropertySource(
      properties = "shop.mongo.uri=mongodb://localhost:1/shop?serverSelectionTimeoutMS=10")
  static class StartCase {
    static class Config {
      @Bean
      MongoClient shopClient(@Value("${shop.mongo.uri}") String uri) {
        MongoClient client = MongoClients.create(uri);
        client.getDatabase("shop").createCollection("orders");
        return client;
      }
    }

    @Test
    void starts() {}
  }

  @Test
  void a_context_that_does_not_start_names_the_property() {
    Throwable failure = Run.of(StartCase.class).failure().getCause();

    assertThat(
        failure.getSuppressed()[0].getMessage().replaceAll("127.0.0.1:\\d+", "ADDRESS"),
        is(
            "no client of the application has connected to the test's server at ADDRESS\n"
                + "  - a client connects to localhost:1: property \"shop.mongo.uri\" of \"Inlined"
                + " Test Properties\"; set @MockMongo(uriProperty = \"shop.mongo.uri\")"));
  }

  @SpringJUnitConfig(ConnectedCase.Config.class)
  @TestPropertySource(properties = "spring.data.mongodb.uri=mongodb://localhost:27018/shop")
  static class MethodCase {
    @Test
    @MockMongo
    void saves(MockMongoServer server) {
      expectInsert(server);
    }
  }

  @Test
  void an_annotation_on_a_method_comes_too_late() {
    assertThat(
        explanation(MethodCase.class),
        is(
            "no client of the application has connected to the server ADDRESS of MethodCase:"
                + " saves(MockMongoServer)\n"
                + "  - bean \"mongo\" connects to localhost:27018: property"
                + " \"spring.data.mongodb.uri\" of \"Inlined Test Properties\"\n"
                + "  - the application starts before the test, and only servers of the whole run"
                + " are known to it; put @MockMongo on the class, without scope"));
  }
}
