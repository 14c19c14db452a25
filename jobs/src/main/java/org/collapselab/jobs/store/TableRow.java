package org.collapselab.jobs.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The table whose rows are the records of a class. Its columns are the components of the record, in
 * their order: a column has the name of its component with underscores ({@code documentId} is
 * {@code document_id}), the kind of its type ({@link Schema.Kind}), and the sentence of its {@link
 * org.collapselab.trainer.settings.About}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TableRow {

  /** Name of the table, written into every file. */
  String table();

  /** Raised whenever a column changes meaning, goes or is renamed. */
  int version();
}
