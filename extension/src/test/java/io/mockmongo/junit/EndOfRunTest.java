package io.mockmongo.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.OtherJvm;
import io.mockmongo.server.MockMongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A shared server is closed when its JVM ends: the file of its socket would be left otherwise. */
class EndOfRunTest {

  static class SocketCase {
    static final Path SOCKET = Path.of(System.getProperty("socket"));

    @RegisterExtension
    static final MockMongoExtension MONGO =
        MockMongoExtension.builder().shared("shop").server(at -> at.unixSocket(SOCKET)).build();

    @Test
    void is_there(MockMongoServer server) {
      assertThat(Files.exists(SOCKET), is(true));
    }
  }

  /** Runs the case, and returns while its server is still open. */
  public static void main(String[] args) {
    Run.of(SocketCase.class).passes(1);
    System.out.println(Files.exists(SocketCase.SOCKET) ? "open" : "closed");
  }

  @Test
  void it_closes_with_the_jvm() throws Exception {
    Path directory = Files.createTempDirectory("mockmongo");
    Path socket = directory.resolve("end.sock");
    try {
      Process jvm =
          OtherJvm.of(List.of("-Dsocket=" + socket), EndOfRunTest.class)
              .redirectErrorStream(true)
              .start();
      String printed = new String(jvm.getInputStream().readAllBytes(), UTF_8);

      assertThat(printed, jvm.waitFor(), is(0));
      assertThat(printed, printed.strip().lines().reduce("", (before, last) -> last), is("open"));
      assertThat(Files.exists(socket), is(false));
    } finally {
      Files.deleteIfExists(socket);
      Files.delete(directory);
    }
  }
}
