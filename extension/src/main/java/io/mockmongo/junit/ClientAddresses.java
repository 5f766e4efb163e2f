package io.mockmongo.junit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.mockmongo.driver.SrvRecords;
import io.mockmongo.server.ClientTarget;

/** How the injected client of a server, a deployment or a member finds it. */
interface ClientAddresses {

  /**
   * Returns the connection string.
   *
   * @param options options that are appended, or ""
   * @throws IllegalArgumentException if the driver refuses the options
   */
  ConnectionString connectionString(String options);

  /**
   * Applies the addresses to settings, and options of a connection string that the driver accepts.
   */
  MongoClientSettings.Builder applyTo(MongoClientSettings.Builder settings, String options);

  /**
   * Returns the addresses of a target.
   *
   * @param database the database in the connection string, or ""
   * @param srv the host of SRV records, or "" for a connection string with the addresses
   */
  static ClientAddresses of(ClientTarget target, String database, String srv) {
    return srv.isEmpty()
        ? new Listed(target, database)
        : new BySrv(target, database, srv, records(target, srv));
  }

  private static SrvRecords records(ClientTarget target, String srv) {
    return SrvRecords.of(srv, () -> new ConnectionString(target.uri()).getHosts());
  }

  /**
   * The addresses are in the connection string.
   *
   * @param target what the client connects to
   * @param database the database in the connection string, or ""
   */
  record Listed(ClientTarget target, String database) implements ClientAddresses {

    @Override
    public ConnectionString connectionString(String options) {
      return new ConnectionString(target.uri(database, options));
    }

    @Override
    public MongoClientSettings.Builder applyTo(
        MongoClientSettings.Builder settings, String options) {
      return target.applyTo(settings, options);
    }
  }

  /**
   * The addresses are looked up.
   *
   * @param target what the client connects to
   * @param database the database in the connection string, or ""
   * @param host the host of the SRV records
   * @param records the records
   */
  record BySrv(ClientTarget target, String database, String host, SrvRecords records)
      implements ClientAddresses {

    /** Only with {@code mongodb+srv} a connection string without {@code tls} means TLS. */
    @Override
    public ConnectionString connectionString(String options) {
      String listed = target.uri(database, options);
      String rest = listed.substring(listed.indexOf('/', "mongodb://".length()));
      String tls = rest.contains("tls=") ? "" : (rest.contains("?") ? "&" : "?") + "tls=false";
      return new ConnectionString("mongodb+srv://" + host + rest + tls, records);
    }

    @Override
    public MongoClientSettings.Builder applyTo(
        MongoClientSettings.Builder settings, String options) {
      return records.applyTo(target.applyTo(settings, options));
    }
  }
}
