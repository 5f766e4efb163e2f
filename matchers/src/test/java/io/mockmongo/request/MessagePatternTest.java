package io.mockmongo.request;

import static io.mockmongo.message.MsgFlag.CHECKSUM_PRESENT;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyCommand;
import static io.mockmongo.request.Requests.flagged;
import static io.mockmongo.request.Requests.query;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Flag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.message.Section;
import java.util.List;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** How a message came over the wire. */
class MessagePatternTest {

  private static final String PING = "{ping: 1, $db: 'admin'}";
  private static final RequestPattern ANY = anyCommand();

  private static final Received SEQUENCES =
      Received.of(
          new OpMsg(
              7,
              0,
              0,
              List.of(
                  new Section.Sequence("ops", List.of(ExtendedJson.parse("{insert: 0}"))),
                  new Section.Body(ExtendedJson.parse("{bulkWrite: 1, let: {}, $db: 'admin'}")),
                  new Section.Sequence("nsInfo", List.of())),
              OptionalInt.empty()));

  @Test
  void flags_can_be_asked_for_exactly() {
    matches(flagged(0, PING), ANY.withFlagsExactly());
    matches(flagged(2, PING), ANY.withFlagsExactly(MORE_TO_COME));
    matches(
        flagged(0x10002, PING), ANY.withFlagsExactly(EXHAUST_ALLOWED, MORE_TO_COME, MORE_TO_COME));
    matches(query("shop.orders", 4, "{}"), ANY.withFlagsExactly(QueryFlag.SECONDARY_OK));
    differs(
        flagged(0x10002, PING),
        ANY.withFlagsExactly(MORE_TO_COME),
        "flags: expected [MORE_TO_COME], but was [MORE_TO_COME, EXHAUST_ALLOWED]");
    differs(
        flagged(2, PING),
        ANY.withFlagsExactly(EXHAUST_ALLOWED, MORE_TO_COME),
        "flags: expected [MORE_TO_COME, EXHAUST_ALLOWED], but was [MORE_TO_COME]");
    differs(flagged(2, PING), ANY.withFlagsExactly(), "flags: expected [], but was [MORE_TO_COME]");
  }

  @Test
  void a_bit_without_a_name_is_no_flag_that_was_asked_for() {
    differs(
        flagged(0x42, PING),
        ANY.withFlagsExactly(MORE_TO_COME),
        "flags: expected [MORE_TO_COME], but was [MORE_TO_COME, 0x40]");
    differs(
        flagged(4, PING),
        ANY.withFlagsExactly(QueryFlag.SECONDARY_OK),
        "flags: expected [SECONDARY_OK], but was [0x4]");
  }

  @Test
  void a_checksum_is_there_or_is_not() {
    matches(flagged(1, PING), ANY.withChecksum());
    matches(flagged(2, PING), ANY.withoutChecksum());
    differs(
        flagged(2, PING),
        ANY.withChecksum(),
        "flags: expected with a checksum, but was [MORE_TO_COME]");
    differs(
        flagged(1, PING),
        ANY.withoutChecksum(),
        "flags: expected without a checksum, but was [CHECKSUM_PRESENT]");
    matches(flagged(1, PING), ANY.with(CHECKSUM_PRESENT));
  }

  @Test
  void the_senders_number_is_matched() {
    matches(SEQUENCES, ANY.withRequestId(7));
    differs(SEQUENCES, ANY.withRequestId(-8), "request id: expected -8, but was 7");
  }

  @Test
  void a_field_came_in_a_sequence_or_in_the_body() {
    matches(SEQUENCES, ANY.withSequence("ops").withSequence("nsInfo").withInBody("let"));
    differs(
        SEQUENCES,
        ANY.withSequence("let"),
        "let: expected in a document sequence, but was in the body");
    differs(
        SEQUENCES,
        ANY.withInBody("ops"),
        "ops: expected in the body, but was in a document sequence");
    differs(SEQUENCES, ANY.withInBody("x"), "x: expected in the body, but was absent");
    differs(SEQUENCES, ANY.withSequence("x"), "x: expected in a document sequence, but was absent");
    matches(query("shop.$cmd", 0, "{find: 'c'}"), ANY.withInBody("find"));
  }

  @Test
  void reads_as_it_was_written() {
    assertThat(
        RequestPattern.command("insert")
            .withSequence("documents")
            .withInBody("ordered")
            .withFlagsExactly(EXHAUST_ALLOWED, MORE_TO_COME, MORE_TO_COME)
            .withFlagsExactly()
            .withChecksum()
            .withoutChecksum()
            .withRequestId(7)
            .toString(),
        is(
            "insert with documents in a document sequence with ordered in the body"
                + " with exactly the flags [MORE_TO_COME, EXHAUST_ALLOWED] with no flags"
                + " with a checksum without a checksum with request id 7"));
  }

  @Test
  void what_is_missing_is_refused() {
    refused(() -> ANY.matching((String) null), "matching(...) takes a document, not null");
    refused(() -> ANY.matching((BsonDocument) null), "matching(...) takes a document, not null");
    refused(() -> ANY.with(null, anything()), "with(...) takes a path, not null");
    refused(() -> ANY.with("a", null), "with(...) takes a matcher, not null");
    refused(() -> ANY.without((String) null), "without(...) takes a path, not null");
    refused(() -> ANY.with((Flag) null), "with(...) takes a flag, not null");
    refused(() -> ANY.without((Flag) null), "without(...) takes a flag, not null");
    refused(
        () -> ANY.withFlagsExactly((Flag[]) null), "withFlagsExactly(...) takes flags, not null");
    refused(
        () -> ANY.withFlagsExactly(MORE_TO_COME, null),
        "withFlagsExactly(...) takes flags, not null");
    refused(() -> ANY.sentAs((Opcode) null), "sentAs(...) takes an opcode, not null");
    refused(() -> ANY.and((Matcher<Received>) null), "and(...) takes a matcher, not null");
    refused(
        () -> ANY.withSequence(""),
        "withSequence(...) takes the name of a field, not an empty one");
    refused(() -> ANY.withInBody(null), "withInBody(...) takes the name of a field, not null");
  }
}
