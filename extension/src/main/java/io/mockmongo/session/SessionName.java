package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonValue;

/** The name of a session: its UUID, as servers write it in errors. */
final class SessionName {

  private static final int BYTES_OF_UUID = 16;

  private SessionName() {}

  /**
   * Returns the name of a session.
   *
   * @param lsid the session's identifier, {@code {id: ...}}
   * @return the UUID, or the identifier itself as text if it has none
   */
  static String of(BsonValue lsid) {
    BsonValue id = lsid.isDocument() ? Fields.get(lsid.asDocument(), "id") : null;
    return id != null && id.isBinary() && isUuid(id.asBinary())
        ? id.asBinary().asUuid().toString()
        : ExtendedJson.write(lsid);
  }

  private static boolean isUuid(BsonBinary id) {
    return id.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
        && id.getData().length == BYTES_OF_UUID;
  }
}
