package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The releases that an annotation selects.
 *
 * @param origin the annotation and its place, for messages
 * @param from the oldest release
 * @param to the newest release, or empty for the newest that the driver supports
 * @param listed single releases, in place of a range
 */
record ReleaseRange(String origin, String from, String to, String... listed) {

  static ReleaseRange of(WireVersionTest annotation, ExtensionContext context) {
    return new ReleaseRange(
        "@WireVersionTest on " + TestName.of(context),
        annotation.from(),
        annotation.to(),
        annotation.releases());
  }

  static ReleaseRange of(WireVersionClass annotation, ExtensionContext context) {
    return new ReleaseRange(
        "@WireVersionClass on " + TestName.of(context),
        annotation.from(),
        annotation.to(),
        annotation.releases());
  }

  static ReleaseRange of(WireVersionSource annotation, ExtensionContext context) {
    return new ReleaseRange(
        "@WireVersionSource on " + TestName.of(context),
        annotation.from(),
        annotation.to(),
        annotation.releases());
  }

  List<ServerRelease> list() {
    try {
      return listed.length > 0 ? Arrays.stream(listed).map(ServerRelease::of).toList() : range();
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(origin + ": " + e.getMessage(), e);
    }
  }

  Stream<ReleaseExtension> invocations() {
    return list().stream().map(release -> new ReleaseExtension(origin, release));
  }

  private List<ServerRelease> range() {
    String newest = to.isEmpty() ? ServerRelease.newestOfDriver().toString() : to;
    return ServerRelease.between(from, newest);
  }
}
