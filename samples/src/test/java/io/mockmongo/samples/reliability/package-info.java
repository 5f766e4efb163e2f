/** Runs that try a server's endurance: as commands at their full length, in short as tests. */
package io.mockmongo.samples.reliability;
