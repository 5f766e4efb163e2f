package io.mockmongo.database;

import java.util.Set;

/**
 * The names of the commands that a server of some release has. A command with any other name is
 * refused; the test has to declare the reply to one that is here and is not answered.
 */
final class CommandNames {

  private static final Set<String> NAMES =
      Set.of(
          """
          abortMoveCollection abortReshardCollection abortTransaction abortUnshardCollection addShard
          addShardToZone aggregate analyze analyzeShardKey applyOps appendOplogNote authenticate
          autoCompact autoSplitVector availableQueryOptions buildInfo buildinfo bulkWrite captrunc
          checkMetadataConsistency checkShardingIndex cleanupOrphaned cleanupReshardCollection
          cleanupStructuredEncryptionData clearJumboFlag clone cloneCollection
          cloneCollectionAsCapped collMod collStats collstats commitReshardCollection
          commitTransaction compact compactStructuredEncryptionData configureCollectionBalancing
          configureFailPoint configureQueryAnalyzer connPoolStats connPoolSync connectionStatus
          convertToCapped coordinateCommitTransaction copydb copydbgetnonce copydbsaslstart count
          cpuload create createIndexes createRole createSearchIndexes createUser currentOp dataSize
          datasize dbHash dbStats dbhash dbstats delete deleteIndexes distinct
          driverOIDTest drop dropAllRolesFromDatabase dropAllUsersFromDatabase dropConnections
          dropDatabase dropIndexes dropRole dropSearchIndex dropUser echo emptycapped endSessions
          eval explain exportCollection features filemd5 find findAndModify findandmodify
          flushRouterConfig forceerror fsync fsyncUnlock geoNear geoSearch getAuditConfig
          getChangeStreamState getClusterParameter getCmdLineOpts getDatabaseVersion
          getDefaultRWConcern getDiagnosticData getESERotateActiveKEKStatus getFreeMonitoringStatus
          getLastError getLog getMore getParameter getPrevError getQueryableEncryptionCountInfo
          getShardMap getShardVersion getTransitionToDedicatedConfigServerStatus getlasterror
          getnonce getpreverror godinsert grantPrivilegesToRole grantRolesToRole grantRolesToUser
          group hello hostInfo httpClientRequest importCollection insert
          internalRenameIfOptionsAndIndexesMatch invalidateUserCache isMaster isSelf ismaster
          killAllSessions killAllSessionsByPattern killCursors killOp killSessions listCollections
          listCommands listDatabases listDatabasesForAllTenants listIndexes lockInfo
          logApplicationMessage logMessage logRotate logout makeSnapshot mapReduce mapreduce
          mergeChunks moveChunk moveCollection movePrimary moveRange netstat oidcListKeys
          oidcRefreshKeys ping planCacheClear planCacheClearFilters planCacheListFilters
          planCacheListPlans planCacheListQueryShapes planCacheSetFilter prepareTransaction profile
          reIndex reapLogicalSessionCacheNow refineCollectionShardKey refreshLogicalSessionCacheNow
          refreshSessions releaseMemory removeQuerySettings removeShard removeShardFromZone
          renameCollection repairCursor repairDatabase replSetGetStatus resetError
          reshardCollection revokePrivilegesFromRole revokeRolesFromRole revokeRolesFromUser
          rolesInfo rotateCertificates rotateFTDC saslContinue saslStart serverStatus
          setAllowMigrations setAuditConfig setChangeStreamState setClusterParameter
          setCommittedSnapshot setDefaultRWConcern setFeatureCompatibilityVersion setFreeMonitoring
          setIndexCommitQuorum setParameter setProfilingFilterGlobally setQuerySettings
          setShardVersion setUserWriteBlockMode shardConnPoolStats shardingState shutdown sleep
          split splitChunk splitVector stageDebug startRecordingTraffic startSession
          startTrafficRecording stopRecordingTraffic stopTrafficRecording sysprofile top touch
          transitionFromDedicatedConfigServer transitionToDedicatedConfigServer unsetSharding
          unshardCollection update updateRole updateSearchIndex updateUser updateZoneKeyRange
          usersInfo validate validateDBMetadata voteAbortIndexBuild voteCommitIndexBuild
          waitForFailPoint whatsmysni whatsmyuri"""
              .split("\\s+"));

  /** The commands of a router, which a mongod refuses. */
  private static final Set<String> OF_ROUTERS =
      Set.of(
          "balancerCollectionStatus",
          "balancerStart",
          "balancerStatus",
          "balancerStop",
          "enableSharding",
          "isdbgrid",
          "listShards",
          "shardCollection");

  /** The commands of a mongod, which a router refuses. */
  private static final Set<String> OF_MEMBERS =
      Set.of(
          "replSetAbortPrimaryCatchUp",
          "replSetFreeze",
          "replSetGetConfig",
          "replSetGetRBID",
          "replSetHeartbeat",
          "replSetInitiate",
          "replSetMaintenance",
          "replSetReconfig",
          "replSetRequestVotes",
          "replSetResizeOplog",
          "replSetStepDown",
          "replSetStepUp",
          "replSetSyncFrom",
          "replSetTest",
          "replSetUpdatePosition");

  private CommandNames() {}

  /**
   * Tells whether a server has a command.
   *
   * @param name as the client wrote it; empty for a legacy request, which has none
   * @param isRouter whether the server is a mongos
   */
  static boolean includes(String name, boolean isRouter) {
    return name.isEmpty()
        || name.startsWith("_")
        || NAMES.contains(name)
        || (isRouter ? OF_ROUTERS : OF_MEMBERS).contains(name);
  }
}
