package org.collapselab.generator.decode;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.About;

/** Tokens are drawn from the model's law itself. */
@AutoService(Decoding.class)
@About("draws from the model's law as it is")
public record Ancestral() implements Decoding {

  @Override
  public String name() {
    return "ancestral";
  }

  @Override
  public boolean ancestral() {
    return true;
  }

  @Override
  public void reshape(Law law) {}
}
