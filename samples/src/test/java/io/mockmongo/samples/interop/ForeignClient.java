package io.mockmongo.samples.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.ProtocolWarning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A driver of another language, with programs that talk to a server by it. */
enum ForeignClient {
  PYMONGO("PyMongo", Installed.PYMONGO) {
    @Override
    Program program(String name, String uri) {
      String python = Installed.python().orElseThrow();
      return new Program(List.of(python, resource(name + ".py"), uri));
    }
  },
  LIBMONGOC("mongoc", Installed.LIBMONGOC) {
    @Override
    Program program(String name, String uri) {
      assertEquals(CONVERSATION, name, "libmongoc has this program alone");
      return new Program(List.of(Compiled.CONVERSATION, uri));
    }
  },
  NODE("nodejs", Installed.NODE) {
    @Override
    Program program(String name, String uri) {
      return new Program(
          List.of("node", resource(name + ".js"), uri),
          Map.of("NODE_PATH", Installed.nodeModules().toString()));
    }

    /** It knows not to compress isMaster, but not the hello by which it later monitors. */
    @Override
    boolean isSurprising(ProtocolWarning warning) {
      return warning.rule() != ProtocolRule.COMPRESSED_COMMAND
          || !warning.request().command().name().equals("hello");
    }
  };

  private static final String CONVERSATION = "conversation";

  private final String driverName;
  private final Installed needed;

  ForeignClient(String driverName, Installed needed) {
    this.driverName = driverName;
    this.needed = needed;
  }

  abstract Program program(String name, String uri);

  /** The name by which the driver calls itself in its handshake. */
  String driverName() {
    return driverName;
  }

  /** Tells whether a breach of the protocol is not one that this driver is known for. */
  boolean isSurprising(ProtocolWarning warning) {
    return true;
  }

  /** Holds the conversation; returns the lines that it printed. */
  List<String> talksTo(String uri) {
    return runs(CONVERSATION, uri);
  }

  /** Runs a program; returns the lines that it printed. */
  List<String> runs(String name, String uri) {
    Program.Ended ended = program(name, uri).ends();
    assertEquals(0, ended.exitValue(), ended::toString);
    return ended.output().lines().toList();
  }

  void assumeHere() {
    needed.assumeHere();
  }

  private static String resource(String name) {
    try {
      return Path.of(ForeignClient.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiled when first needed, and once. */
  private static final class Compiled {

    static final String CONVERSATION = compile();

    private static String compile() {
      String program = Installed.TARGET.resolve("conversation").toString();
      List<String> command = new ArrayList<>(List.of("cc", "-Wall", "-o", program));
      command.add(resource("conversation.c"));
      command.addAll(flags());
      try {
        Files.createDirectories(Installed.TARGET);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Program.Ended ended = new Program(command).ends();
      assertEquals(0, ended.exitValue(), ended::toString);
      return program;
    }

    private static List<String> flags() {
      var pkgConfig = new Program(List.of("pkg-config", "--cflags", "--libs", "libmongoc-1.0"));
      return List.of(pkgConfig.ends().output().strip().split("\\s+"));
    }
  }
}
