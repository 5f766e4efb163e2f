package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.Sent;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.BatchStep;
import io.mockmongo.reply.HelloStep;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Decision;
import io.mockmongo.script.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out the steps of replies on one connection, from any thread. A worker runs the steps
 * after a delay; no thread sleeps.
 */
final class StepRunner {

  private final ClientHandle client;
  private final ReplyWriter writer;
  private final ReplyPipeline pipeline;

  /**
   * The remaining steps of a reply.
   *
   * @param request the request that is answered, or null for steps on the connection alone
   * @param steps the remaining steps
   * @param by the origin of the reply
   * @param plan the plan of the chunks of each message, or null for one piece
   * @param hurried whether pauses are left out, since the test has ended
   */
  private record Task(
      Exchange request, List<Step> steps, Origin by, ChunkPlan plan, boolean hurried) {

    /** Returns the task without its first step. */
    Task rest() {
      return new Task(request, steps.subList(1, steps.size()), by, plan, hurried);
    }

    /** Returns the task with other steps in place of its first one. */
    Task withFirst(List<Step> others) {
      List<Step> all = new ArrayList<>(others);
      all.addAll(steps.subList(1, steps.size()));
      return new Task(request, all, by, plan, hurried);
    }

    Task slicedBy(ChunkPlan cut) {
      return new Task(request, steps, by, cut, hurried);
    }

    Task hurriedIf(boolean early) {
      return new Task(request, steps, by, plan, hurried || early);
    }

    boolean pausesAgain() {
      return !hurried && steps.stream().anyMatch(Step.Pause.class::isInstance);
    }

    boolean mayReply() {
      return request != null && request.wantsReply();
    }
  }

  StepRunner(ClientHandle client, ReplyWriter writer, ReplyPipeline pipeline) {
    this.client = client;
    this.writer = writer;
    this.pipeline = pipeline;
  }

  /** Computes the reply of an answer, and carries it out. */
  void answer(Exchange request, Decision.Answered decision) {
    carryOut(request, pipeline.composer().reply(request, decision), decision.by());
  }

  /** Carries out a reply to a request. */
  Delivery carryOut(Exchange request, Reply reply, Origin by) {
    request.answeredWith(reply, by);
    ChunkPlan plan = ProxyActions.of(request.command());
    Delivery delivery = run(new Task(request, reply.steps(), by, plan, false));
    if (request.isWaiting() && !request.continuesStream()) {
      pipeline.pendingReplies().add(request);
    } else {
      request.discardMessage();
    }
    return delivery;
  }

  /** Carries out a reply without a document, for no request. */
  void carryOut(Reply reply, Origin by) {
    run(new Task(null, reply.steps(), by, null, false));
  }

  private Delivery run(Task task) {
    if (client.hasEnded()) {
      return Delivery.CLIENT_GONE;
    }
    Delivery delivery = Delivery.DELIVERED;
    for (Task left = task; !left.steps().isEmpty(); ) {
      Step step = left.steps().get(0);
      Task rest = left.rest();
      if (step instanceof Step.Pause pause) {
        if (!left.hurried()) {
          later(pause, rest);
          return delivery;
        }
      } else if (step instanceof Step.Slice slice) {
        rest = rest.slicedBy(ChunkPlan.of(slice));
      } else if (step instanceof Step.PassOn) {
        passOn(left);
      } else if (step.ends()) {
        end(step, left);
      } else if (left.mayReply() && step instanceof BatchStep batch) {
        rest = left.withFirst(pipeline.composer().opened(task.request(), batch, task.by()));
      } else if (left.mayReply() && !(client.isReachable() && send(step, left))) {
        delivery = Delivery.CLIENT_GONE;
      }
      left = rest;
    }
    return delivery;
  }

  private void later(Step.Pause pause, Task rest) {
    if (rest.request() != null) {
      rest.request().delay(true);
    }
    pipeline.delayedSteps().add(pause.time(), early -> proceed(rest.hurriedIf(early)));
  }

  private void proceed(Task rest) {
    run(rest);
    if (rest.request() != null && !rest.pausesAgain()) {
      rest.request().delay(false);
      rest.request().discardMessage();
    }
  }

  private void passOn(Task task) {
    task.request().passOn(task.by());
    pipeline.next().accept(task.request());
  }

  private boolean send(Step step, Task task) {
    Exchange request = task.request();
    try {
      if (!ReplyStreams.goesOnAfter(step)) {
        request.markReplied(); // before the client can see it
      }
      ReplyFormat format = pipeline.composer().format(request, step, task.by());
      Sent sent = writer.write(request, format, task.by(), task.plan());
      format.written();
      if (sent != null && step instanceof HelloStep && client.isStreaming(request)) {
        request.goOnAfter(sent);
        pipeline.next().accept(request);
      }
      return sent != null;
    } catch (IOException e) {
      client.end(Ending.CLIENT_RESET, SocketErrorText.words(e));
      return false;
    }
  }

  /** Ends the connection at once, or after the slices of the same reply, or as the network lets. */
  private void end(Step step, Task task) {
    if (task.plan() == null && writer.sendsAtOnce()) {
      end(step, "by " + task.by());
    } else {
      writer.afterQueued(() -> end(step, "by " + task.by()));
    }
  }

  private void end(Step step, String reason) {
    if (step instanceof Step.HalfClose) {
      client.halfClose(reason);
    } else {
      client.end(step instanceof Step.Reset ? Ending.RESET : Ending.HUNG_UP, reason);
    }
  }
}
