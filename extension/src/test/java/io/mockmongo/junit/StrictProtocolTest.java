package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import com.mongodb.MongoCompressor;
import com.mongodb.client.MongoClient;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a driver does against the protocol fails the test where that is asked for. */
class StrictProtocolTest {

  private static final String FINDING =
      "protocol violation: \\d+\\. hello admin: handshake and authentication commands are"
          + " not compressed, but this one is, with zlib\n    for hello admin  \\{hello: 1.*}.*";

  /** The driver compresses what an application asks itself. */
  private static void sayHello(MongoClient client) {
    client.getDatabase("admin").runCommand(new Document("hello", 1));
  }

  @MockMongo(client = "compressors=zlib", strictProtocol = true)
  @AutoRespond(command = "ping")
  static class StrictCase {
    @Test
    void by_the_rules(MongoClient client) {
      ping(client);
    }

    @Test
    void against_one(MongoClient client) {
      ping(client);
      sayHello(client);
    }
  }

  @Test
  void a_strict_annotation_fails_the_test_that_breaks_a_rule() {
    assertThat(Run.of(StrictCase.class).failure().getMessage(), matchesPattern(FINDING));
  }

  @MockMongo(client = "compressors=zlib")
  @AutoRespond(command = "ping")
  static class LenientCase {
    @Test
    void against_one(MongoClient client) {
      ping(client);
      sayHello(client);
    }
  }

  @Test
  void nothing_fails_unless_asked_for() {
    Run.of(LenientCase.class).passes(1);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .strictProtocol(true)
            .client(
                settings ->
                    settings.compressorList(List.of(MongoCompressor.createZlibCompressor())))
            .build();

    @Test
    void against_one(MongoClient client) {
      sayHello(client);
    }
  }

  @Test
  void so_does_a_strict_extension() {
    assertThat(Run.of(RegisteredCase.class).failure().getMessage(), matchesPattern(FINDING));
  }
}
