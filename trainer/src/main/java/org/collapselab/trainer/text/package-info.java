/**
 * Text as numbers: tokenizers, vocabularies, and documents of token ids.
 *
 * <p>Start with {@link org.collapselab.trainer.text.Documents}, the form in which all other
 * packages see text. {@link org.collapselab.trainer.text.Tokenizer} cuts text into tokens and
 * restores it, {@link org.collapselab.trainer.text.Vocabulary} numbers their types, {@link
 * org.collapselab.trainer.text.Lexicon} does both at the speed of bytes for plain text. {@link
 * org.collapselab.trainer.text.Lengths} is what is left of documents whose tokens are elsewhere.
 *
 * <p>May use: {@code trainer.settings}.
 */
package org.collapselab.trainer.text;
