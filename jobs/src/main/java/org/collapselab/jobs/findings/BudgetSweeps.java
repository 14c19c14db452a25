package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.file.SettingKey;
import org.collapselab.metrics.verdict.Sweep;

/** The groups of arms from which a scaling law is read: alike but for their budgets. */
final class BudgetSweeps {

  private BudgetSweeps() {}

  /**
   * Groups of at least {@link Sweep#BUDGETS} budgets. If arms share H_0, the first generation that
   * trains on a text of the budget's size is 1; if H_0 grows with the budget, it is 0.
   */
  static List<Sweep> of(List<Arm> arms) {
    List<Sweep> sweeps = new ArrayList<>();
    List<Arm> left = new ArrayList<>(arms);
    while (!left.isEmpty()) {
      Arm first = left.get(0);
      List<Arm> alike = left.stream().filter(arm -> alikeButForSize(first, arm)).toList();
      Map<Object, List<Arm>> byBeginning =
          alike.stream()
              .collect(
                  Collectors.groupingBy(
                      arm -> arm.human().initial(), LinkedHashMap::new, Collectors.toList()));
      if (byBeginning.values().stream().allMatch(group -> group.size() == 1)) {
        add(sweeps, alike, 0);
      } else {
        byBeginning.values().forEach(group -> add(sweeps, group, 1));
      }
      left.removeAll(alike);
    }
    return sweeps;
  }

  private static void add(List<Sweep> sweeps, List<Arm> arms, int from) {
    Map<String, Double> budgets = new LinkedHashMap<>();
    arms.stream()
        .sorted(Comparator.comparing(arm -> arm.budget().size().amount()))
        .forEach(arm -> budgets.put(arm.name(), (double) arm.budget().size().amount()));
    if (budgets.values().stream().distinct().count() >= Sweep.BUDGETS) {
      sweeps.add(new Sweep(budgets, from));
    }
  }

  /** Whether two arms differ in name, size of the budget and size of H_0 only. */
  private static boolean alikeButForSize(Arm a, Arm b) {
    return equal(a, b, Set.of("name", "budget", "human"))
        && equal(a.human(), b.human(), Set.of("initial"))
        && equal(a.budget(), b.budget(), Set.of("size"))
        && a.budget().size().unit() == b.budget().size().unit();
  }

  /** Whether two records of one class are equal in all settings but some. */
  private static boolean equal(Object a, Object b, Set<String> except) {
    return SettingKey.of(a.getClass()).stream()
        .filter(key -> !except.contains(key.name()))
        .allMatch(key -> key.of(a).equals(key.of(b)));
  }
}
