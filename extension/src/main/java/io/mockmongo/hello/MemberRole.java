package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
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

  private static final BsonString MONGOS_MESSAGE = new BsonString("isdbgrid");

  /**
   * Returns the role that the fields of a declared reply describe.
   *
   * @param declared the declared fields; empty if the test declares none
   * @param topology the topology of the server's profile
   * @param address the address by which the server names itself
   * @return the role; the one of a healthy deployment where nothing else is declared
   */
  static MemberRole of(BsonDocument declared, Topology topology, BsonValue address) {
    if (Fields.isTrue(declared, "isreplicaset")) {
      return GHOST;
    }
    if (MONGOS_MESSAGE.equals(Fields.get(declared, "msg"))) {
      return MONGOS;
    }
    BsonValue setName = Fields.get(declared, "setName");
    return topology == Topology.STANDALONE && (setName == null || !setName.isString())
        ? STANDALONE
        : ofMember(declared, address);
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

  /**
   * Returns the field in which members list a server of this role, or null if they do not list it.
   */
  String listedIn() {
    return switch (this) {
      case PRIMARY, SECONDARY, OTHER -> "hosts";
      case PASSIVE -> "passives";
      case ARBITER -> "arbiters";
      case HIDDEN, STANDALONE, MONGOS, GHOST -> null;
    };
  }
}
