package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongoExtension;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS by a certificate of one's own, in files. */
class OwnCertificateTest {

  private static final Path CERTIFICATE = Path.of("src/test/resources/tls/server.crt");
  private static final Path KEY = Path.of("src/test/resources/tls/server.key");

  @RegisterExtension
  final MockMongoExtension mongo =
      MockMongoExtension.builder().tls(Tls.pem(CERTIFICATE, KEY)).build();

  @Test
  @AutoRespond(command = "ping")
  void speaks(MongoClient client, MockMongoServer server) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));

    server.verify(once(), command("ping"));
  }
}
