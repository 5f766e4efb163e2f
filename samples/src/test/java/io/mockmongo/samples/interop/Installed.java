package io.mockmongo.samples.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What of other makers this machine has; looked for when first asked, and once. */
enum Installed {
  TSHARK("tshark with text2pcap") {
    @Override
    boolean looked() {
      return Program.succeeds("tshark", "--version") && Program.succeeds("text2pcap", "--version");
    }
  },
  PYMONGO("a Python that has PyMongo") {
    @Override
    boolean looked() {
      return python().isPresent();
    }
  },
  LIBMONGOC("libmongoc with a C compiler and pkg-config") {
    @Override
    boolean looked() {
      return Program.succeeds("pkg-config", "--exists", "libmongoc-1.0")
          && Program.succeeds("cc", "--version");
    }
  },
  NODE("Node driver") {
    @Override
    boolean looked() {
      String driver = nodeModules().resolve("mongodb").toString();
      return Files.isDirectory(nodeModules())
          && Program.succeeds("node", "-e", "require(process.argv[1])", driver);
    }
  };

  /** Where this module's build puts what it makes. */
  static final Path TARGET =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("target/interop");

  private final String what;
  private Boolean found;

  Installed(String what) {
    this.what = what;
  }

  abstract boolean looked();

  /** Skips the test where this is missing. */
  void assumeHere() {
    assumeTrue(isHere(), missing());
  }

  private String missing() {
    return "skipped: " + what + " is not installed; .ci/clients installs it";
  }

  private synchronized boolean isHere() {
    if (found == null) {
      found = looked();
      if (!found) {
        System.out.println(missing()); // a build shows that something was skipped, but not why
      }
    }
    return found;
  }

  /** Debian's own Python comes first: its packages are not those of another one on the path. */
  static Optional<String> python() {
    return Stream.of("/usr/bin/python3", "python3")
        .filter(python -> Program.succeeds(python, "-c", "import pymongo"))
        .findFirst();
  }

  static Path nodeModules() {
    String home = System.getenv("MOCKMONGO_NODE");
    return (home == null ? TARGET.resolve("node") : Path.of(home)).resolve("node_modules");
  }
}
