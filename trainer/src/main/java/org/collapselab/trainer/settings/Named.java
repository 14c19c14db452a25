package org.collapselab.trainer.settings;

import java.io.Serializable;

/**
 * A choice that an experiment file makes by name.
 *
 * <p>Implementations are records whose components are the settings of the choice, each with an
 * {@link About}; their canonical constructor validates and a constructor without arguments gives
 * the defaults. The parser and the published JSON Schema read both by reflection. Open choices are
 * found through {@code ServiceLoader}, sealed ones through their permitted subclasses.
 */
public interface Named extends Serializable {

  /**
   * The name in an experiment file: lower case, words joined by hyphens, for instance {@code
   * top-k}.
   */
  String name();
}
