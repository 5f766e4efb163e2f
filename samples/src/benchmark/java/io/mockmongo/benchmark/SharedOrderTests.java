package io.mockmongo.benchmark;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Scope;

/** The same tests with a server that they share with all others. */
@MockMongo(scope = Scope.SHARED)
@AutoRespond(command = "insert", reply = "{n: 1}")
@AutoRespond(command = "find", documents = "{_id: 7}")
class SharedOrderTests extends OrderTests {}
