package org.collapselab.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a headless Chromium: system property {@code chromium}, or the first on the path. */
class ReportPageBrowserTest {

  private static Playwright playwright;
  private static Browser browser;

  @TempDir Path folder;

  private final List<String> errors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void launch() {
    Optional<Path> chromium = chromium();
    if (chromium.isEmpty()) {
      return;
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
  }

  /** Here and not above, where a skipped class would not be counted. */
  @BeforeEach
  void needsChromium() {
    assumeTrue(browser != null, "no Chromium on the path; set -Dchromium=<path> to test the page");
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void pageIsSilentAndAlone() {
    if (context != null) {
      context.close();
      assertEquals(List.of(), errors, "console errors");
      assertEquals(1, requests.size(), "requests: " + requests);
    }
  }

  @Test
  void everyMeasureIsDrawnWithTitleUnitLegendAndIntervals() throws IOException {
    Report report = Example.typical();
    Page page = open(report, 1280, ColorScheme.LIGHT);
    assertEquals(report.title(), page.locator("h1").textContent());
    long inFamilies = report.families().get(0).members().size();
    assertEquals(
        report.curves().size() - inFamilies, page.locator("figure[data-metric] svg.chart").count());
    assertEquals(3, page.locator("figure.wide .panel svg.chart").count(), "a panel for each arm");
    Locator types = page.locator("[data-metric='types']");
    assertEquals("types", types.locator("svg.chart text.name").last().textContent());
    assertEquals(3, types.locator("svg.chart path.line").count());
    assertEquals(3, types.locator("svg.chart path.band").count());
    assertEquals(1, types.locator("svg.chart path.human").count());
    assertEquals(1, types.locator("svg.chart path.theory").count());
    assertEquals(
        List.of(
            "replace",
            "accumulate",
            "fresh-10",
            "held-out human text",
            "exact law",
            "95 % interval"),
        types.locator(".legend li").allTextContents());
    String alt = types.locator("svg.chart").getAttribute("aria-label");
    assertTrue(alt.startsWith("Word types (types) by generation, corpus 0 to 10. replace: from"));
  }

  @Test
  void infiniteMeansAreMarkedAndNamed() throws IOException {
    Page page = open(Example.typical(), 1280, ColorScheme.LIGHT);
    Locator chart = page.locator("[data-metric='cross-entropy']");
    assertEquals(7, chart.locator("path.infinite").count(), "corpora 4 to 10");
    assertEquals(
        "replace: infinite at corpora 4\u201310, drawn at the edge",
        chart.locator(".flag").textContent());
  }

  @Test
  void theChooserChangesTheSamplesByKeyboard() throws IOException {
    Report report = Example.typical();
    Page page = open(report, 1280, ColorScheme.LIGHT);
    Locator texts = page.locator("#texts");
    String before = texts.innerText();
    assertEquals("corpus 0", page.locator("#generation-name").textContent());
    page.locator("#generation").focus();
    page.keyboard().press("End");
    assertEquals("corpus 10", page.locator("#generation-name").textContent());
    assertNotEquals(before, texts.innerText());
    assertEquals(4, texts.locator("tbody tr").first().locator("td").count(), "human and 3 arms");
    page.keyboard().press("Home");
    assertEquals("human", page.locator("#generation-name").textContent());
    assertEquals(report.human(), texts.locator("tbody td").allTextContents());
  }

  @Test
  void armsIntervalsAndDifferencesCanBeToggled() throws IOException {
    Page page = open(Example.typical(), 1280, ColorScheme.DARK);
    Locator types = page.locator("[data-metric='types']");
    page.locator(".chip").nth(1).click();
    assertEquals(2, types.locator("svg.chart path.line").count());
    assertFalse(page.locator("#texts").innerText().contains("accumulate"));
    page.getByLabel("95 % intervals").uncheck();
    assertEquals(0, types.locator("svg.chart path.band").count());
    page.getByLabel("difference to replace").check();
    assertEquals(1, types.locator("svg.chart path.line").count(), "the baseline has none");
    assertEquals("types, minus replace", types.locator("svg.chart text.name").last().textContent());
  }

  @Test
  void valuesAreReadByPointerKeyboardAndTable() throws IOException {
    Page page = open(Example.typical(), 1280, ColorScheme.LIGHT);
    Locator types = page.locator("[data-metric='types']");
    types.locator(".plot").hover();
    assertTrue(types.locator(".tip").innerText().startsWith("Corpus 5"));
    types.locator(".plot").focus();
    page.keyboard().press("Home");
    page.keyboard().press("ArrowRight");
    assertTrue(types.locator(".tip").innerText().startsWith("Corpus 1"));
    assertTrue(page.locator("#spoken").textContent().startsWith("Corpus 1: replace 12,"));
    page.keyboard().press("Escape");
    assertTrue(types.locator(".tip").isHidden());
    types.locator("summary").focus();
    page.keyboard().press("Enter");
    assertEquals(4, types.locator(".numbers table").count(), "means, differences, human text, law");
    assertEquals(11, types.locator(".numbers table").first().locator("tbody tr").count());
  }

  @Test
  void numbersAndPicturesCanBeSaved() throws IOException {
    Page page = open(Example.typical(), 1280, ColorScheme.DARK);
    Locator chart = page.locator("[data-metric='cross-entropy']");
    chart.locator("summary").click();
    Path csv = page.waitForDownload(() -> chart.getByText("Save as CSV").click()).path();
    List<String> rows = Files.readAllLines(csv);
    assertEquals("metric,signature,kind,arm,generation,n,mean,low,high", rows.get(0));
    assertTrue(rows.get(5).endsWith("mean,\"replace\",4,5,Infinity,,"), rows.get(5));
    Path svg = page.waitForDownload(() -> chart.getByText("Save as SVG").click()).path();
    String picture = Files.readString(svg);
    assertTrue(picture.startsWith("<svg ") && picture.contains("http://www.w3.org/2000/svg"));
    for (String foreign : List.of("var(", "class=", "style=", "oklab")) {
      assertFalse(picture.contains(foreign), "a picture stands on its own, without " + foreign);
    }
  }

  @Test
  void aPhoneDoesNotScrollSideways() throws IOException {
    Page page = open(Example.typical(), 400, ColorScheme.LIGHT);
    assertEquals(400, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void manyArmsShowEightInColour() throws IOException {
    Page page = open(Example.large(20, 10, 1), 1280, ColorScheme.LIGHT);
    Locator types = page.locator("[data-metric='types']");
    assertEquals(8, types.locator("svg.chart path.line").count());
    assertEquals(12, types.locator("svg.chart path.context").count());
    page.locator(".chip").last().click();
    assertEquals("true", page.locator(".chip").last().getAttribute("aria-pressed"));
    assertEquals("true", page.locator(".chip").first().getAttribute("aria-pressed"), "baseline");
    assertEquals(8, types.locator("svg.chart path.line").count());
  }

  @Test
  void aSingleReplicateAndASingleCorpusAreDrawn() throws IOException {
    Page page = open(Example.singleReplicate(), 1280, ColorScheme.LIGHT);
    assertEquals(0, page.locator("svg.chart path.band").count());
    assertEquals(0, page.getByLabel("95 % intervals").count());
    context.close();
    requests.clear();
    page = open(Example.large(2, 0, 1), 1280, ColorScheme.LIGHT);
    Locator types = page.locator("[data-metric='types']");
    assertEquals(2, types.locator("svg.chart path.mark").count());
    assertEquals(2, types.locator("svg.chart path.bar").count(), "intervals as bars");
  }

  private Page open(Report report, int width, ColorScheme colours) throws IOException {
    Path file = folder.resolve("report.html");
    Files.write(file, ReportPage.html(report).getBytes(StandardCharsets.UTF_8));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setOffline(true)
                .setViewportSize(width, 900)
                .setColorScheme(colours));
    Page page = context.newPage();
    page.onConsoleMessage(message -> errors.add(message.text()));
    page.onPageError(errors::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    page.waitForSelector("body[data-drawn=all]");
    return page;
  }

  private static Optional<Path> chromium() {
    String named = System.getProperty("chromium", "");
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(d -> Path.of(d, name)));
    return Stream.concat(named.isEmpty() ? Stream.of() : Stream.of(Path.of(named)), found)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
