package io.mockmongo.server;

import java.io.IOException;

/** The place of an {@link Endpoint} that is closed for a time: nobody listens, nobody gets it. */
interface KeptPlace {

  /** Listens there again; the place stays kept besides, until this is closed. */
  Endpoint listenAgain() throws IOException;

  void close() throws IOException;
}
