package io.mockmongo.bson;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

/**
 * Mutated bytes are either accepted and can be decoded, or refused with the validator's own
 * exception.
 */
class BsonMutationTest {

  private static final byte[] WHOLE = Samples.bytes(Samples.everyType());

  @Test
  void refuses_every_truncation() {
    for (int length = 0; length < WHOLE.length; length++) {
      byte[] cut = Arrays.copyOf(WHOLE, length);
      assertThrows(MalformedBsonException.class, () -> BsonValidator.check(cut, 0, cut.length));
    }
  }

  @Test
  void refuses_or_can_decode_every_truncation_whose_length_fits() {
    for (int length = 5; length < WHOLE.length; length++) {
      byte[] cut = Arrays.copyOf(WHOLE, length);
      cut[0] = (byte) length;
      cut[1] = (byte) (length >> 8);
      cut[length - 1] = 0;
      accepts(cut);
    }
  }

  @Test
  void refuses_or_can_decode_every_flip_of_one_bit() {
    int accepted = 0;
    for (int at = 0; at < WHOLE.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        accepted += accepts(changed(at, WHOLE[at] ^ 1 << bit)) ? 1 : 0;
      }
    }
    assertThat(accepted, greaterThan(WHOLE.length));
  }

  @Test
  void refuses_or_can_decode_every_byte_replaced_by_any_type() {
    for (int at = 0; at < WHOLE.length; at++) {
      for (BsonType type : BsonType.values()) {
        accepts(changed(at, type.getValue()));
      }
    }
  }

  private static byte[] changed(int at, int value) {
    byte[] changed = WHOLE.clone();
    changed[at] = (byte) value;
    return changed;
  }

  @Test
  void refuses_or_can_decode_changes_of_several_bytes() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = WHOLE.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      accepts(changed);
    }
  }

  /** Checks the bytes and, if they pass, decodes all of them; anything else thrown is a failure. */
  private static boolean accepts(byte[] bytes) {
    int end;
    try {
      end = BsonValidator.check(bytes, 0, bytes.length);
    } catch (MalformedBsonException e) {
      assertThat(e.offset() >= 0 && e.offset() <= bytes.length, is(true));
      return false;
    }
    RawBsonDocument document = new RawBsonDocument(bytes, 0, end);
    Samples.walk(document);
    document.decode(new BsonDocumentCodec());
    return true;
  }
}
