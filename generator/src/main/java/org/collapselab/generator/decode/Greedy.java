package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;

/** The most probable token, the lower id if several tie; the limit of temperature 0. */
@AutoService(Decoding.class)
@About("always the most probable token")
public record Greedy() implements Decoding {

  @Override
  public String name() {
    return "greedy";
  }

  @Override
  public void reshape(Law law) {
    int best = 0;
    for (int i = 1; i < law.size; i++) {
      if (law.p[i] > law.p[best]) {
        best = i;
      }
    }
    law.tokens[0] = law.tokens[best];
    law.p[0] = 1;
    law.size = 1;
  }
}
