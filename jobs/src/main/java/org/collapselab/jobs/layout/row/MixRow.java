package org.collapselab.jobs.layout.row;

import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** Consecutive documents of a training mix, by reference. */
@TableRow(table = "mixes", version = 1)
public record MixRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About("'human' or 'synthetic'") Mix.Origin origin,
    @About("generation of the model that wrote the documents; -1 for human text") int born,
    @About("first document of a run of consecutive ones") int documentId,
    @About("length of the run, at least 1") int documents,
    @About("how often each document is trained on, at least 1") int multiplicity,
    @About("human documents taken so far from the chain's order (same in all rows of a mix)")
        int humanUsed) {}
