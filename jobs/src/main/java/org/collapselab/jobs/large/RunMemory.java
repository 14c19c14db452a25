package org.collapselab.jobs.large;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Values that the driver remembers from step to step of large chains. It serves one thread. */
final class RunMemory {

  private final Map<Object, Object> values = new HashMap<>();

  /** Computes a value once for equal keys. */
  @SuppressWarnings("unchecked")
  <T> T once(Object key, Supplier<T> compute) {
    if (!values.containsKey(key)) {
      values.put(key, compute.get());
    }
    return (T) values.get(key);
  }

  /** The value that was put last. */
  @SuppressWarnings("unchecked")
  <T> Optional<T> latest(Object key) {
    return Optional.ofNullable((T) values.get(key));
  }

  /** Replaces a value. */
  void put(Object key, Object value) {
    values.put(key, value);
  }

  /** The number of values. */
  int size() {
    return values.size();
  }
}
