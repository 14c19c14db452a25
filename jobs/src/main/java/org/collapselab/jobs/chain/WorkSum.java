package org.collapselab.jobs.chain;

import org.apache.spark.util.AccumulatorV2;
import org.collapselab.jobs.event.Work;

/** Adds up the work of tasks; that of a task counts once, when the task has ended well. */
final class WorkSum extends AccumulatorV2<Work, Work> {

  private volatile Work sum = Work.NONE; // the scheduler adds, others read

  @Override
  public boolean isZero() {
    return sum.equals(Work.NONE);
  }

  @Override
  public WorkSum copy() {
    WorkSum copy = new WorkSum();
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = Work.NONE;
  }

  @Override
  public synchronized void add(Work work) {
    sum = sum.plus(work);
  }

  @Override
  public void merge(AccumulatorV2<Work, Work> other) {
    add(other.value());
  }

  @Override
  public Work value() {
    return sum;
  }
}
