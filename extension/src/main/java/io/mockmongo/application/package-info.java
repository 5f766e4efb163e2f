/**
 * What the integration of a framework tells of an application that is tested: where its clients
 * connect to.
 */
package io.mockmongo.application;
