/**
 * The network between a server and its clients: slow, held, or partitioned. It is apart since the
 * server meets it in two places only, where bytes come in and where replies leave.
 */
package io.mockmongo.network;
