package io.mockmongo.junit;

import io.mockmongo.message.Compressor;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Reads from {@link MockMongo} how its servers are started; checks all at once, not when they
 * start.
 *
 * @param annotation the annotation
 */
record StartPlanReader(MockMongo annotation) {

  StartPlan read() {
    Consumer<MockMongoServerBuilder> settings = settings();
    List<Consumer<MockMongoServerBuilder>> servers = servers();
    checkSrv();
    if (servers.size() == 1) {
      return StartPlan.single(settings.andThen(servers.get(0)));
    }
    try {
      return DeploymentPlan.of(annotation.topology(), servers, settings);
    } catch (IllegalArgumentException e) {
      throw mistake("members = " + servers.size(), e.getMessage());
    }
  }

  /** Returns the settings of each server: its name, if the annotation gives names. */
  private List<Consumer<MockMongoServerBuilder>> servers() {
    List<String> hosts = List.of(annotation.hosts());
    int members = annotation.members();
    if (members < 1) {
      throw mistake("members = " + members, "a deployment has 1 member or more");
    }
    if (hosts.isEmpty()) {
      return Collections.nCopies(members, ServerPlan.nothing());
    }
    if (members > 1 && members != hosts.size()) {
      throw mistake(
          "members = " + members,
          "there are " + hosts.size() + " hosts; leave out members, or give each a host");
    }
    return hosts.stream().map(this::named).toList();
  }

  private Consumer<MockMongoServerBuilder> named(String host) {
    try {
      MockMongoServer.builder().name(host);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@MockMongo: hosts: " + e.getMessage(), e);
    }
    return builder -> builder.name(host);
  }

  /** Drivers accept only servers in the domain of the SRV host. */
  private void checkSrv() {
    String srv = annotation.srv();
    if (srv.isEmpty()) {
      return;
    }
    if (srv.chars().filter(c -> c == '.').count() < 2) {
      throw srvMistake("drivers want a host of three parts, such as rs0.mock.test");
    }
    if (annotation.topology() == Topology.LOAD_BALANCED) {
      throw srvMistake("a load balancer has no host name; leave out srv");
    }
    String domain = srv.substring(srv.indexOf('.')).toLowerCase(Locale.ROOT);
    boolean areInDomain =
        Stream.of(annotation.hosts())
            .map(host -> host.substring(0, host.lastIndexOf(':')).toLowerCase(Locale.ROOT))
            .allMatch(name -> name.endsWith(domain));
    if (annotation.hosts().length == 0 || !areInDomain) {
      throw srvMistake(
          "drivers want servers in the same domain; give them hosts = {\"a"
              + domain
              + ":27017\", ...}");
    }
  }

  private ExtensionConfigurationException srvMistake(String text) {
    return mistake("srv = \"" + annotation.srv() + "\"", text);
  }

  private static ExtensionConfigurationException mistake(String attribute, String text) {
    return new ExtensionConfigurationException("@MockMongo(" + attribute + "): " + text);
  }

  private Consumer<MockMongoServerBuilder> settings() {
    ServerProfile profile = profile();
    Compressor[] compressors = compressors();
    int timeoutMillis = timeoutMillis();
    long journalBytes = journalBytes();
    return builder -> {
      builder
          .profile(profile)
          .strictProtocol(annotation.strictProtocol())
          .answers(annotation.answers());
      if (timeoutMillis > 0) {
        builder.timeout(Duration.ofMillis(timeoutMillis));
      }
      if (journalBytes > 0) {
        builder.journalBytes(journalBytes);
      }
      annotation.tls().tls().ifPresent(builder::tls);
      if (compressors.length < Compressor.values().length) {
        builder.compressors(compressors);
      }
      if (annotation.byHand()) {
        builder.byHand();
      }
    };
  }

  /**
   * Checks that the compressors are available, unless all are listed: then the available ones are
   * used.
   */
  private Compressor[] compressors() {
    Compressor[] compressors = annotation.compressors();
    try {
      if (compressors.length < Compressor.values().length) {
        MockMongoServer.builder().compressors(compressors);
      }
      return compressors;
    } catch (IllegalStateException e) {
      throw new ExtensionConfigurationException("@MockMongo: compressors: " + e.getMessage(), e);
    }
  }

  private int timeoutMillis() {
    int timeoutMillis = annotation.timeoutMillis();
    if (timeoutMillis < 0) {
      throw new ExtensionConfigurationException(
          "@MockMongo(timeoutMillis = "
              + timeoutMillis
              + "): the timeout is negative; give milliseconds, or leave it out for the default");
    }
    return timeoutMillis;
  }

  private long journalBytes() {
    long journalBytes = annotation.journalBytes();
    if (journalBytes < 0) {
      throw new ExtensionConfigurationException(
          "@MockMongo(journalBytes = "
              + journalBytes
              + "): the bound is negative; give bytes, or leave it out for the default");
    }
    return journalBytes;
  }

  private ServerProfile profile() {
    ServerProfile profile = ServerProfile.of(annotation.topology());
    try {
      return annotation.release().isEmpty()
          ? profile
          : profile.release(ServerRelease.of(annotation.release()));
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@MockMongo: release: " + e.getMessage(), e);
    }
  }
}
