package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;

/**
 * A pattern for replies that a server sent: their document, their request, and who answered.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * assertThat(server.journal().sent(), hasItem(reply("{n: 1}").to(command("insert"))));
 * }</pre>
 */
public final class ReplyPattern extends MessagePattern<Sent, ReplyPattern> {

  private ReplyPattern(List<FactCondition<? super Sent>> conditions) {
    super(Sent.class, "reply", conditions);
  }

  /**
   * Returns a pattern that matches every reply.
   *
   * <pre>{@code
   * reply().matching("{n: 1, code: {$$exists: false}}")
   * }</pre>
   */
  public static ReplyPattern reply() {
    return new ReplyPattern(List.of());
  }

  /**
   * Requires that the reply answers a certain request.
   *
   * <pre>{@code
   * reply().to(command("insert").on("shop.orders"))
   * }</pre>
   *
   * @param request a pattern, or any Hamcrest matcher, for the request
   * @return a new pattern with this condition
   */
  public ReplyPattern to(Matcher<? super Received> request) {
    ArgumentChecks.notNull(request, "to(...)", "a matcher of requests");
    return request instanceof RequestPattern pattern
        ? and(new RequestCondition(pattern))
        : and(new HamcrestCondition<Sent, Received>("to", "request", Sent::request, request));
  }

  /**
   * Requires who answered, in exactly these words.
   *
   * <pre>{@code
   * reply().answeredBy("the test")
   * }</pre>
   *
   * @param who the text of {@link Sent#answeredBy}, such as {@code the test}
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the text is empty
   */
  public ReplyPattern answeredBy(String who) {
    ArgumentChecks.notEmpty(who, "answeredBy(...)", "words");
    return and(new TextCondition<>("answered by " + who, "answered by", who, Sent::answeredBy));
  }

  /**
   * Requires who answered, by a matcher.
   *
   * <pre>{@code
   * reply().to(handshake()).answeredBy(containsString("built-in"))
   * }</pre>
   *
   * @param who a matcher for the text of {@link Sent#answeredBy}
   * @return a new pattern with this condition
   */
  public ReplyPattern answeredBy(Matcher<? super String> who) {
    ArgumentChecks.notNull(who, "answeredBy(...)", "a matcher");
    return and(
        new HamcrestCondition<Sent, String>("answered by", "answered by", Sent::answeredBy, who));
  }

  @Override
  ReplyPattern of(List<FactCondition<? super Sent>> conditions) {
    return new ReplyPattern(conditions);
  }

  @Override
  Message message(Sent sent) {
    return sent.message();
  }

  @Override
  Optional<Compressor> compressor(Sent sent) {
    return sent.compressor();
  }

  @Override
  BsonDocument document(Sent sent) {
    return sent.document();
  }

  /** A condition that the reply's request matches a pattern; it reports each of its differences. */
  record RequestCondition(RequestPattern pattern) implements FactCondition<Sent> {

    @Override
    public void compare(Sent sent, Consumer<Difference> report) {
      pattern.differences(sent.request()).forEach(each -> report.accept(ofRequest(each)));
    }

    @Override
    public String text() {
      return "to " + pattern;
    }

    private static Difference ofRequest(Difference difference) {
      return new Difference(
          "request's " + difference.path(), difference.expected(), difference.actual());
    }
  }
}
