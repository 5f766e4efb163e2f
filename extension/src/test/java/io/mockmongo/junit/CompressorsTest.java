package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.HidingLoader;
import io.mockmongo.message.Compressor;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client asks, a server agrees to what it has and may. */
class CompressorsTest {

  @MockMongo(client = "compressors=zstd,zlib")
  @AutoRespond(command = "ping")
  static class AskingCase {
    @Test
    void gets_its_first(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").compressedWith(Compressor.ZSTD));
    }

    @Test
    @MockMongo(client = "compressors=zstd,zlib", compressors = Compressor.ZLIB)
    void gets_the_one_that_the_server_agrees_to(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
    }

    @Test
    @MockMongo(
        client = "compressors=zlib",
        compressors = {})
    void gets_none(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").uncompressed());
    }
  }

  @Test
  void an_annotation_says_what_is_agreed_to() {
    Run.of(AskingCase.class).passes(3);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .compressors(Compressor.ZLIB)
            .script(server -> server.autoResponds(command("ping")).repliesOk())
            .build();

    @Test
    void agrees(MockMongoServer server) {
      try (MongoClient client = MongoClients.create(server.uri() + "&compressors=snappy,zlib")) {
        ping(client);
      }
      server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
    }
  }

  @Test
  void so_does_a_registered_extension() {
    Run.of(RegisteredCase.class).passes(1);
  }

  @MockMongo(client = "compressors=snappy,zstd,zlib")
  @AutoRespond(command = "ping")
  static class MissingCase {
    @Test
    void gets_what_is_there(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
    }
  }

  /** The driver has the libraries, and the server has not. */
  @Test
  void where_libraries_are_missing_the_rest_is_agreed_to() throws Exception {
    Run.of(hidden(MissingCase.class)).passes(1);
  }

  @MockMongo(compressors = {Compressor.ZLIB, Compressor.SNAPPY})
  static class MistakenCase {
    @Test
    void never_runs(MockMongoServer server) {}
  }

  @Test
  void a_compressor_whose_library_is_missing_is_a_mistake() throws Exception {
    Throwable failure = Run.of(hidden(MistakenCase.class)).classFailure();

    assertThat(failure, instanceOf(ExtensionConfigurationException.class));
    assertThat(
        failure.getMessage(),
        is(
            "@MockMongo: compressors: compressor snappy needs org.xerial.snappy:snappy-java"
                + " on the class path"));
  }

  static class BuilderCase {
    @Test
    void refuses() {
      IllegalStateException refusal =
          assertThrows(
              IllegalStateException.class,
              () -> MockMongoServer.builder().compressors(Compressor.ZSTD));
      assertThat(
          refusal.getMessage(),
          is("compressor zstd needs com.github.luben:zstd-jni on the class path"));
    }
  }

  @Test
  void so_it_is_in_code() throws Exception {
    Run.of(hidden(BuilderCase.class)).passes(1);
  }

  private static Class<?> hidden(Class<?> testClass) throws ClassNotFoundException {
    return new HidingLoader("org.xerial.snappy.", "com.github.luben.zstd.")
        .loadClass(testClass.getName());
  }
}
