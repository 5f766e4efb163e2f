package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.state.ServerCondition;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The role of a server in its deployment, which decides many fields of its reply to hello. A test
 * declares the role by some of these fields; the others follow from it.
 *
 * <p>Specification: server discovery and monitoring, "type".
 */
enum MemberRole {
  STANDALONE,
  MONGOS,
  /** A member that is not initiated, or was removed from its set. */
  GHOST,
  PRIMARY,
  SECONDARY,
  /** A secondary that can't become primary. */
  PASSIVE,
  /** A secondary that no client sees. */
  HIDDEN,
  ARBITER,
  /** A member in another state, such as one that recovers. */
  OTHER;

  static final String MODERN_WRITABLE = "isWritablePrimary";
  static final String LEGACY_WRITABLE = "ismaster";

  private static final List<String> TELLING_FIELDS =
      List.of(MODERN_WRITABLE, LEGACY_WRITABLE, "secondary", "primary");

  private static final List<String> SPECIAL_FIELDS = List.of("arbiterOnly", "hidden", "passive");

  static final BsonString MONGOS_MESSAGE = new BsonString("isdbgrid");

  /**
   * Returns the role that the fields of a declared reply describe.
   *
   * @param declared the declared fields; empty if the test declares none
   * @param profile the server's profile, which has the role where nothing else is declared
   * @param address the address by which the server names itself
   * @return the role
   */
  static MemberRole of(BsonDocument declared, ServerProfile profile, BsonValue address) {
    if (Fields.isTrue(declared, "isreplicaset")) {
      return GHOST;
    }
    if (MONGOS_MESSAGE.equals(Fields.get(declared, "msg"))) {
      return MONGOS;
    }
    BsonValue setName = Fields.get(declared, "setName");
    if (profile.topology() != Topology.REPLICA_SET && (setName == null || !setName.isString())) {
      return profile.topology() == Topology.STANDALONE ? STANDALONE : MONGOS;
    }
    return profile.membership().isPresent() && !isToldBy(declared)
        ? of(profile.membership().get())
        : ofMember(declared, address);
  }

  /**
   * Returns the role of a member of a set.
   *
   * @param member what the member knows of its set
   */
  static MemberRole of(Membership member) {
    return switch (member.state()) {
      case STARTUP, REMOVED -> GHOST;
      case PRIMARY -> PRIMARY;
      case ARBITER -> ARBITER;
      case RECOVERING, STARTUP2, ROLLBACK -> OTHER;
      case SECONDARY -> ofSecondary(member.config());
    };
  }

  private static MemberRole ofSecondary(MemberConfig config) {
    if (config.hidden()) {
      return HIDDEN;
    }
    return config.isElectable() ? SECONDARY : PASSIVE;
  }

  private static boolean isToldBy(BsonDocument declared) {
    return TELLING_FIELDS.stream().anyMatch(declared::containsKey)
        || SPECIAL_FIELDS.stream().anyMatch(declared::containsKey);
  }

  /** Returns the role after a change of the condition, unless the declared fields tell the role. */
  MemberRole in(ServerCondition condition, BsonDocument declared) {
    if (this != PRIMARY || TELLING_FIELDS.stream().anyMatch(declared::containsKey)) {
      return this;
    }
    return switch (condition) {
      case HEALTHY, SHUTTING_DOWN -> this;
      case NOT_PRIMARY -> SECONDARY;
      case RECOVERING -> OTHER;
    };
  }

  private static MemberRole ofMember(BsonDocument declared, BsonValue address) {
    if (Fields.isTrue(declared, "arbiterOnly")) {
      return ARBITER;
    }
    if (Fields.isTrue(declared, "hidden")) {
      return HIDDEN;
    }
    if (Fields.isTrue(declared, "passive")) {
      return PASSIVE;
    }
    return isPrimary(declared, address) ? PRIMARY : withoutWrites(declared);
  }

  private static boolean isPrimary(BsonDocument declared, BsonValue address) {
    BsonValue writable = writable(declared, MODERN_WRITABLE);
    if (writable != null && writable.isBoolean()) {
      return writable.asBoolean().getValue();
    }
    BsonValue primary = Fields.get(declared, "primary");
    boolean namesAnother = primary != null && primary.isString() && !primary.equals(address);
    return !namesAnother && !Fields.isTrue(declared, "secondary");
  }

  private static MemberRole withoutWrites(BsonDocument declared) {
    return BsonBoolean.FALSE.equals(Fields.get(declared, "secondary")) ? OTHER : SECONDARY;
  }

  /**
   * Returns what a declared reply says about writability, under either of its two names.
   *
   * @param declared the declared fields
   * @param name the name to look for first
   * @return the value, or null if it has neither
   */
  static BsonValue writable(BsonDocument declared, String name) {
    BsonValue value = Fields.get(declared, name);
    return value != null
        ? value
        : Fields.get(declared, name.equals(MODERN_WRITABLE) ? LEGACY_WRITABLE : MODERN_WRITABLE);
  }

  /** Tells whether clients may write to a server of this role. */
  boolean isWritable() {
    return this == PRIMARY || this == MONGOS || this == STANDALONE;
  }

  /** Tells whether a server of this role says of itself that it is a secondary. */
  boolean isSecondary() {
    return this == SECONDARY || this == PASSIVE || this == HIDDEN;
  }

  /** Tells whether a server of this role names its replica set and the members. */
  boolean namesItsSet() {
    return this != STANDALONE && this != MONGOS && this != GHOST;
  }
}
