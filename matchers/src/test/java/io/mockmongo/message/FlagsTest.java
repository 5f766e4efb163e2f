package io.mockmongo.message;

import static io.mockmongo.message.Messages.flagged;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {

  private static OpQuery query(int bits) {
    return new OpQuery(1, 0, bits, "d.c", 0, 0, ExtendedJson.parse("{}"), Optional.empty());
  }

  private static OpReply reply(int bits) {
    return new OpReply(2, 1, bits, 0, 0, List.of());
  }

  @ParameterizedTest
  @CsvSource({"CHECKSUM_PRESENT,1", "MORE_TO_COME,2", "EXHAUST_ALLOWED,65536"})
  void flags_of_op_msg_have_their_bits(MsgFlag flag, int bits) {
    assertThat(flag.mask(), is(bits));
    assertThat(flagged(bits).has(flag), is(true));
    assertThat(flagged(~bits).has(flag), is(false));
    assertThat(flagged(bits).flagNames(), contains(flag.name()));
  }

  @ParameterizedTest
  @CsvSource({
    "TAILABLE_CURSOR,2",
    "SECONDARY_OK,4",
    "OPLOG_REPLAY,8",
    "NO_CURSOR_TIMEOUT,16",
    "AWAIT_DATA,32",
    "EXHAUST,64",
    "PARTIAL,128"
  })
  void flags_of_op_query_have_their_bits(QueryFlag flag, int bits) {
    assertThat(query(bits).has(flag), is(true));
    assertThat(query(~bits).has(flag), is(false));
    assertThat(query(bits).flagNames(), contains(flag.name()));
  }

  @ParameterizedTest
  @CsvSource({"CURSOR_NOT_FOUND,1", "QUERY_FAILURE,2", "SHARD_CONFIG_STALE,4", "AWAIT_CAPABLE,8"})
  void flags_of_op_reply_have_their_bits(ReplyFlag flag, int bits) {
    assertThat(reply(bits).has(flag), is(true));
    assertThat(reply(~bits).has(flag), is(false));
    assertThat(reply(bits).flagNames(), contains(flag.name()));
  }

  @Test
  void a_flag_of_another_kind_is_not_set_although_its_bit_is() {
    assertThat(flagged(2).has(QueryFlag.TAILABLE_CURSOR), is(false));
    assertThat(flagged(2).has(ReplyFlag.QUERY_FAILURE), is(false));
    assertThat(query(2).has(MsgFlag.MORE_TO_COME), is(false));
    assertThat(reply(2).has(MsgFlag.MORE_TO_COME), is(false));
  }

  @Test
  void names_are_in_the_order_of_the_bits() {
    assertThat(
        flagged(0x10003).flagNames(),
        contains("CHECKSUM_PRESENT", "MORE_TO_COME", "EXHAUST_ALLOWED"));
    assertThat(flagged(0).flagNames(), empty());
  }

  @Test
  void unknown_bits_come_last_as_one_number() {
    assertThat(flagged(0x20042).flagNames(), contains("MORE_TO_COME", "0x20040"));
    assertThat(flagged(0x80000000).flagNames(), contains("0x80000000"));
    assertThat(query(1).flagNames(), contains("0x1"));
    assertThat(reply(16).flagNames(), contains("0x10"));
  }

  @Test
  void the_bits_are_kept_unchanged() {
    assertThat(flagged(-1).flagBits(), is(-1));
    assertThat(query(-1).flagBits(), is(-1));
    assertThat(reply(-1).flagBits(), is(-1));
  }

  @Test
  void the_required_bits_are_the_low_sixteen() {
    assertThat(MsgFlag.REQUIRED_BITS, is(65535));
  }
}
