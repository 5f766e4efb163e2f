package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The releases that an annotation speaks of.
 *
 * @param origin the annotation and where it stands, in words
 * @param from the oldest
 * @param to the newest, or empty for the newest that the driver speaks
 * @param listed one by one, in place of the oldest and the newest
 */
record Releases(String origin, String from, String to, String... listed) {

  static Releases of(WireVersionTest annotation, ExtensionContext context) {
    return new Releases(
        "@WireVersionTest on " + TestName.of(context),
        annotation.from(),
        annotation.to(),
        annotation.releases());
  }

  static Releases of(WireVersionClass annotation, ExtensionContext context) {
    return new Releases(
        "@WireVersionClass on " + TestName.of(context),
        annotation.from(),
        annotation.to(),
        annotation.releases());
  }

  static Releases of(WireVersionSource annotation, ExtensionContext context) {
    return new Releases(
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
