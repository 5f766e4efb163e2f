package io.mockmongo.request;

import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.ReplyPattern.reply;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.Opcode;
import io.mockmongo.message.ReplyFlag;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class ReplyPatternTest {

  private static final Received INSERT = request("{insert: 'orders', $db: 'shop'}");
  private static final Sent SENT = sent(OpMsg.of(9, 1, ExtendedJson.parse("{n: 1, ok: 1.0}")));
  private static final Sent LEGACY = sent(OpReply.of(9, 1, ExtendedJson.parse("{ok: 1.0}")));

  private static Sent sent(Message message) {
    return Sent.of(new Position(5), 0, INSERT.connection(), message, INSERT, "the test");
  }

  @Test
  void a_reply_is_matched_by_its_document() {
    matches(SENT, reply());
    matches(SENT, reply().matching("{n: 1}").with("ok", greaterThan(0.5)).without("code"));
    matches(LEGACY, reply().matching("{ok: 1}"));
    differs(SENT, reply().matching("{n: 2}"), "n: expected 2, but was 1");
    differs(LEGACY, reply().matching("{n: 2}"), "n: expected 2, but was absent");
    differs(SENT, reply().without("n"), "n: expected absent, but was 1");
    differs(SENT, reply().with("ok", is(2.0)), "ok: expected is <2.0>, but was 1.0");
  }

  @Test
  void a_legacy_reply_without_documents_has_no_field() {
    OpReply none = OpReply.of(9, 1, ExtendedJson.parse("{}"));
    Sent sent =
        sent(new OpReply(9, 1, none.flagBits(), none.cursorId(), none.startingFrom(), List.of()));
    differs(sent, reply().matching("{ok: 1}"), "ok: expected 1, but was absent");
  }

  @Test
  void a_reply_answers_a_request() {
    matches(SENT, reply().to(command("insert").on("shop.orders")));
    matches(SENT, reply().to(sameInstance(INSERT)));
    differs(
        SENT,
        reply().to(command("find").on("shop.bills")),
        "request's command: expected find, but was insert;"
            + " request's namespace: expected shop.bills, but was shop.orders");
    differs(
        SENT,
        reply().to(not(INSERT)),
        "request: expected not <" + INSERT + ">, but was <" + INSERT + ">");
  }

  @Test
  void somebody_decided_a_reply() {
    matches(SENT, reply().answeredBy("the test"));
    matches(SENT, reply().answeredBy(startsWith("the ")));
    differs(SENT, reply().answeredBy("nobody"), "answered by: expected nobody, but was the test");
    differs(
        SENT,
        reply().answeredBy(startsWith("@AutoRespond")),
        "answered by: expected a string starting with \"@AutoRespond\"," + " but was \"the test\"");
  }

  @Test
  void a_reply_is_a_message_on_a_connection() {
    matches(
        SENT, reply().withRequestId(9).sentAs(Opcode.OP_MSG).withFlagsExactly().onConnection(1));
    matches(LEGACY, reply().sentAs(Opcode.OP_REPLY).with(ReplyFlag.AWAIT_CAPABLE));
    differs(SENT, reply().with(MORE_TO_COME), "flags: expected with flag MORE_TO_COME, but was []");
    differs(SENT, reply().onConnection(2), "connection: expected 2, but was 1");
  }

  @Test
  void reads_as_it_was_written() {
    assertThat(
        reply().matching("{n: 1}").to(command("insert").on("shop")).answeredBy("x").toString(),
        is("reply matching {n: 1} to insert on shop answered by x"));
    assertThat(
        reply().to(sameInstance(SENT.request())).answeredBy(startsWith("x")).toString(),
        is("reply to sameInstance(<" + INSERT + ">) answered by a string starting with \"x\""));
  }

  @Test
  void what_is_missing_is_refused() {
    refused(() -> reply().to(null), "to(...) takes a matcher of requests, not null");
    refused(() -> reply().answeredBy(""), "answeredBy(...) takes words, not an empty one");
    refused(
        () -> reply().answeredBy((Matcher<String>) null),
        "answeredBy(...) takes a matcher, not null");
  }
}
