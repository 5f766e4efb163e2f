package io.mockmongo.junit;

import io.mockmongo.server.TestConversation;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What one annotation declares on a server; read and checked before any server is started. */
interface DeclarationPlan {

  /** Returns the name of the server, or empty for all. */
  String server();

  /** Tells whether the annotation is on the test's method. */
  boolean onMethod();

  /** Returns the annotation and its place, for messages. */
  String origin();

  /** Makes the declaration; returns the count of its uses. */
  IntSupplier declareOn(TestConversation server);

  /** Reads an attribute; an error names the attribute and its place. */
  static <A, R> R read(String origin, String attribute, A value, Function<A, R> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          origin + ": " + attribute + ": " + e.getMessage(), e);
    }
  }

  /** Fails unless the attributes of an annotation are good. */
  static void check(String origin, boolean good, String otherwise) {
    if (!good) {
      throw new ExtensionConfigurationException(origin + ": " + otherwise);
    }
  }
}
