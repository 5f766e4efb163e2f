package io.mockmongo.junit;

import io.mockmongo.reply.ServerError;
import io.mockmongo.script.FailCommandOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * The reader of the options that one {@link FailCommand} sets.
 *
 * @param annotation the annotation
 * @param origin the annotation and its place, for messages
 */
record FailCommandReader(FailCommand annotation, String origin) {

  /** Returns the options; a wrong attribute is an error that names its place. */
  FailCommandOptions read() {
    check(annotation.command().length > 0, "command names no command: name the commands to strike");
    return withConditions(
        withMode(withEffects(FailCommandOptions.failCommand(annotation.command()))));
  }

  private FailCommandOptions withMode(FailCommandOptions options) {
    int times = annotation.times();
    int skip = annotation.skip();
    check(times >= 0, "times = " + times + " should be 1 or more");
    check(skip >= 0, "skip = " + skip + " should be 0 or more");
    check(times == 0 || skip == 0, "times and skip exclude each other: give one of them");
    if (times > 0) {
      return options.times(times);
    }
    return skip > 0 ? options.skip(skip) : options;
  }

  private FailCommandOptions withConditions(FailCommandOptions options) {
    FailCommandOptions onNamespace =
        annotation.on().isEmpty() ? options : options.on(annotation.on());
    return annotation.appName().isEmpty() ? onNamespace : onNamespace.appName(annotation.appName());
  }

  private FailCommandOptions withEffects(FailCommandOptions options) {
    checkEffects();
    FailCommandOptions effects = options;
    if (annotation.blockMillis() > 0) {
      effects = effects.blocks(Duration.ofMillis(annotation.blockMillis()));
    }
    if (annotation.closeConnection()) {
      effects = effects.closesConnection();
    }
    for (ServerError error : annotation.error()) {
      effects = effects.error(error);
    }
    if (annotation.errorCode() != 0) {
      effects = effects.errorCode(annotation.errorCode());
    }
    if (failsWriteConcern()) {
      FailCommandOptions without = effects;
      effects =
          DeclarationPlan.<String, FailCommandOptions>read(
              origin,
              "writeConcernError",
              annotation.writeConcernError(),
              without::writeConcernError);
    }
    return labels().map(effects::errorLabels).orElse(effects);
  }

  private Optional<String[]> labels() {
    return LabelsAttribute.given(annotation.errorLabels());
  }

  private void checkEffects() {
    int errors = annotation.error().length + (annotation.errorCode() == 0 ? 0 : 1);
    int millis = annotation.blockMillis();
    check(millis >= 0, "blockMillis = " + millis + " should be 0 or more");
    check(errors <= 1, "error and errorCode exclude each other: give one of them, once");
    int ends = errors + (annotation.closeConnection() ? 1 : 0) + (failsWriteConcern() ? 1 : 0);
    check(
        ends <= 1,
        "error, errorCode, closeConnection and writeConcernError exclude each other: give one of"
            + " them");
    check(
        ends == 1 || millis > 0,
        "it does nothing: add error, errorCode, closeConnection, blockMillis or"
            + " writeConcernError");
    check(
        labels().isEmpty() || errors == 1 || failsWriteConcern(),
        "errorLabels are the labels of an error: add error, errorCode or writeConcernError");
  }

  private boolean failsWriteConcern() {
    return !annotation.writeConcernError().isEmpty();
  }

  private void check(boolean good, String otherwise) {
    DeclarationPlan.check(origin, good, otherwise);
  }
}
