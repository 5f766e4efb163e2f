package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;

/** A server with TLS, in a virtual machine of its own, and clients that come and go. */
final class SecureCrowdProgram {

  private SecureCrowdProgram() {}

  public static void main(String[] args) throws Exception {
    Tls tls = Tls.selfMade();
    try (MockMongoServer server = MockMongoServer.builder().tls(tls).start()) {
      server.autoResponds(command("ping")).repliesOk();
      for (int i = 0; i < Integer.parseInt(args[0]); i++) {
        try (SecureClient client = new SecureClient(server, tls)) {
          client.send(1, "{ping: 1, $db: 'admin'}");
          client.reads();
        }
      }
      server.assertSatisfied();
    }
  }
}
