package io.mockmongo.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A debugger counts while it is attached; the agent that waits for one does not. */
class AttachedDebuggerTest {

  private static final byte[] HANDSHAKE = "JDWP-Handshake".getBytes(US_ASCII);

  private Process program;
  private BufferedReader output;

  @BeforeEach
  void start() throws IOException {
    program =
        OtherJvm.of(
                List.of(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"),
                DebuggedProgram.class)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
  }

  @AfterEach
  void stop() throws InterruptedException {
    program.destroyForcibly().waitFor();
  }

  @Test
  void the_agent_alone_is_no_debugger() throws IOException {
    int port = port();
    assertThat(isAttached(), is(false));

    try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
      debugger.getOutputStream().write(HANDSHAKE);
      debugger.getInputStream().readNBytes(HANDSHAKE.length);
      assertThat(becomes(true), is(true));
    }

    assertThat(becomes(false), is(true));
  }

  /** Reads the port from the line that the agent prints. */
  private int port() throws IOException {
    String line = output.readLine();
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  private boolean becomes(boolean attached) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (isAttached() != attached) {
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }

  private boolean isAttached() throws IOException {
    program.getOutputStream().write('\n');
    program.getOutputStream().flush();
    String line = output.readLine();
    while (line.startsWith("Listening")) { // again, once a debugger has gone
      line = output.readLine();
    }
    return Boolean.parseBoolean(line);
  }
}
