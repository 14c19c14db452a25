package org.collapselab.jobs.run;

/** Receives the progress of a run. */
public interface Progress {

  /** Called when a stage starts. */
  void stage(String what);

  /**
   * Called while whole chains run.
   *
   * @param done chain-generations done since this start
   * @param all chain-generations there were to do at this start
   */
  void chains(int done, int all);

  /**
   * Called while a generation runs.
   *
   * @param generation the generation under way
   * @param generations the last generation
   * @param done chain-generations done since this start
   * @param all chain-generations there were to do at this start
   */
  void steps(int generation, int generations, int done, int all);

  /** Ignores all calls. */
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
