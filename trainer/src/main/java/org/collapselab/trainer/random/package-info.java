/**
 * Random numbers that depend on where they are used and on nothing else.
 *
 * <p>Start with {@link org.collapselab.trainer.random.Address}: seed, replicate, purpose and
 * generation are an address, an item (a document, say) at an address is a {@link
 * org.collapselab.trainer.random.Stream}. Nothing is stored between draws, so results do not depend
 * on threads, partitions, retries or machines. A new kind of draw is a new {@link
 * org.collapselab.trainer.random.Purpose} with a number that no other has; numbers never change.
 *
 * <p>Uses no other package.
 */
package org.collapselab.trainer.random;
