package io.mockmongo.failpoint;

import java.util.Map;

/** The second names of commands. {@code hello} and {@code isMaster} are two commands. */
final class CommandAliases {

  private static final Map<String, String> NAMES =
      Map.of(
          "ismaster", "isMaster",
          "findandmodify", "findAndModify",
          "buildinfo", "buildInfo",
          "collstats", "collStats",
          "dbstats", "dbStats",
          "dbhash", "dbHash",
          "datasize", "dataSize",
          "mapreduce", "mapReduce",
          "deleteIndexes", "dropIndexes",
          "getlasterror", "getLastError");

  private CommandAliases() {}

  /** Returns the first name of a command; any other name as it is. */
  static String firstName(String name) {
    return NAMES.getOrDefault(name, name);
  }
}
