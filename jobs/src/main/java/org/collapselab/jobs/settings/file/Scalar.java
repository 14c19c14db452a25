package org.collapselab.jobs.settings.file;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.base.Suggestion;
import org.collapselab.jobs.settings.Initial;

/**
 * A type whose values are single words or numbers in an experiment file.
 *
 * @param noun what a value must be, for messages
 * @param parse gives the value of a text; throws Unreadable if there is none
 * @param write gives the text of a value
 * @param schema its JSON Schema
 * @param quotable whether a quoted text may be a value
 */
record Scalar(
    String noun,
    Function<String, Object> parse,
    Function<Object, String> write,
    Map<String, Object> schema,
    boolean quotable) {

  private static final Pattern SIZE =
      Pattern.compile("(\\d[\\d_]*)\\s+(token|document)s?", Pattern.CASE_INSENSITIVE);
  private static final String SIZE_SCHEMA = "[0-9][0-9_]* +([Tt]oken|[Dd]ocument)s?";
  private static final String EXAMPLES = "such as `200000 tokens` or `5000 documents`";

  /** Says that a text is not a value; the message may contain a suggestion. */
  static final class Unreadable extends RuntimeException {

    Unreadable(String suggestion) {
      super(suggestion);
    }
  }

  private static final Map<Class<?>, Scalar> KNOWN =
      Map.of(
          int.class,
          whole(Integer.MAX_VALUE, text -> (int) whole(text, Integer.MAX_VALUE)),
          long.class,
          whole(Long.MAX_VALUE, text -> whole(text, Long.MAX_VALUE)),
          double.class,
          new Scalar(
              "a number",
              text -> number(text).doubleValue(),
              value -> number((double) value),
              Map.of("type", "number"),
              false),
          boolean.class,
          new Scalar(
              "true or false", Scalar::truth, Object::toString, Map.of("type", "boolean"), false),
          String.class,
          new Scalar(
              "a text", text -> text, value -> (String) value, Map.of("type", "string"), true),
          Size.class,
          new Scalar(
              "a size " + EXAMPLES,
              Scalar::size,
              Object::toString,
              Map.of("type", "string", "pattern", "^" + SIZE_SCHEMA + "$"),
              true),
          Initial.class,
          new Scalar(
              "`all` or a size " + EXAMPLES,
              text -> text.equals("all") ? new Initial.All() : new Initial.First(size(text)),
              Object::toString,
              Map.of("type", "string", "pattern", "^(all|" + SIZE_SCHEMA + ")$"),
              true));

  /** Returns the scalar of a type; empty if the type is not a scalar. */
  static Optional<Scalar> of(Class<?> type) {
    return type.isEnum() ? Optional.of(enumeration(type)) : Optional.ofNullable(KNOWN.get(type));
  }

  private static Scalar whole(long bound, Function<String, Object> parse) {
    String noun = "a whole number in [" + (-bound - 1) + ", " + bound + "]";
    return new Scalar(noun, parse, Object::toString, Map.of("type", "integer"), false);
  }

  private static Scalar enumeration(Class<?> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      values.put(lower(constant), constant);
    }
    String known = String.join(", ", values.keySet());
    return new Scalar(
        "one of " + known,
        text ->
            Optional.ofNullable(values.get(text))
                .orElseThrow(() -> new Unreadable(Suggestion.of(text, values.keySet()))),
        Scalar::lower,
        Map.of("enum", List.copyOf(values.keySet())),
        true);
  }

  private static String lower(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static BigDecimal number(String text) {
    if (!text.matches("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d{1,3})?")) {
      throw new Unreadable("");
    }
    return new BigDecimal(text.replace("_", ""));
  }

  private static long whole(String text, long bound) {
    try {
      long value = number(text).longValueExact();
      if (value >= -bound - 1 && value <= bound) {
        return value;
      }
    } catch (ArithmeticException e) { // a fraction, or beyond 64 bits
    }
    throw new Unreadable("");
  }

  /** Returns the shortest plain text of a number that reads back as the same bits. */
  static String number(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean plain = exact.signum() == 0 || Math.abs(exact.precision() - exact.scale()) < 10;
    // YAML 1.1 needs the point and the sign in 1.0E-20
    return plain ? exact.toPlainString() : Double.toString(value).replaceFirst("E(\\d)", "E+$1");
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new Unreadable("");
    }
    return text.equals("true");
  }

  private static Size size(String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unreadable("");
    }
    long amount = whole(matcher.group(1), Long.MAX_VALUE);
    return matcher.group(2).equalsIgnoreCase("token")
        ? Size.tokens(amount)
        : Size.documents(amount);
  }
}
