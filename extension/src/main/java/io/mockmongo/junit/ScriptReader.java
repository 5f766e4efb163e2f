package io.mockmongo.junit;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.CommandError;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ReplyTemplate;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Reads what one {@link AutoRespond} says about the answers, as a script.
 *
 * @param annotation the annotation
 * @param origin the annotation and where it stands, in words
 */
record ScriptReader(AutoRespond annotation, String origin) {

  private static final int NOT_SET = -1;

  Script read() {
    check(annotation.times() >= 0, "times = " + annotation.times() + " should be 1 or more");
    check(annotation.after() >= 0, "after = " + annotation.after() + " should be 0 or more");
    check(
        annotation.delayMillis() >= 0,
        "delayMillis = " + annotation.delayMillis() + " should be 0 or more");
    Script script = Script.inTurn(answers()).after(annotation.after());
    return annotation.times() == 0 ? script : script.times(annotation.times());
  }

  private List<Answer> answers() {
    List<List<Answer>> kinds = new ArrayList<>();
    addUnlessEmpty(kinds, replies());
    addUnlessEmpty(kinds, cursors());
    addUnlessEmpty(kinds, errors());
    addIf(annotation.hangUp(), kinds, Reply.hangUp());
    addIf(annotation.reset(), kinds, Reply.reset());
    addIf(annotation.halfClose(), kinds, Reply.halfClose());
    addIf(annotation.silence(), kinds, Reply.silence());
    check(
        kinds.size() <= 1,
        "reply, documents, error, errorCode, hangUp, reset, halfClose and silence exclude each other:"
            + " give one of them");
    List<Answer> answers = kinds.isEmpty() ? List.of(Reply.ok()) : kinds.get(0);
    Duration delay = Duration.ofMillis(annotation.delayMillis());
    return delay.isZero()
        ? answers
        : answers.stream().map(answer -> answer.delayed(delay)).toList();
  }

  private List<Answer> replies() {
    List<Answer> replies = new ArrayList<>();
    for (String reply : annotation.reply()) {
      replies.add(AutoResponderPlan.read(origin, "reply", reply, this::reply));
    }
    check(
        !annotation.exact() || !replies.isEmpty(),
        "exact = true says that a reply is sent as it is: give the reply");
    return replies;
  }

  private Answer reply(String extendedJson) {
    return ReplyTemplate.of(extendedJson, annotation.exact() ? Reply::exactly : Reply::of);
  }

  private List<Answer> cursors() {
    int batchSize = annotation.batchSize();
    check(
        batchSize == NOT_SET || batchSize >= 0,
        "batchSize = " + batchSize + " should be 0 or more");
    check(
        batchSize == NOT_SET || annotation.documents().length > 0,
        "batchSize is that of a cursor: give its documents");
    if (annotation.documents().length == 0) {
      return List.of();
    }
    Cursor cursor = AutoResponderPlan.read(origin, "documents", annotation.documents(), Cursor::of);
    return List.of(batchSize == NOT_SET ? cursor : cursor.batchSize(batchSize));
  }

  private List<Answer> errors() {
    List<Answer> errors = new ArrayList<>();
    for (ServerError error : annotation.error()) {
      errors.add(isLabelled() ? labelled(error.asCommandError()) : error);
    }
    if (annotation.errorCode() != 0) {
      CommandError error = new CommandError(annotation.errorCode(), "declared by the test");
      errors.add(isLabelled() ? labelled(error) : error);
    }
    check(errors.size() <= 1, "error and errorCode exclude each other: give one of them, once");
    check(
        !isLabelled() || !errors.isEmpty(),
        "errorLabels are those of an error: give error or errorCode");
    return errors;
  }

  private boolean isLabelled() {
    return annotation.errorLabels().length > 0;
  }

  private CommandError labelled(CommandError error) {
    return error.labelled(annotation.errorLabels());
  }

  private static void addUnlessEmpty(List<List<Answer>> kinds, List<Answer> answers) {
    if (!answers.isEmpty()) {
      kinds.add(answers);
    }
  }

  private static void addIf(boolean given, List<List<Answer>> kinds, Answer answer) {
    addUnlessEmpty(kinds, given ? List.of(answer) : List.of());
  }

  private void check(boolean good, String otherwise) {
    if (!good) {
      throw new ExtensionConfigurationException(origin + ": " + otherwise);
    }
  }
}
