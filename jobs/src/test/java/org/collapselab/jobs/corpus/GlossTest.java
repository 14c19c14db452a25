package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every gloss below is one of WordNet 3.1. */
class GlossTest {

  @Test
  void definitionAndExamplesAreTakenApart() {
    assertGloss(
        "breathe with great difficulty, as when experiencing a strong emotion; \"She choked with"
            + " emotion when she spoke about her deceased husband\"",
        "breathe with great difficulty, as when experiencing a strong emotion",
        "She choked with emotion when she spoke about her deceased husband");
    assertGloss(
        "breathe easily again, as after exertion or anxiety",
        "breathe easily again, as after exertion or anxiety");
  }

  @Test
  void semicolonsInsideQuotationsAndParenthesesDoNotCut() {
    assertGloss(
        "a deserved punishment; \"Vengeance is mine; I will repay, saith the Lord\"--Romans 12:19;"
            + " \"he swore vengeance on the man who betrayed him\"",
        "a deserved punishment",
        "Vengeance is mine; I will repay, saith the Lord",
        "he swore vengeance on the man who betrayed him");
    assertGloss(
        "a punctuation mark (`;') used to connect independent clauses; indicates a closer relation"
            + " than does a period",
        "a punctuation mark (`;') used to connect independent clauses; indicates a closer relation"
            + " than does a period");
    assertGloss(
        "a telephone line;long distance service at fixed rates for fixed zones",
        "a telephone line;long distance service at fixed rates for fixed zones");
  }

  @Test
  void whomAQuotationIsByIsLeftOut() {
    for (String by :
        List.of(
            "- Henry Miller",
            "--Jane Austen",
            " -- Shakespeare",
            "-J.G.Frazier",
            " (Matthew 7:12)",
            " H.L.Mencken")) {
      assertGloss("change; \"the permutations\"" + by, "change", "the permutations");
    }
  }

  @Test
  void quotationsInsideADefinitionStayThere() {
    assertGloss(
        "a report of the exact words used in a discourse (e.g., \"he said `I am a fool'\")",
        "a report of the exact words used in a discourse (e.g., \"he said `I am a fool'\")");
    assertGloss(
        "spread by scattering (\"straw\" is archaic); \"strew toys all over the carpet\"",
        "spread by scattering (\"straw\" is archaic)",
        "strew toys all over the carpet");
    assertGloss(
        "promise of reward as in \"carrot and stick\"; \"used the carrot of subsidized housing\"",
        "promise of reward as in \"carrot and stick\"",
        "used the carrot of subsidized housing");
  }

  @Test
  void usageNotesBelongToTheDefinition() {
    assertGloss(
        "of the distant or comparatively distant past; \"We met once long ago\"; \"lang syne\" is"
            + " Scottish",
        "of the distant or comparatively distant past; \"lang syne\" is Scottish",
        "We met once long ago");
    assertGloss(
        "being in agreement or harmony; often followed by `with'; \"a place perfectly accordant"
            + " with man's nature\"-Thomas Hardy",
        "being in agreement or harmony; often followed by `with'",
        "a place perfectly accordant with man's nature");
  }

  @Test
  void slipsOfPunctuationAreUnderstood() {
    assertGloss(
        "female of domestic cattle: \"`moo-cow' is a child's term\"",
        "female of domestic cattle",
        "`moo-cow' is a child's term");
    assertGloss(
        "make a date; \"Has he asked you out yet?\" \"He asekd me to a dance\"",
        "make a date",
        "Has he asked you out yet?",
        "He asekd me to a dance");
    assertGloss(
        "block the action of; \"the process of repressing gene transcription\";",
        "block the action of",
        "the process of repressing gene transcription");
    assertGloss(
        "a predisposition to like something; \"he had a fondness for whiskey\";  \"she had"
            + " dismissed him\"",
        "a predisposition to like something",
        "he had a fondness for whiskey",
        "she had dismissed him");
  }

  private static void assertGloss(String gloss, String definition, String... examples) {
    assertEquals(new Gloss(definition, List.of(examples)), Gloss.of(gloss));
  }
}
