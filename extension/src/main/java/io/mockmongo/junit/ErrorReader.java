package io.mockmongo.junit;

import io.mockmongo.reply.Answer;
import io.mockmongo.reply.DeclaredError;
import io.mockmongo.reply.ServerError;
import io.mockmongo.reply.WriteErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The reader of the error that one {@link AutoRespond} declares: of a command, of single writes, of
 * the write concern.
 *
 * @param annotation the annotation
 * @param origin the annotation and its place, for messages
 */
record ErrorReader(AutoRespond annotation, String origin) {

  /** Returns the answer, or none if the annotation declares no error. */
  List<Answer> read() {
    List<DeclaredError> errors = errors();
    check(errors.size() <= 1, "error and errorCode exclude each other: give one of them, once");
    check(
        annotation.writeConcernError().length <= 1,
        "writeConcernError takes one value: a reply has one at most");
    checkNeedsError(annotation.errorMessage().isEmpty(), errors, "errorMessage is the message");
    check(
        annotation.at().length == 0 || !errors.isEmpty(),
        "at is the place of the write that fails: add error or errorCode");
    if (errors.isEmpty() && annotation.writeConcernError().length == 0) {
      checkNeedsError(labels().isEmpty(), errors, "errorLabels are the labels");
      return List.of();
    }
    Answer answer = errors.isEmpty() ? ofWriteConcern() : answer(errors.get(0));
    return List.of(labels().map(answer::withErrorLabels).orElse(answer));
  }

  private Optional<String[]> labels() {
    return LabelsAttribute.given(annotation.errorLabels());
  }

  private List<DeclaredError> errors() {
    List<DeclaredError> errors = new ArrayList<>();
    for (ServerError error : annotation.error()) {
      errors.add(
          annotation.errorMessage().isEmpty()
              ? error.declared()
              : error.withMessage(annotation.errorMessage()));
    }
    if (annotation.errorCode() != 0) {
      errors.add(
          annotation.errorMessage().isEmpty()
              ? DeclaredError.of(annotation.errorCode())
              : DeclaredError.of(annotation.errorCode(), annotation.errorMessage()));
    }
    return errors;
  }

  private Answer answer(DeclaredError error) {
    boolean isAlone = annotation.writeConcernError().length == 0;
    if (isAlone && annotation.at().length == 0) {
      return error;
    }
    int[] indexes = annotation.at().length == 0 ? new int[] {0} : annotation.at();
    WriteErrors errors = DeclarationPlan.read(origin, "at", indexes, error::at);
    return isAlone ? errors : errors.withWriteConcernError(annotation.writeConcernError()[0]);
  }

  private Answer ofWriteConcern() {
    return annotation.writeConcernError()[0].asWriteConcernError();
  }

  private void checkNeedsError(boolean isUnset, List<DeclaredError> errors, String what) {
    check(isUnset || !errors.isEmpty(), what + " of an error: add error or errorCode");
  }

  private void check(boolean good, String otherwise) {
    if (!good) {
      throw new ExtensionConfigurationException(origin + ": " + otherwise);
    }
  }
}
