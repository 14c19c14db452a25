package org.collapselab.jobs.store;

import java.io.IOException;
import java.security.MessageDigest;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.collapselab.jobs.base.Sha256;

/** A new file that counts and hashes what is written, as a stream and as Parquet's output. */
final class RecordedStream extends PositionOutputStream implements OutputFile {

  private final FSDataOutputStream out;
  private final boolean flushed;
  private final MessageDigest digest = Sha256.digest();
  private long position;
  private boolean closed;

  /**
   * Writes to a stream.
   *
   * @param flushed whether the bytes reach the disk before the stream is closed
   */
  RecordedStream(FSDataOutputStream out, boolean flushed) {
    this.out = out;
    this.flushed = flushed;
  }

  /** What was written, under a name. */
  FileRecord record(String name, long rows) {
    return new FileRecord(name, rows, position, Sha256.hex(digest));
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    digest.update((byte) b);
    position++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    digest.update(bytes, from, length);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (out) {
        if (flushed && out.hasCapability("hsync")) {
          out.hsync();
        }
      }
    }
  }

  @Override
  public PositionOutputStream create(long blockSize) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
