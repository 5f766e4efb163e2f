package io.mockmongo.profile;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The configuration of a replica set's member, as {@code rs.conf()} has it; immutable.
 *
 * <pre>{@code
 * MockReplicaSet.builder()
 *     .member(MemberConfig.electable().tag("dc", "ny"))
 *     .member(MemberConfig.electable().priority(0).hide())
 *     .member(MemberConfig.arbiter())
 * }</pre>
 *
 * @param host the member's {@code host:port}; "" for that of its server, once that is started
 * @param priority its priority in elections; 0 for a member that can't become primary
 * @param votes how many votes it has, 0 or 1
 * @param hidden whether clients do not see it
 * @param arbiterOnly whether it is an arbiter
 * @param tags its tags for read preferences, in order
 * @param secondaryDelay how far its data are delayed on purpose
 */
public record MemberConfig(
    String host,
    double priority,
    int votes,
    boolean hidden,
    boolean arbiterOnly,
    Map<String, String> tags,
    Duration secondaryDelay) {

  private static final double HIGHEST_PRIORITY = 1000;

  /**
   * Checks the values as a server does.
   *
   * @throws IllegalArgumentException if a server would refuse the configuration, with the reason
   */
  public MemberConfig {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(secondaryDelay, "secondaryDelay");
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    if (!(priority >= 0 && priority <= HIGHEST_PRIORITY)) {
      throw new IllegalArgumentException(
          "priority(" + priority + "): a priority is from 0 to 1000");
    }
    if (votes < 0 || votes > 1) {
      throw new IllegalArgumentException("votes(" + votes + "): a member has 0 votes or 1");
    }
    if (votes == 0 && priority > 0) {
      throw new IllegalArgumentException(
          "votes(0): a member without a vote can't become primary; set priority(0) before");
    }
    if (hidden && priority > 0) {
      throw new IllegalArgumentException(
          "hide(): a hidden member can't become primary; set priority(0) before");
    }
    if (secondaryDelay.isNegative() || !secondaryDelay.isZero() && priority > 0) {
      throw new IllegalArgumentException(
          "secondaryDelay("
              + secondaryDelay
              + "): the delay is negative, or the member can become primary; set priority(0)"
              + " before");
    }
  }

  /** Returns the configuration of a member that holds data and can become primary. */
  public static MemberConfig electable() {
    return new MemberConfig("", 1, 1, false, false, Map.of(), Duration.ZERO);
  }

  /** Returns the configuration of an arbiter. */
  public static MemberConfig arbiter() {
    return new MemberConfig("", 0, 1, false, true, Map.of(), Duration.ZERO);
  }

  /**
   * Returns the same configuration with another host; a member that is started with it has the host
   * as its name, which nothing has to resolve.
   *
   * @param hostAndPort such as {@code a:27017}
   * @return the configuration
   */
  public MemberConfig host(String hostAndPort) {
    return new MemberConfig(
        hostAndPort, priority, votes, hidden, arbiterOnly, tags, secondaryDelay);
  }

  /**
   * Returns the same configuration with another priority.
   *
   * @param number from 0 to 1000; 0 for a passive member
   * @return the configuration
   */
  public MemberConfig priority(double number) {
    return new MemberConfig(host, number, votes, hidden, arbiterOnly, tags, secondaryDelay);
  }

  /**
   * Returns the same configuration with another number of votes.
   *
   * @param number 0 or 1
   * @return the configuration
   */
  public MemberConfig votes(int number) {
    return new MemberConfig(host, priority, number, hidden, arbiterOnly, tags, secondaryDelay);
  }

  /** Returns the same configuration of a member that clients do not see. */
  public MemberConfig hide() {
    return new MemberConfig(host, priority, votes, true, arbiterOnly, tags, secondaryDelay);
  }

  /**
   * Returns the same configuration with one more tag.
   *
   * @param name the name of the tag; an earlier one of this name is replaced
   * @param value its value
   * @return the configuration
   */
  public MemberConfig tag(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(tags);
    more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return tags(more);
  }

  /**
   * Returns the same configuration with other tags.
   *
   * @param all the tags; none for an empty map
   * @return the configuration
   */
  public MemberConfig tags(Map<String, String> all) {
    return new MemberConfig(host, priority, votes, hidden, arbiterOnly, all, secondaryDelay);
  }

  /**
   * Returns the same configuration of a member whose data are delayed on purpose.
   *
   * @param delay whole seconds
   * @return the configuration
   */
  public MemberConfig secondaryDelay(Duration delay) {
    return new MemberConfig(host, priority, votes, hidden, arbiterOnly, tags, delay);
  }

  /** Tells whether the member can become primary. */
  public boolean isElectable() {
    return priority > 0 && !arbiterOnly;
  }
}
