package org.collapselab.jobs.base;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may not be written: the password, or over HTTP the whole user information, of a URI; the
 * query of a URI if it holds a signature or a key; the value of a Spark setting whose name speaks
 * of a secret. Settings hold URIs without these; this object remembers them as they were given.
 */
public final class Secrets implements Serializable {

  private static final String SECRET = "secret|password|passwd|token|access.?key|credential";

  /** Of HTTP, where a token may stand alone; elsewhere a name alone may be a container. */
  private static final Pattern WEB_USER = Pattern.compile("(?i)\\b(https?://)[^/\\s'\"]*@");

  /** A password may hold a slash; digits up to a slash are the number of a port. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^/:@\\s'\"]*:(?!\\d*(?:/|$))[^\\s'\"]*@");

  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)(://[^?\\s'\"]*)\\?[^\\s'\"#]*\\b(?:[\\w-]*(?:"
              + SECRET
              + "|signature)|sig|api.?key|key)=[^\\s'\"#]*");

  private static final Pattern SETTING =
      Pattern.compile("(?i)\\b(spark\\.[\\w.-]*(?:" + SECRET + ")[\\w.-]*\\s*[=:]\\s*)[^\\s,;]+");

  private static final long serialVersionUID = 1;

  private final transient Map<String, String> given = new HashMap<>();

  /** Returns a text without secrets; the same text if it has none. */
  public static String without(String text) {
    String web = WEB_USER.matcher(text).replaceAll("$1");
    String users = PASSWORD.matcher(web).replaceAll("$1");
    String queries = QUERY.matcher(users).replaceAll("$1");
    return SETTING.matcher(queries).replaceAll("$1...");
  }

  /** Takes the secrets out of a URI, and remembers it. */
  public String hide(String uri) {
    String hidden = without(uri);
    if (!hidden.equals(uri)) {
      given.put(hidden, uri);
    }
    return hidden;
  }

  /** Returns a URI as it was given. */
  public String given(String hidden) {
    return given.getOrDefault(hidden, hidden);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secrets secrets && given.equals(secrets.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  /** Secrets do not travel. */
  private Object writeReplace() {
    return new Nothing();
  }

  private record Nothing() implements Serializable {
    private Object readResolve() {
      return new Secrets();
    }
  }
}
