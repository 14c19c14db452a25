package org.collapselab.jobs.settings;

import java.io.Serializable;
import org.collapselab.generator.decode.Decoding;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Length;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Tokenizer;

/**
 * One setting of an experiment, which is run as several replicates.
 *
 * @param name unique in the experiment; one line
 * @param human the human corpus
 * @param tokenizer how text is cut
 * @param vocabulary which types become words
 * @param model the language model of every generation
 * @param decoding how text is drawn from it
 * @param length when a document ends
 * @param prompt tokens of a human document that each generated document continues, context only; at
 *     least 0, 0 for none
 * @param emitUnknown whether {@code <unk>} may be drawn
 * @param regime what each generation trains on
 * @param budget n_0, n_1, ...
 */
public record Arm(
    String name,
    Human human,
    @About("how text is cut into tokens") Tokenizer tokenizer,
    VocabularyLimits vocabulary,
    @About("the language model of every generation") LanguageModel model,
    @About("how the law that tokens are drawn from comes from the model's law") Decoding decoding,
    @About("when a generated document ends") Length length,
    @About(
            "tokens of a human document that each generated document continues, at least 0; context only, not stored; 0 for none")
        int prompt,
    @About(
            "whether <unk> may be drawn; forbidding it rescales the law, so that unbiased regimes are no longer unbiased")
        boolean emitUnknown,
    @About("what each generation trains on: how human and generated text are mixed") Regime regime,
    Budget budget)
    implements Serializable {

  public Arm {
    PlainName.requireLine(name);
    Require.atLeast(0, prompt, "prompt");
    Require.that(
        !(length instanceof Length.Streamed) || budget.size().unit() == Size.Unit.TOKENS,
        "length stream needs a budget of tokens, but the budget was %s; write budget: 200000"
            + " tokens, or choose another length",
        budget.size());
  }
}
