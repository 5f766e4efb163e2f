package io.mockmongo.hello;

import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.state.ClusterClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The fields of a reply to hello that a member of a replica set has: the members, the primary, and
 * its own configuration.
 *
 * <p>Specification: server discovery and monitoring.
 *
 * @param clock the logical clock of the set
 */
record MembershipFields(ClusterClock clock) {

  void append(ServerProfile profile, MemberRole role, BsonValue me, BsonDocument reply) {
    Membership member = profile.membership().orElseGet(() -> onlyMember(profile, role, me));
    ReplicaSet set = member.set();
    appendMembers(set, reply);
    reply
        .append("setName", new BsonString(set.name()))
        .append("setVersion", new BsonInt32(set.version()))
        .append("secondary", BsonBoolean.valueOf(role.isSecondary()));
    primary(set, role, me).ifPresent(host -> reply.append("primary", host));
    appendOwn(member.config(), profile, reply);
    reply.append("me", me);
    if (role == MemberRole.PRIMARY) {
      reply.append("electionId", new BsonObjectId(new ObjectId(set.electionId())));
    }
    reply.append("lastWrite", lastWrite(set.term(), member.lag()));
  }

  /** Returns the membership of a server whose profile has none, in the role that it tells. */
  private static Membership onlyMember(ServerProfile profile, MemberRole role, BsonValue me) {
    String host = me.isString() ? me.asString().getValue() : "";
    MemberConfig config =
        switch (role) {
          case ARBITER -> MemberConfig.arbiter();
          case HIDDEN -> MemberConfig.electable().priority(0).hide();
          case PASSIVE -> MemberConfig.electable().priority(0);
          default -> MemberConfig.electable();
        };
    Optional<String> primary = role == MemberRole.PRIMARY ? Optional.of(host) : Optional.empty();
    List<MemberConfig> members = List.of(config.host(host));
    ReplicaSet set = new ReplicaSet(profile.setName(), 1, 1, members, primary, Map.of());
    return new Membership(host, set, Duration.ZERO);
  }

  private static void appendMembers(ReplicaSet set, BsonDocument reply) {
    appendMembers("hosts", set, MemberConfig::isElectable, reply);
    appendMembers("passives", set, each -> !each.isElectable() && !each.arbiterOnly(), reply);
    appendMembers("arbiters", set, MemberConfig::arbiterOnly, reply);
  }

  private static void appendMembers(
      String field, ReplicaSet set, Predicate<MemberConfig> kind, BsonDocument reply) {
    List<BsonString> hosts =
        set.members().stream()
            .filter(member -> !member.hidden() && kind.test(member))
            .map(member -> new BsonString(member.host()))
            .toList();
    if (!hosts.isEmpty()) {
      reply.append(field, new BsonArray(hosts));
    }
  }

  /** A role that the test declares decides whether this member is the primary. */
  private static Optional<BsonValue> primary(ReplicaSet set, MemberRole role, BsonValue me) {
    return role == MemberRole.PRIMARY
        ? Optional.of(me)
        : set.primary()
            .<BsonValue>map(BsonString::new)
            .filter(host -> !host.equals(me)); // if so, it has just stepped down
  }

  /** The only member of a set tells nothing of its configuration, unless the test declares that. */
  private static void appendOwn(MemberConfig own, ServerProfile profile, BsonDocument reply) {
    if (profile.membership().isEmpty()) {
      return;
    }
    if (own.arbiterOnly()) {
      reply.append("arbiterOnly", BsonBoolean.TRUE);
    } else if (own.priority() == 0) {
      reply.append("passive", BsonBoolean.TRUE);
    }
    if (own.hidden()) {
      reply.append("hidden", BsonBoolean.TRUE);
    }
    if (!own.secondaryDelay().isZero()) {
      reply.append(
          profile.release().nameOfSecondaryDelay(),
          new BsonInt64(own.secondaryDelay().toSeconds()));
    }
    if (!own.tags().isEmpty()) {
      BsonDocument tags = new BsonDocument();
      own.tags().forEach((name, value) -> tags.append(name, new BsonString(value)));
      reply.append("tags", tags);
    }
  }

  private BsonDocument lastWrite(long term, Duration lag) {
    BsonDateTime date = new BsonDateTime(System.currentTimeMillis() - lag.toMillis());
    BsonDocument opTime =
        new BsonDocument("ts", clock.before(lag)).append("t", new BsonInt64(Math.max(term, 1)));
    return new BsonDocument("opTime", opTime)
        .append("lastWriteDate", date)
        .append("majorityOpTime", opTime)
        .append("majorityWriteDate", date);
  }
}
