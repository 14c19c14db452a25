package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.List;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.scoring.StepRows;

/**
 * What a task leaves of a shard, of one generation or of whole chains: rows that the driver writes,
 * and files that the driver joins or, if they are large, takes as they are.
 *
 * @param rows those of the tables scores, models and samples, unless they are in files
 * @param files those under {@code .work} are parts of a table or models ({@link ChainModels}), the
 *     others lie where they stay
 * @param work of the task; nothing but steps if an earlier attempt did it
 */
public record ShardOutput(Shard shard, List<StepRows> rows, List<RunFile> files, Work work)
    implements Serializable {}
