package org.collapselab.metrics.score;

/** Golden metrics of documents as vectors, whose inputs are no texts. */
final class GoldenVectorReadings {

  private GoldenVectorReadings() {}

  static GoldenReadings readings() {
    return new GoldenReadings()
        .leavesOut(
            "compared in GoldenFeaturesTest, which reads vectors",
            "vendi_dual",
            "vendi_K_cosine",
            "intdiv",
            "remote_clique",
            "semantic_diversity_guo",
            "effective_rank_roy_vetterli",
            "effective_rank_uncentred",
            "participation_ratio")
        .leavesOut(
            "no metric of ours",
            "ngram_vendi_score",
            "vendi_kernel",
            "vendi_kernel_weighted",
            "entropy_rank_eigen",
            "twonn",
            "mle_id",
            "chamfer",
            "frechet_distance",
            "prdc_precision",
            "prdc_recall",
            "prdc_density",
            "prdc_coverage",
            "mauve_faiss",
            "mauve_faiss_seed_spread",
            "mauve_faiss_bucket_sweep");
  }
}
