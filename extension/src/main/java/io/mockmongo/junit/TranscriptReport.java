package io.mockmongo.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Publishes the transcript of a failed test, or of every test if configured, as report entries and
 * as a file. An error in writing never fails a test.
 */
final class TranscriptReport {

  /**
   * The system property for when to publish: {@code failure} (default), {@code always}, {@code
   * never}.
   */
  static final String WHEN = "mockmongo.transcript";

  /** The system property for the directory of the files. */
  static final String DIRECTORY = "mockmongo.transcript.directory";

  private static final int LONGEST_ENTRY = 16_000;
  private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)]");

  private final ExtensionContext context;

  TranscriptReport(ExtensionContext context) {
    this.context = context;
  }

  /**
   * Publishes the transcript, if configured.
   *
   * @param failed whether the test failed
   * @param transcript supplies the text, or ""
   */
  void publish(boolean failed, Supplier<String> transcript) {
    String when = System.getProperty(WHEN, "failure");
    if (when.equals("always") || failed && !when.equals("never")) {
      try {
        publish(transcript.get());
      } catch (IOException | RuntimeException e) {
        context.publishReportEntry(WHEN + ".failed", "the transcript could not be written: " + e);
      }
    }
  }

  private void publish(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    context.publishReportEntry(
        WHEN, text.length() <= LONGEST_ENTRY ? text : text.substring(0, LONGEST_ENTRY) + " ...");
    String set = System.getProperty(DIRECTORY);
    Path directory = set == null ? TranscriptFile.directory() : Path.of(set);
    Path file = TranscriptFile.write(directory, testName(), context.getUniqueId(), text + "\n");
    context.publishReportEntry(WHEN + ".file", file.toString());
  }

  private String testName() {
    Matcher invocation = INVOCATION.matcher(context.getUniqueId());
    StringBuilder name = new StringBuilder(context.getRequiredTestClass().getName());
    context.getTestMethod().ifPresent(method -> name.append('.').append(method.getName()));
    while (invocation.find()) {
      name.append('-').append(invocation.group(1));
    }
    return name.toString();
  }
}
