package io.mockmongo.protocol;

import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;
import io.mockmongo.wire.InvalidText;
import java.util.function.Consumer;

/**
 * The rule for the text of one message, which receives its invalid text while it is decoded. A
 * message has one warning at most. Not thread-safe.
 *
 * <p>Specification: bsonspec.org, "string" and "cstring".
 */
public final class TextRules implements Consumer<InvalidText> {

  private InvalidText first;

  /** Creates the rules for one message. */
  public TextRules() {}

  @Override
  public void accept(InvalidText text) {
    if (first == null) {
      first = text;
    }
  }

  void check(Received request, WarningListener warnings) {
    if (first != null) {
      warnings.add(
          request,
          ProtocolRule.UTF8,
          "the %s at offset %d has invalid bytes at offset %d"
              .formatted(first.kind(), first.offset(), first.invalidOffset()));
    }
  }
}
