package org.collapselab.trainer.model;

import org.collapselab.trainer.settings.Require;

/**
 * What a step of a model needs besides memory of the heap.
 *
 * @param cores threads that a fit or a batch keeps busy, at least 1
 * @param nativeBytes memory outside the heap, in bytes, at most; at least 0
 * @param gpus GPUs, at least 0
 */
public record Needs(int cores, long nativeBytes, int gpus) {

  /** One core. */
  public static final Needs ONE_CORE = new Needs(1, 0, 0);

  public Needs {
    Require.atLeast(1, cores, "cores");
    Require.atLeast(0, nativeBytes, "nativeBytes");
    Require.atLeast(0, gpus, "gpus");
  }
}
