package io.mockmongo.junit;

import static io.mockmongo.reply.ServerError.BAD_VALUE;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a test's author got wrong is said in exact words before anything runs. */
class MistakesTest {

  static final AtomicInteger BODIES = new AtomicInteger();

  @MockMongo
  abstract static class NothingRuns {
    @BeforeEach
    void before() {
      BODIES.incrementAndGet();
    }
  }

  static class BadReplyCase extends NothingRuns {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1 ok: 1}")
    void bad() {}
  }

  @Test
  void a_reply_that_is_not_json() {
    assertMistake(
        BadReplyCase.class,
        """
        @AutoRespond(command = "insert") on BadReplyCase.bad(): reply: line 1, column 7: \
        expected "," or "}" but found "ok"
        {n: 1 ok: 1}
              ^""");
  }

  @AutoRespond(
      command = {"find", "count"},
      matching = "{filter: }")
  static class BadMatchingCase extends NothingRuns {
    @Test
    void bad() {}
  }

  @Test
  void a_pattern_that_is_not_json() {
    assertMistake(
        BadMatchingCase.class,
        """
        @AutoRespond(command = {"find", "count"}, matching = "{filter: }") on BadMatchingCase: \
        matching: line 1, column 10: expected a value but found "}"
        {filter: }
                 ^""");
  }

  static class NamespaceCase extends NothingRuns {
    @Test
    @AutoRespond(command = "find", on = "shop.")
    void halfway() {}
  }

  @Test
  void a_namespace_that_cannot_be() {
    assertMistake(
        NamespaceCase.class,
        "@AutoRespond(command = \"find\", on = \"shop.\") on NamespaceCase.halfway(): on: \"shop.\""
            + " is not a namespace: write a database, or a database and a collection as in"
            + " shop.orders");
  }

  static class OperatorCase extends NothingRuns {
    @Test
    @AutoRespond(command = "find", on = "shop.orders", matching = "{filter: {$$exist: true}}")
    void unknown() {}
  }

  @Test
  void an_operator_that_is_not_known() {
    assertMistake(
        OperatorCase.class,
        """
        @AutoRespond(command = "find", on = "shop.orders", matching = "{filter: {$$exist: true}}") \
        on OperatorCase.unknown(): matching: line 1, column 11: filter: unknown operator $$exist, \
        did you mean $$exists? Known: $$exists, $$unsetOrMatches, $$type, $$not, $$anyOf, \
        $$allOf, $$lt, $$lte, $$gt, $$gte, $$regex, $$matchesHexBytes, $$matchAsDocument, \
        $$matchAsRoot, $$exact, $$exactBelow, $$subset, $$ordered, $$strict, $$size, $$contains, \
        $$anyOrder, $$startsWith, $$sessionLsid
        {filter: {$$exist: true}}
                  ^""");
  }

  static class ReplyAndErrorCase extends NothingRuns {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}", error = DUPLICATE_KEY)
    void both() {}
  }

  static class TwoErrorsCase extends NothingRuns {
    @Test
    @AutoRespond(
        command = "insert",
        error = {DUPLICATE_KEY, BAD_VALUE})
    void both() {}
  }

  static class ErrorAndCodeCase extends NothingRuns {
    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY, errorCode = 11000)
    void both() {}
  }

  @Test
  void two_answers_in_one() {
    String kinds =
        ".both(): reply, documents, error, errorCode, writeConcernError and fault exclude each"
            + " other: give one of them, or an error with a writeConcernError";
    String errors = ".both(): error and errorCode exclude each other: give one of them, once";

    assertMistake(
        ReplyAndErrorCase.class, "@AutoRespond(command = \"insert\") on ReplyAndErrorCase" + kinds);
    assertMistake(
        TwoErrorsCase.class, "@AutoRespond(command = \"insert\") on TwoErrorsCase" + errors);
    assertMistake(
        ErrorAndCodeCase.class, "@AutoRespond(command = \"insert\") on ErrorAndCodeCase" + errors);
  }

  static class TimesCase extends NothingRuns {
    @Test
    @AutoRespond(command = "ping", times = -1)
    void negative() {}
  }

  @Test
  void times_below_zero() {
    assertMistake(
        TimesCase.class,
        "@AutoRespond(command = \"ping\") on TimesCase.negative(): times = -1 should be 1 or"
            + " more");
  }

  static class EmptyNameCase extends NothingRuns {
    @Test
    @AutoRespond(command = {"ping", ""})
    void empty() {}
  }

  @Test
  void a_command_without_a_name() {
    assertMistake(
        EmptyNameCase.class,
        "@AutoRespond(command = {\"ping\", \"\"}) on EmptyNameCase.empty(): command: command(...)"
            + " takes at least one name, none of them empty");
  }

  static class NoServerCase {
    @Test
    @AutoRespond(command = "ping")
    void alone() {}
  }

  @Test
  void an_answer_without_a_server() {
    assertMistake(
        NoServerCase.class,
        "@AutoRespond(command = \"ping\") on NoServerCase.alone():"
            + " NoServerCase.alone() has no server; put @MockMongo on the method or the class");
  }

  @ExtendWith(MockMongoExtension.class)
  static class BareExtensionCase {
    @Test
    void alone() {}
  }

  @Test
  void the_extension_without_its_annotation() {
    assertMistake(
        BareExtensionCase.class,
        "MockMongoExtension: BareExtensionCase.alone() has no server; put @MockMongo on"
            + " the method or the class");
  }

  private static void assertMistake(Class<?> testCase, String text) {
    Throwable failure = Run.of(testCase).failure();

    assertThat(failure, instanceOf(ExtensionConfigurationException.class));
    assertEquals(text, failure.getMessage());
    assertThat(failure.getSuppressed(), is(emptyArray()));
    assertThat(BODIES.get(), is(0));
  }
}
