package org.collapselab.jobs.settings.file;

import java.util.List;

/**
 * A default that has changed. A key that is new takes a default under which a file that lacks it
 * means what it meant before; if that is not possible, or if the default of an old key changes, it
 * is listed here, and whoever leaves the key out is told.
 *
 * @param key dotted path
 * @param version the first that has the new default
 * @param before what the key was, or what was done before there was one, as written in YAML
 * @param now its default, as written in YAML
 */
record ChangedDefault(String key, String version, String before, String now) {

  /** All, the oldest first. */
  static final List<ChangedDefault> ALL = List.of();

  /** One line for whoever leaves the key out. */
  String remark() {
    return "note: %s is left out; its default is %s since version %s, and was %s; write %s: %s for the old one"
        .formatted(key, now, version, before, key, before);
  }
}
