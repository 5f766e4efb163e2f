package io.mockmongo.junit;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ReplyTemplate;
import io.mockmongo.script.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reader of the answers that one {@link AutoRespond} declares.
 *
 * @param annotation the annotation
 * @param origin the annotation and its place, for messages
 */
record ScriptReader(AutoRespond annotation, String origin) {

  private static final int NOT_SET = -1;

  /** Returns the answers as a script; a wrong attribute is an error that names its place. */
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
    addUnlessEmpty(kinds, new ErrorReader(annotation, origin).read());
    addUnlessEmpty(kinds, faults());
    check(
        kinds.size() <= 1,
        "reply, documents, error, errorCode, writeConcernError and fault exclude each other: give"
            + " one of them, or an error with a writeConcernError");
    List<Answer> answers = kinds.isEmpty() ? List.of(Reply.ok()) : kinds.get(0);
    Duration delay = Duration.ofMillis(annotation.delayMillis());
    return delay.isZero()
        ? answers
        : answers.stream().map(answer -> answer.delayed(delay)).toList();
  }

  private List<Answer> replies() {
    List<Answer> replies = new ArrayList<>();
    for (String reply : annotation.reply()) {
      replies.add(DeclarationPlan.read(origin, "reply", reply, this::reply));
    }
    check(
        !annotation.exact() || !replies.isEmpty(),
        "exact = true sends a reply unchanged: add reply");
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
        "batchSize is the batch size of a cursor: add documents");
    if (annotation.documents().length == 0) {
      return List.of();
    }
    Cursor cursor = DeclarationPlan.read(origin, "documents", annotation.documents(), Cursor::of);
    return List.of(batchSize == NOT_SET ? cursor : cursor.batchSize(batchSize));
  }

  private List<Answer> faults() {
    check(annotation.fault().length <= 1, "fault takes one value: the connection ends once");
    return Arrays.stream(annotation.fault()).map(fault -> (Answer) fault.reply()).toList();
  }

  private static void addUnlessEmpty(List<List<Answer>> kinds, List<Answer> answers) {
    if (!answers.isEmpty()) {
      kinds.add(answers);
    }
  }

  private void check(boolean good, String otherwise) {
    DeclarationPlan.check(origin, good, otherwise);
  }
}
