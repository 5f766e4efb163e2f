package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.respond.ServerProfile;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a server is built with; see {@link MockMongoServerBuilder} for each. */
record Settings(
    ServerProfile profile,
    Duration patience,
    long journalBytes,
    boolean unattended,
    Consumer<? super Fact> listener,
    BooleanSupplier debugged) {}
