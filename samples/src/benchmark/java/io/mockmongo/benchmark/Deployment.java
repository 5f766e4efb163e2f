package io.mockmongo.benchmark;

import io.mockmongo.profile.ServerProfile;
import java.util.Arrays;
import java.util.List;

/** What a server says it is: the same, whoever plays it. */
public enum Deployment {
  STANDALONE,
  REPLICA_SET;

  private static final int MAX_WIRE_VERSION = 29;
  private static final HandBson.ObjectIdBytes PROCESS = new HandBson.ObjectIdBytes(new byte[12]);
  private static final byte[] TIMES = times();

  /** Returns what clients connect to a server of this kind with. */
  String uri(int port) {
    ServerProfile profile =
        this == STANDALONE ? ServerProfile.standalone() : ServerProfile.replicaSet();
    return profile.uri("127.0.0.1:" + port);
  }

  /** Returns the reply to a hello, encoded by hand. */
  byte[] hello(String address) {
    byte[] version = HandBson.document("processId", PROCESS, "counter", 0L);
    Object[] limits = {
      "helloOk",
      true,
      "isWritablePrimary",
      true,
      "ismaster",
      true,
      "topologyVersion",
      version,
      "maxBsonObjectSize",
      16 * 1024 * 1024,
      "maxMessageSizeBytes",
      48_000_000,
      "maxWriteBatchSize",
      100_000,
      "logicalSessionTimeoutMinutes",
      30,
      "connectionId",
      1,
      "minWireVersion",
      0,
      "maxWireVersion",
      MAX_WIRE_VERSION,
      "readOnly",
      false,
      "ok",
      1.0
    };
    Object[] set = {
      "hosts",
      List.of(address),
      "setName",
      ServerProfile.replicaSet().setName(),
      "setVersion",
      1,
      "secondary",
      false,
      "primary",
      address,
      "me",
      address,
      "electionId",
      PROCESS
    };
    return completed(HandBson.document(this == STANDALONE ? limits : joined(set, limits)));
  }

  /** Returns a reply with the fields that servers of this kind add, encoded by hand. */
  byte[] completed(byte[] reply) {
    return this == STANDALONE ? reply : HandBson.joined(reply, TIMES);
  }

  private static byte[] times() {
    HandBson.Timestamp now = new HandBson.Timestamp(System.currentTimeMillis() / 1000 << 32 | 1);
    byte[] signature =
        HandBson.document("hash", new HandBson.BinaryBytes(new byte[20]), "keyId", 0L);
    byte[] clusterTime = HandBson.document("clusterTime", now, "signature", signature);
    return HandBson.document("$clusterTime", clusterTime, "operationTime", now);
  }

  private static Object[] joined(Object[] some, Object[] more) {
    Object[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
