/**
 * Writes documents from a trained model.
 *
 * <p>Start with {@link org.collapselab.generator.write.Writer}: documents 0, 1, 2, ... until a size
 * is reached, or any range of them; both give the same documents, because each has a stream of its
 * own. {@link org.collapselab.generator.write.WritingSettings} says how: decoding, {@link
 * org.collapselab.generator.write.Length}, prompt, whether {@code <unk>} may be written. {@code
 * DocumentsInProgress} fills many documents side by side, {@code TokenDraws} draws their next
 * tokens.
 *
 * <p>May use: {@code generator.decode}, {@code generator.mix} (for sizes), {@code trainer.model},
 * {@code trainer.random}, {@code trainer.settings}, {@code trainer.text}.
 */
package org.collapselab.generator.write;
