package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.OtherJvm;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facts of a connection that has ended keep no socket and no buffers of TLS, 100 KB each. */
class SecureCrowdTest {

  private Process program;

  @AfterEach
  void close() throws Exception {
    program.destroyForcibly().waitFor();
  }

  @Test
  void four_hundred_closed_tls_connections_fit_into_a_small_heap() throws Exception {
    program =
        OtherJvm.of(
                List.of("-Xmx40m", "-XX:+ExitOnOutOfMemoryError"), SecureCrowdProgram.class, "400")
            .inheritIO()
            .start();

    assertTrue(program.waitFor(60, TimeUnit.SECONDS), "it ends");
    assertThat(program.exitValue(), is(0));
  }
}
