package org.collapselab.jobs.run;

/** Told how far a run is. */
public interface Progress {

  /** A stage starts: one line. */
  void stage(String what);

  /**
   * Whole chains are under way, and so many of all chain-generations are done.
   *
   * @param done chain-generations done since this start
   * @param all chain-generations there were to do at this start
   */
  void chains(int done, int all);

  /**
   * A generation is under way, and so many of all chain-generations are done.
   *
   * @param generation the generation under way
   * @param generations the last generation
   * @param done chain-generations done since this start
   * @param all chain-generations there were to do at this start
   */
  void steps(int generation, int generations, int done, int all);

  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void stage(String what) {}

        @Override
        public void chains(int done, int all) {}

        @Override
        public void steps(int generation, int generations, int done, int all) {}
      };
}
