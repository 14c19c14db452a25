package org.collapselab.jobs.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://user:SECRET@host/a.txt http://host/a.txt",
        "https://SECRET@host:8443/a.txt https://host:8443/a.txt",
        "http://user:SEC@RET@host/a.txt http://host/a.txt",
        "HTTP://user:SECRET@host HTTP://host",
        "ftp://user:SECRET@host/dir ftp://host/dir",
        "s3a://AKIA:SEC/RET@bucket/a s3a://bucket/a",
        "s3a://AKIA:SECRET@bucket s3a://bucket",
        "http://h/a.txt?X-Amz-Date=1&X-Amz-Signature=SECRET&x=2 http://h/a.txt",
        "http://h/a.txt?X-Amz-Credential=SECRET http://h/a.txt",
        "wasb://c@a/b.txt?sv=1&sig=SECRET%3D wasb://c@a/b.txt",
        "http://h/a.txt?access_token=SECRET http://h/a.txt",
        "http://h/a.txt?apikey=SECRET http://h/a.txt",
        "http://u:SECRET@h/a?token=SECRET http://h/a",
        "spark.hadoop.fs.s3a.secret.key=SECRET spark.hadoop.fs.s3a.secret.key=...",
        "spark.hadoop.fs.s3a.access.key=SECRET spark.hadoop.fs.s3a.access.key=...",
        "spark.hadoop.javax.jdo.option.ConnectionPassword:SECRET spark.hadoop.javax.jdo.option.ConnectionPassword:...",
      })
  void aSecretIsTakenOut(String text, String without) {
    assertEquals(without, Secrets.without(text));
    String sentence = Secrets.without("reading " + text + " failed, and user@host:1/x stays");
    assertEquals("reading " + without + " failed, and user@host:1/x stays", sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "texts/*.txt",
        "builtin:wordnet",
        "a@b.c wrote to d:e@f",
        "hdfs://host:8020/a@b/c:d@e.txt",
        "hdfs://host:8020",
        "abfss://container@account.dfs.core.windows.net/a b.txt",
        "hdfs://user@host/a.txt",
        "spark://host:7077 and a@b",
        "http://h/a.txt?id=5&monkey=1",
        "budget: 600 tokens, comparison_tokens=5",
        "spark.executor.memory=8g"
      })
  void whatIsNoSecretStays(String text) {
    assertEquals(text, Secrets.without(text));
  }

  @Test
  void aUriIsRememberedAsItWasGiven() {
    Secrets secrets = new Secrets();
    assertEquals("http://h/a", secrets.hide("http://u:SECRET@h/a"));
    assertEquals("http://u:SECRET@h/a", secrets.given("http://h/a"));
    assertEquals("http://h/b", secrets.given(secrets.hide("http://h/b")));
    assertFalse(secrets.toString().contains("SECRET"));
  }
}
