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
 * A pattern over the messages that a server sent: what they say, to which request, and who decided
 * it. Immutable and thread-safe.
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
   * Returns the pattern that any reply matches.
   *
   * <pre>{@code
   * reply().matching("{n: 1, code: {$$exists: false}}")
   * }</pre>
   */
  public static ReplyPattern reply() {
    return new ReplyPattern(List.of());
  }

  /**
   * Asks for the request that it answers.
   *
   * <pre>{@code
   * reply().to(command("insert").on("shop.orders"))
   * }</pre>
   *
   * @param request which request; any Hamcrest matcher
   * @return the longer pattern
   */
  public ReplyPattern to(Matcher<? super Received> request) {
    ArgumentChecks.value(request, "to(...)", "a matcher of requests");
    return request instanceof RequestPattern pattern
        ? and(new To(pattern))
        : and(new HamcrestCondition<Sent, Received>("to", "request", Sent::request, request));
  }

  /**
   * Asks who decided the reply.
   *
   * <pre>{@code
   * reply().answeredBy("the test")
   * }</pre>
   *
   * @param who in the words of {@link Sent#answeredBy}, such as {@code the test}
   * @return the longer pattern
   * @throws IllegalArgumentException if it is empty
   */
  public ReplyPattern answeredBy(String who) {
    ArgumentChecks.name(who, "answeredBy(...)", "words");
    return and(new TextCondition<>("answered by " + who, "answered by", who, Sent::answeredBy));
  }

  /**
   * Asks who decided the reply.
   *
   * <pre>{@code
   * reply().to(handshake()).answeredBy(containsString("built-in"))
   * }</pre>
   *
   * @param who a matcher of what {@link Sent#answeredBy} says
   * @return the longer pattern
   */
  public ReplyPattern answeredBy(Matcher<? super String> who) {
    ArgumentChecks.value(who, "answeredBy(...)", "a matcher");
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

  /** The request that it answers matches a pattern, whose differences are told one by one. */
  record To(RequestPattern pattern) implements FactCondition<Sent> {

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
