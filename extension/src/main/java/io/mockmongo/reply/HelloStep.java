package io.mockmongo.reply;

import io.mockmongo.bson.Fields;
import io.mockmongo.error.ErrorCode;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The step that sends a reply of a stream of hellos: another one follows when there is news, or the
 * client's time is over. A reply that tells no topology version, or an error, is the last one.
 *
 * <pre>{@code
 * Reply reply = Reply.of("{setVersion: 2}");
 * new Reply(List.of(new HelloStep((Step.Send) reply.steps().get(0))))
 * }</pre>
 *
 * <p>Specification: server discovery and monitoring, "streaming protocol".
 *
 * @param send sends the reply as it is if it is the last one
 */
public record HelloStep(Send send) implements Step {

  /**
   * Returns the step that sends the completed reply, with more to come if another one follows.
   *
   * @param completed the reply as it is sent
   */
  public Send sending(RawBsonDocument completed) {
    boolean goesOn =
        ErrorCode.isSuccess(completed) && Fields.get(completed, "topologyVersion") != null;
    return goesOn ? send.withMoreToCome() : send;
  }

  @Override
  public boolean sends() {
    return true;
  }

  @Override
  public HelloStep withChecksum() {
    return new HelloStep(send.withChecksum());
  }

  @Override
  public HelloStep withErrorLabels(List<String> labels) {
    return new HelloStep(send.withErrorLabels(labels));
  }

  @Override
  public String toString() {
    return send.toString();
  }
}
