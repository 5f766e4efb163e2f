package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.Section;
import io.mockmongo.pattern.Difference;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Conditions on a message's form on the wire: document sequences, compression, opcode. */
final class WireConditions {

  private static final String SEQUENCE = "in a document sequence";
  private static final String BODY = "in the body";
  private static final String UNCOMPRESSED = "none";

  private WireConditions() {}

  static FactCondition<Received> sequence(String field) {
    return place(field, "with " + field + " " + SEQUENCE, SEQUENCE);
  }

  static FactCondition<Received> body(String field) {
    return place(field, "with " + field + " " + BODY, BODY);
  }

  static <F extends Fact> FactCondition<F> compressed(
      Function<? super F, Optional<Compressor>> compressor, Compressor with) {
    return compressed(compressor, "compressed with " + with, with.toString());
  }

  static <F extends Fact> FactCondition<F> uncompressed(
      Function<? super F, Optional<Compressor>> compressor) {
    return compressed(compressor, "uncompressed", UNCOMPRESSED);
  }

  private static <F extends Fact> FactCondition<F> compressed(
      Function<? super F, Optional<Compressor>> compressor, String text, String expected) {
    return new TextCondition<>(
        text,
        "compressor",
        expected,
        fact -> compressor.apply(fact).map(Compressor::toString).orElse(UNCOMPRESSED));
  }

  private static FactCondition<Received> place(String field, String text, String expected) {
    return new TextCondition<>(text, field, expected, request -> placeOf(field, request));
  }

  private static String placeOf(String field, Received request) {
    if (request.message() instanceof OpMsg msg
        && msg.sequences().stream().map(Section.Sequence::identifier).anyMatch(field::equals)) {
      return SEQUENCE;
    }
    return request.command().get(field) == null ? "" : BODY;
  }

  /** A condition on the opcode, as the subject of the pattern. */
  record OpcodeCondition(Opcode opcode) implements FactCondition<Received> {

    @Override
    public void compare(Received request, Consumer<Difference> report) {
      if (!holds(request)) {
        String actual = request.message().opcode().name();
        report.accept(new Difference("opcode", opcode.name(), actual));
      }
    }

    @Override
    public boolean holds(Received request) {
      return request.message().opcode() == opcode;
    }

    @Override
    public String text() {
      return opcode.name();
    }

    @Override
    public boolean isSubject() {
      return true;
    }
  }
}
