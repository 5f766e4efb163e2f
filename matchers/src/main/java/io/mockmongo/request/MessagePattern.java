package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.Opcode;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.pattern.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;

/**
 * A pattern over messages, whoever sent them: their document, flags and kind.
 *
 * <pre>{@code
 * command("insert").matching("{documents: [{_id: 7}]}").without("writeConcern").sentAs(OP_MSG)
 * }</pre>
 *
 * @param <F> the kind of fact
 * @param <P> the pattern itself
 */
public abstract sealed class MessagePattern<F extends Fact, P extends MessagePattern<F, P>>
    extends FactPattern<F, P> permits SessionPattern, ReplyPattern {

  MessagePattern(Class<F> kind, String noun, List<FactCondition<? super F>> conditions) {
    super(kind, noun, conditions);
  }

  /**
   * Asks for fields of the document, by subset; see {@link DocumentPattern}.
   *
   * <pre>{@code
   * command("insert").matching("{documents: [{_id: 7}], ordered: true}")
   * }</pre>
   *
   * @param extendedJson the fields that must be there
   * @return the longer pattern
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public P matching(String extendedJson) {
    ArgumentChecks.value(extendedJson, "matching(...)", "a document");
    return and(new DocumentConditions.Matching<>(this::document, DocumentPattern.of(extendedJson)));
  }

  /**
   * Asks for fields of the document, by subset; see {@link DocumentPattern}.
   *
   * <pre>{@code
   * BsonDocument filter = new BsonDocument("qty", new BsonInt32(5));
   * assertThat(find, is(command("find").matching(new BsonDocument("filter", filter))));
   * }</pre>
   *
   * @param document the fields that must be there
   * @return the longer pattern
   */
  public P matching(BsonDocument document) {
    ArgumentChecks.value(document, "matching(...)", "a document");
    return and(new DocumentConditions.Matching<>(this::document, DocumentPattern.of(document)));
  }

  /**
   * Asks that a value is there and satisfies a matcher. The matcher is shown the plain Java value:
   * Integer, Long, Double, Decimal128, String, Boolean, Instant, ObjectId, a list of such, null;
   * and the BSON value where there is none, documents among them.
   *
   * <pre>{@code
   * command("find").with("filter.qty", greaterThan(3))
   * }</pre>
   *
   * @param path names and indexes from the top of the document, such as {@code documents[0].qty}
   * @param matcher any Hamcrest matcher
   * @return the longer pattern
   * @throws IllegalArgumentException if the path can't be one
   */
  public P with(String path, Matcher<?> matcher) {
    ArgumentChecks.value(matcher, "with(...)", "a matcher");
    return and(new DocumentConditions.With<>(this::document, path(path, "with(...)"), matcher));
  }

  /**
   * Asks that nothing stands at a path, not even null.
   *
   * <pre>{@code
   * command("find").without("readConcern")
   * }</pre>
   *
   * @param path names and indexes from the top of the document
   * @return the longer pattern
   * @throws IllegalArgumentException if the path can't be one
   */
  public P without(String path) {
    return and(new DocumentConditions.Without<>(this::document, path(path, "without(...)")));
  }

  /**
   * Asks that a flag is set; others may be set too.
   *
   * <pre>{@code
   * command("insert").with(MsgFlag.MORE_TO_COME)
   * }</pre>
   *
   * @param flag a flag of the message's kind, such as {@code MsgFlag.MORE_TO_COME}
   * @return the longer pattern
   */
  public P with(Flag flag) {
    ArgumentChecks.value(flag, "with(...)", "a flag");
    return and(new FlagConditions.Flagged<>(this::message, flag, true));
  }

  /**
   * Asks that a flag is not set.
   *
   * <pre>{@code
   * reply().to(command("find")).without(MsgFlag.MORE_TO_COME)
   * }</pre>
   *
   * @param flag a flag of the message's kind
   * @return the longer pattern
   */
  public P without(Flag flag) {
    ArgumentChecks.value(flag, "without(...)", "a flag");
    return and(new FlagConditions.Flagged<>(this::message, flag, false));
  }

  /**
   * Asks that just these flags are set, and no other bit, known or unknown.
   *
   * <pre>{@code
   * assertThat(hello, is(command("hello").withFlagsExactly(MsgFlag.EXHAUST_ALLOWED)));
   * assertThat(hello, not(command("hello").withFlagsExactly()));
   * }</pre>
   *
   * @param flags flags of the message's kind; none at all asks for a message without flags
   * @return the longer pattern
   */
  public P withFlagsExactly(Flag... flags) {
    ArgumentChecks.value(flags, "withFlagsExactly(...)", "flags");
    Arrays.stream(flags)
        .forEach(flag -> ArgumentChecks.value(flag, "withFlagsExactly(...)", "flags"));
    return and(new FlagConditions.Exactly<>(this::message, List.of(flags)));
  }

  /**
   * Asks for a checksum at the end of the message. It was compared when the message was read.
   *
   * <pre>{@code
   * command("ping").withChecksum()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P withChecksum() {
    return and(
        new FlagConditions.Flagged<>(
            this::message, MsgFlag.CHECKSUM_PRESENT, true, "with a checksum"));
  }

  /**
   * Asks that there is no checksum at the end of the message.
   *
   * <pre>{@code
   * reply().to(command("find")).withoutChecksum()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P withoutChecksum() {
    return and(
        new FlagConditions.Flagged<>(
            this::message, MsgFlag.CHECKSUM_PRESENT, false, "without a checksum"));
  }

  /**
   * Asks that the message was compressed on the wire.
   *
   * <pre>{@code
   * server.verify(once(), command("insert").compressedWith(Compressor.ZLIB));
   * }</pre>
   *
   * @param compressor with which compressor
   * @return the longer pattern
   */
  public P compressedWith(Compressor compressor) {
    return and(
        WireConditions.compressed(
            this::compressor,
            ArgumentChecks.value(compressor, "compressedWith(...)", "a compressor")));
  }

  /**
   * Asks that the message was not compressed on the wire.
   *
   * <pre>{@code
   * server.verify(never(), command("hello").compressedWith(Compressor.ZLIB));
   * server.verify(atLeast(1), command("hello").uncompressed());
   * }</pre>
   *
   * @return the longer pattern
   */
  public P uncompressed() {
    return and(WireConditions.uncompressed(this::compressor));
  }

  /**
   * Asks for a kind of message.
   *
   * <pre>{@code
   * command("isMaster").sentAs(Opcode.OP_QUERY)
   * }</pre>
   *
   * @param opcode the kind
   * @return the longer pattern
   */
  public P sentAs(Opcode opcode) {
    ArgumentChecks.value(opcode, "sentAs(...)", "an opcode");
    return and(
        new TextCondition<>(
            "as " + opcode, "opcode", opcode.name(), fact -> message(fact).opcode().name()));
  }

  /**
   * Asks for the number that the sender gave the message.
   *
   * <pre>{@code
   * command("find").withRequestId(sent.message().responseTo())
   * }</pre>
   *
   * @param requestId the header's requestID
   * @return the longer pattern
   */
  public P withRequestId(int requestId) {
    return and(
        new TextCondition<>(
            "with request id " + requestId,
            "request id",
            String.valueOf(requestId),
            fact -> String.valueOf(message(fact).requestId())));
  }

  abstract Message message(F fact);

  abstract Optional<Compressor> compressor(F fact);

  abstract BsonDocument document(F fact);

  private static Path path(String path, String method) {
    return Path.parse(ArgumentChecks.value(path, method, "a path"));
  }
}
