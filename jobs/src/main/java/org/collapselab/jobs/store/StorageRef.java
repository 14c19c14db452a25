package org.collapselab.jobs.store;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** A folder as it travels to tasks: where it is, and the Hadoop settings that reach it. */
public final class StorageRef implements Serializable {

  private final String folder;
  private transient Configuration configuration; // has no Java serialisation of its own

  /**
   * A folder.
   *
   * @param folder a path or URI
   */
  public StorageRef(String folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /** Opens the folder. */
  public Storage open() {
    return Storage.at(folder, configuration);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    configuration.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    configuration = new Configuration(false);
    configuration.readFields(in);
  }
}
