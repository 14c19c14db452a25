package org.collapselab.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes numbers as text. Digits come from the exact decimal expansion, never from {@code
 * Double.toString}, whose digits changed between Java versions.
 */
final class NumberText {

  private static final char MINUS = '\u2212';
  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private NumberText() {}

  /**
   * Returns a finite number rounded to significant digits, in the shorter of plain and scientific
   * notation.
   */
  static String json(double value, int digits) {
    BigDecimal rounded = rounded(value, digits);
    String plain = rounded.toPlainString();
    String scientific = rounded.unscaledValue() + "e" + -rounded.scale();
    String shorter = scientific.length() < plain.length() ? scientific : plain;
    return shorter;
  }

  /**
   * Returns a number for prose, with three significant digits, from 100 on rounded to units; whole
   * numbers stay whole.
   */
  static String text(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : MINUS + "\u221e";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e9)) {
      BigDecimal rounded = rounded(size, 3);
      int exponent = rounded.precision() - rounded.scale() - 1;
      return sign(value)
          + rounded.movePointLeft(exponent).toPlainString()
          + " \u00d7 10"
          + superscript(exponent);
    }
    if (size >= 99.95 || size == Math.rint(size)) {
      String units = new BigDecimal(size).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
      return (size == 0 ? "" : sign(value)) + grouped(units);
    }
    return sign(value) + padded(size, 3);
  }

  /**
   * Returns a relative change in words: a percentage, from three times on a factor, empty from or
   * to 0.
   */
  static String change(double first, double last) {
    if (first == 0 || Double.isInfinite(first) || Double.isInfinite(last)) {
      return "";
    }
    double ratio = last / first;
    if (ratio >= 3) {
      return "\u00d7\u00a0" + padded(ratio, 2);
    }
    double percent = (last - first) / Math.abs(first) * 100;
    if (Math.abs(percent) < 0.005) {
      return "\u00b1\u00a00\u00a0%";
    }
    return (percent < 0 ? MINUS : '+') + padded(Math.abs(percent), 2) + "\u00a0%";
  }

  private static BigDecimal rounded(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
  }

  /** Rounds to significant digits and keeps zeros at the end: 0.430. */
  private static String padded(double value, int digits) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int scale = Math.max(0, digits - (rounded.precision() - rounded.scale()));
    return rounded.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String sign(double value) {
    return value < 0 ? String.valueOf(MINUS) : "";
  }

  private static String grouped(String digits) {
    StringBuilder out = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  private static String superscript(int exponent) {
    StringBuilder out = new StringBuilder(exponent < 0 ? "\u207b" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      out.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return out.toString();
  }
}
