package io.mockmongo.samples.interop;

import java.util.List;
import java.util.StringJoiner;

/** Bytes as they went one way, cut anywhere. */
record Segment(boolean toServer, byte[] bytes) {

  private static final int BYTES_PER_LINE = 16;

  /** Writes segments as text2pcap reads them: direction, then lines of offset and bytes. */
  static String hexdump(List<Segment> segments) {
    var dump = new StringJoiner("\n", "", "\n");
    for (Segment segment : segments) {
      dump.add(segment.toServer ? "I" : "O");
      for (int offset = 0; offset < segment.bytes.length; offset += BYTES_PER_LINE) {
        dump.add(segment.line(offset));
      }
    }
    return dump.toString();
  }

  private String line(int offset) {
    var line = new StringBuilder("%06x".formatted(offset));
    for (int i = offset; i < Math.min(offset + BYTES_PER_LINE, bytes.length); i++) {
      line.append(" %02x".formatted(bytes[i]));
    }
    return line.toString();
  }
}
