package io.mockmongo.samples.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What tshark makes of bytes. */
final class Tshark {

  private Tshark() {}

  /**
   * Has tshark name each message that it finds, whatever the segments cut.
   *
   * @param directory for files on the way
   * @return for each message a line per field, see {@link FieldLines}
   */
  static List<List<String>> names(List<Segment> segments, Path directory) throws IOException {
    Path hexdump = directory.resolve("hexdump.txt");
    Path capture = directory.resolve("capture.pcap");
    Files.writeString(hexdump, Segment.hexdump(segments));
    run("text2pcap", "-q", "-D", "-T", "40000,27017", hexdump.toString(), capture.toString());
    return Pdml.messages(
        run("tshark", "-d", "tcp.port==27017,mongo", "-r", capture.toString(), "-T", "pdml"));
  }

  /** It warns of this and that on its standard error, such as when root runs it. */
  private static String run(String... command) {
    Program.Ended ended = new Program(List.of(command)).ends();
    assertEquals(0, ended.exitValue(), ended::toString);
    return ended.output();
  }
}
