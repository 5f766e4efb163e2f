package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.mockmongo.bson.BsonValidator;
import io.mockmongo.bson.Samples;
import org.junit.jupiter.api.Test;

/** Any mutated text is either parsed to valid bytes or refused with line and column. */
class TextMutationTest {

  private static final String WHOLE = ExtendedJson.write(Samples.everyType());
  private static final String CHANGES = "{}[]:,'\"\\$0-.ex/*\n \0\ud83d";
  private static final int CHANGES_PER_PLACE = 3;

  @Test
  void refuses_every_prefix() {
    for (int end = 0; end < WHOLE.length(); end++) {
      TextFaults.fault(WHOLE.substring(0, end));
    }
  }

  @Test
  void reads_or_refuses_every_text_without_one_char() {
    for (int at = 0; at < WHOLE.length(); at++) {
      reads(WHOLE.substring(0, at) + WHOLE.substring(at + 1));
    }
  }

  @Test
  void reads_or_refuses_changes_of_one_char() {
    int read = 0;
    int change = 0;
    for (int at = 0; at < WHOLE.length(); at++) {
      for (int i = 0; i < CHANGES_PER_PLACE; i++) {
        char c = CHANGES.charAt(change++ % CHANGES.length());
        read += reads(WHOLE.substring(0, at) + c + WHOLE.substring(at + 1)) ? 1 : 0;
      }
    }
    assertThat(read, greaterThan(WHOLE.length() / 8));
  }

  private static boolean reads(String text) {
    try {
      byte[] bytes = Samples.bytes(ExtendedJson.parse(text));
      assertThat(BsonValidator.check(bytes, 0, bytes.length), is(bytes.length));
      return true;
    } catch (ExtendedJsonException e) {
      return false;
    }
  }
}
