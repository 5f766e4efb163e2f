package io.mockmongo.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are either a message that can be encoded again, or refused with an offset. */
class HostileBytesTest {

  private static final int[] OPCODES = {1, 2001, 2002, 2004, 2005, 2006, 2007, 2013, 2012, 77};

  @ParameterizedTest
  @EnumSource
  void any_one_byte_may_be_wrong(Golden golden) {
    byte[] bytes = golden.bytes();
    for (int i = 0; i < bytes.length; i++) {
      for (int wrong = 1; wrong < 256; wrong++) {
        bytes[i] ^= (byte) wrong;
        acceptOrRefuse(bytes.clone());
        bytes[i] ^= (byte) wrong;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_message_may_end_anywhere(Golden golden) {
    byte[] bytes = golden.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedMessageException.class, () -> Frame.of(cut));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_message_may_be_shorter_or_longer_than_its_fields(Golden golden) {
    byte[] bytes = golden.bytes();
    for (int length = 16; length < 2 * bytes.length; length++) {
      acceptOrRefuse(withLength(Arrays.copyOf(bytes, length)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void several_bytes_may_be_wrong(long seed) {
    var random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Golden.values()[random.nextInt(Golden.values().length)].bytes();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[16 + random.nextInt(bytes.length - 16)] = interesting(random);
      }
      accepted += acceptOrRefuse(bytes) ? 1 : 0;
    }
    assertThat("messages that were accepted", accepted, greaterThan(100));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void any_bytes_may_follow_a_header(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[16 + random.nextInt(80)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = interesting(random);
      }
      LittleEndian.putInt32(bytes, 12, OPCODES[random.nextInt(OPCODES.length)]);
      acceptOrRefuse(withLength(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void any_bytes_may_come_from_a_stream(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      Arrays.fill(bytes, Math.min(1, bytes.length), Math.min(4, bytes.length), (byte) 0);
      readAll(bytes);
    }
  }

  @Test
  void documents_may_nest_as_deep_as_a_message_is_long() {
    var bytes = new byte[1_000_000];
    LittleEndian.putInt32(bytes, 12, 2013);
    for (int at = 21; at + 7 < bytes.length; at += 7) {
      LittleEndian.putInt32(bytes, at, bytes.length - at);
      bytes[at + 4] = 3;
      bytes[at + 5] = 'a';
    }
    acceptOrRefuse(withLength(bytes));
  }

  private static void readAll(byte[] bytes) throws IOException {
    var reader = new FrameReader(new ByteArrayInputStream(bytes), 200);
    try {
      for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
        acceptOrRefuse(frame.bytes());
      }
    } catch (MalformedMessageException e) {
      assertTellsItsPlace(e, bytes.length);
    }
  }

  /** Tells whether the bytes were accepted; anything thrown but a refusal fails the test. */
  private static boolean acceptOrRefuse(byte[] bytes) {
    byte[] given = bytes.clone();
    try {
      Frame frame = Frame.of(bytes);
      Message message = MessageDecoder.decode(frame);
      if (frame.compressor().isEmpty() && Decoding.keepsNames(frame)) {
        assertArrayEquals(given, MessageEncoder.encode(message).bytes());
      }
      return true;
    } catch (MalformedMessageException e) {
      assertTellsItsPlace(e, given.length);
      return false;
    }
  }

  private static void assertTellsItsPlace(MalformedMessageException refusal, int length) {
    assertThat(refusal.offset(), both(greaterThanOrEqualTo(0)).and(lessThanOrEqualTo(length)));
    assertThat(refusal.getMessage(), containsString("at offset " + refusal.offset()));
  }

  private static byte[] withLength(byte[] bytes) {
    LittleEndian.putInt32(bytes, 0, bytes.length);
    return bytes;
  }

  /** Returns small numbers as often as any: they pass for kinds, types and sizes. */
  private static byte interesting(Random random) {
    return (byte) (random.nextBoolean() ? random.nextInt(24) : random.nextInt(256));
  }
}
