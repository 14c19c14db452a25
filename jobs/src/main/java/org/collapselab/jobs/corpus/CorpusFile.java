package org.collapselab.jobs.corpus;

/**
 * A file that a corpus was read from, as a manifest records it.
 *
 * @param name path relative to the folder, or to the part of a glob before its first wildcard;
 *     parts are separated by '/'
 * @param bytes size as stored
 * @param sha256 SHA-256 of the bytes as stored, in hexadecimal
 */
public record CorpusFile(String name, long bytes, String sha256) {}
