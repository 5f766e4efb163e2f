package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What a test says that fails. */
class FailuresTest {

  @MockMongo
  @SpringBootTest
  @AutoRespond(command = "createIndexes")
  static class UndeclaredCase {
    @Test
    void counts(@Autowired Orders orders) {
      orders.count().block();
    }
  }

  @Test
  void a_request_that_nobody_declared_is_named() {
    List<String> failure = Run.of(UndeclaredCase.class).failure();

    assertThat(failure.get(0))
        .contains("MockMongo: aggregate test.orders was not answered (FailuresTest.java:LINE)");
    assertThat(failure.get(failure.size() - 1))
        .isEqualTo(
            """
            aggregate test.orders was not answered (FailuresTest.java:LINE)
                {aggregate: 'orders', pipeline: [{$match: {}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}  session 1
                declared: @AutoRespond(command = "createIndexes") on UndeclaredCase
                declare a reply, or run the call with server.go(...) and take the request with server.receives(...)\
            """);
  }

  /** An application whose client has its address from a property of its own. */
  @Configuration
  @EnableAutoConfiguration
  static class ArchiveApplication {
    @Bean
    MongoClient archive(@Value("${archive.mongo.uri}") String uri) {
      return MongoClients.create(uri);
    }
  }

  @MockMongo
  @SpringBootTest(
      classes = ArchiveApplication.class,
      properties = {
        "archive.mongo.uri=mongodb://localhost/archive",
        "spring.data.mongodb.auto-index-creation=false"
      })
  static class OtherPropertyCase {
    @Test
    void archives(MockMongoServer server) {
      server.verify(once(), command("insert").on("archive.orders"));
    }
  }

  @Test
  void another_property_is_named() {
    assertThat(Run.of(OtherPropertyCase.class).failure().get(0))
        .isEqualTo(
            """
            no client of the application has connected to the server ADDRESS of the run
              - bean "archive" connects to localhost:27017: property "archive.mongo.uri" of "Inlined Test Properties"; set @MockMongo(uriProperty = "archive.mongo.uri")\
            """);
  }

  @MockMongo(uriProperty = "archive.mongo.uri")
  @SpringBootTest(
      classes = ArchiveApplication.class,
      properties = {
        "archive.mongo.uri=mongodb://localhost/archive",
        "spring.data.mongodb.auto-index-creation=false"
      })
  static class NamedPropertyCase {
    @Test
    @AutoRespond(command = "ping")
    void pings(@Autowired MongoClient archive) {
      Mono.from(archive.getDatabase("archive").runCommand(new Document("ping", 1))).block();
    }
  }

  @Test
  void the_remedy_helps() {
    assertThat(Run.of(NamedPropertyCase.class).failures()).isEmpty();
  }
}
