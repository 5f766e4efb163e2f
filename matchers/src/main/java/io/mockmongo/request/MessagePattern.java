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
 * A pattern for messages in either direction: their document, flags, compression and opcode.
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
   * Requires fields of the document, compared by subset; see {@link DocumentPattern}.
   *
   * <pre>{@code
   * command("insert").matching("{documents: [{_id: 7}], ordered: true}")
   * }</pre>
   *
   * @param extendedJson the required fields
   * @return a new pattern with this condition
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON; the message
   *     has the line and column
   */
  public P matching(String extendedJson) {
    ArgumentChecks.notNull(extendedJson, "matching(...)", "a document");
    return matching(DocumentPattern.of(extendedJson));
  }

  /**
   * Requires fields of the document, compared by subset; see {@link DocumentPattern}.
   *
   * <pre>{@code
   * BsonDocument filter = new BsonDocument("qty", new BsonInt32(5));
   * assertThat(find, is(command("find").matching(new BsonDocument("filter", filter))));
   * }</pre>
   *
   * @param document the required fields
   * @return a new pattern with this condition
   */
  public P matching(BsonDocument document) {
    ArgumentChecks.notNull(document, "matching(...)", "a document");
    return matching(DocumentPattern.of(document));
  }

  /**
   * Requires that the document matches a pattern.
   *
   * <pre>{@code
   * DocumentPattern pattern = DocumentPattern.of("{documents: [{_id: 7}]}");
   * assertThat(insert, is(command("insert").matching(pattern)));
   * }</pre>
   *
   * @param pattern the pattern
   * @return a new pattern with this condition
   */
  public P matching(DocumentPattern pattern) {
    ArgumentChecks.notNull(pattern, "matching(...)", "a pattern");
    return and(new DocumentConditions.PatternCondition<>(this::document, pattern));
  }

  /**
   * Requires that a value is present and satisfies a Hamcrest matcher. The matcher is applied to
   * the plain Java value: Integer, Long, Double, Decimal128, String, Boolean, Instant, ObjectId, a
   * list of such values, or null; for other BSON types, such as documents, to the BSON value.
   *
   * <pre>{@code
   * command("find").with("filter.qty", greaterThan(3))
   * }</pre>
   *
   * @param path field names and indexes from the root of the document, such as {@code
   *     documents[0].qty}
   * @param matcher any Hamcrest matcher
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the path is invalid
   */
  public P with(String path, Matcher<?> matcher) {
    ArgumentChecks.notNull(matcher, "with(...)", "a matcher");
    return and(
        new DocumentConditions.ValueCondition<>(this::document, path(path, "with(...)"), matcher));
  }

  /**
   * Requires that no value is present at a path, not even null.
   *
   * <pre>{@code
   * command("find").without("readConcern")
   * }</pre>
   *
   * @param path field names and indexes from the root of the document
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the path is invalid
   */
  public P without(String path) {
    return and(
        new DocumentConditions.AbsenceCondition<>(this::document, path(path, "without(...)")));
  }

  /**
   * Requires that a flag is set; others may be set too.
   *
   * <pre>{@code
   * command("insert").with(MsgFlag.MORE_TO_COME)
   * }</pre>
   *
   * @param flag a flag of the message's opcode, such as {@code MsgFlag.MORE_TO_COME}
   * @return a new pattern with this condition
   */
  public P with(Flag flag) {
    ArgumentChecks.notNull(flag, "with(...)", "a flag");
    return and(new FlagConditions.FlagCondition<>(this::message, flag, true));
  }

  /**
   * Requires that a flag is not set.
   *
   * <pre>{@code
   * reply().to(command("find")).without(MsgFlag.MORE_TO_COME)
   * }</pre>
   *
   * @param flag a flag of the message's opcode
   * @return a new pattern with this condition
   */
  public P without(Flag flag) {
    ArgumentChecks.notNull(flag, "without(...)", "a flag");
    return and(new FlagConditions.FlagCondition<>(this::message, flag, false));
  }

  /**
   * Requires that exactly the given flags are set, and no other bit, known or unknown.
   *
   * <pre>{@code
   * assertThat(hello, is(command("hello").withFlagsExactly(MsgFlag.EXHAUST_ALLOWED)));
   * assertThat(hello, not(command("hello").withFlagsExactly()));
   * }</pre>
   *
   * @param flags flags of the message's opcode; without an argument, no flag may be set
   * @return a new pattern with this condition
   */
  public P withFlagsExactly(Flag... flags) {
    ArgumentChecks.notNull(flags, "withFlagsExactly(...)", "flags");
    Arrays.stream(flags)
        .forEach(flag -> ArgumentChecks.notNull(flag, "withFlagsExactly(...)", "flags"));
    return and(new FlagConditions.ExactFlagsCondition<>(this::message, List.of(flags)));
  }

  /**
   * Requires a checksum at the end of the message. The server verified it when it read the message.
   *
   * <pre>{@code
   * command("ping").withChecksum()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P withChecksum() {
    return and(
        new FlagConditions.FlagCondition<>(
            this::message, MsgFlag.CHECKSUM_PRESENT, true, "with a checksum"));
  }

  /**
   * Requires that the message ends without a checksum.
   *
   * <pre>{@code
   * reply().to(command("find")).withoutChecksum()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P withoutChecksum() {
    return and(
        new FlagConditions.FlagCondition<>(
            this::message, MsgFlag.CHECKSUM_PRESENT, false, "without a checksum"));
  }

  /**
   * Requires that the message was compressed on the wire.
   *
   * <pre>{@code
   * server.verify(once(), command("insert").compressedWith(Compressor.ZLIB));
   * }</pre>
   *
   * @param compressor the compressor
   * @return a new pattern with this condition
   */
  public P compressedWith(Compressor compressor) {
    return and(
        WireConditions.compressed(
            this::compressor,
            ArgumentChecks.notNull(compressor, "compressedWith(...)", "a compressor")));
  }

  /**
   * Requires that the message was not compressed on the wire.
   *
   * <pre>{@code
   * server.verify(never(), command("hello").compressedWith(Compressor.ZLIB));
   * server.verify(atLeast(1), command("hello").uncompressed());
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P uncompressed() {
    return and(WireConditions.uncompressed(this::compressor));
  }

  /**
   * Requires the message's opcode.
   *
   * <pre>{@code
   * command("isMaster").sentAs(Opcode.OP_QUERY)
   * }</pre>
   *
   * @param opcode the opcode
   * @return a new pattern with this condition
   */
  public P sentAs(Opcode opcode) {
    ArgumentChecks.notNull(opcode, "sentAs(...)", "an opcode");
    return and(
        new TextCondition<>(
            "as " + opcode, "opcode", opcode.name(), fact -> message(fact).opcode().name()));
  }

  /**
   * Requires the request ID that the sender gave the message.
   *
   * <pre>{@code
   * command("find").withRequestId(sent.message().responseTo())
   * }</pre>
   *
   * @param requestId the header's requestID
   * @return a new pattern with this condition
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
    return Path.parse(ArgumentChecks.notNull(path, method, "a path"));
  }
}
