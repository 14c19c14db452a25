/**
 * Decodings, which reshape a model's law into the law that tokens are drawn from.
 *
 * <p>Start with {@link org.collapselab.generator.decode.Decoding}, which is open: a decoding is one
 * record that reshapes a {@link org.collapselab.trainer.model.Law} in place. {@code Truncation}
 * (keep the most probable tokens) and {@code Tempering} are shared by several. A decoding draws
 * nothing and sees no context.
 *
 * <p>May use: {@code trainer.model}, {@code trainer.settings}.
 */
package org.collapselab.generator.decode;
