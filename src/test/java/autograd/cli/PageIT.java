package autograd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import autograd.evaluate.Evaluation;
import autograd.evaluate.Gradient;
import autograd.graph.Graph;
import autograd.lang.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, as a browser shows them and as a reader uses them, one after another in one browser. */
@Execution(ExecutionMode.SAME_THREAD)
final class PageIT {
  private static final double TOLERANCE = 1e-12;
  private static final String CLASSIC = "\"(a*b)*(a+b)\" --set a=-2 --set b=3";

  @TempDir private static Path directory;
  private static Browser browser;
  private static Prompt prompt;

  @BeforeAll
  static void requireBrowser() throws Exception {
    Path program = Browser.find();
    // Where a check must not be passed over, CI says so.
    assumeTrue(System.getenv("CI") != null || program != null, "Chromium is installed");
    browser = Browser.start(program, directory);
    prompt = new InProcess(directory);
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Whatever was done to the page, it complained of nothing and asked nobody for anything. */
  @AfterEach
  void nothingWentWrong() {
    assertEquals(List.of(), browser.reports("Runtime.exceptionThrown"));
    assertEquals(List.of(), browser.reports("Runtime.consoleAPICalled"));
    assertEquals(List.of(), browser.reports("Log.entryAdded"));
    for (Map<String, Object> report : browser.reports("Network.requestWillBeSent")) {
      Map<String, Object> request = Browser.map(Browser.map(report.get("params")).get("request"));
      String url = (String) request.get("url");
      assertTrue(url.endsWith("/page.html") || url.startsWith("data:,"), url);
    }
  }

  private static Prompt.Result open(String arguments) throws Exception {
    Files.deleteIfExists(directory.resolve("page.html"));
    Prompt.Result result = prompt.run("autograd page " + arguments + " -o page.html");
    assertEquals(0, result.exitCode(), result.stderr());
    browser.resize(1280, 900, false, "light");
    browser.visit(directory.resolve("page.html"));
    return result;
  }

  /** With all digits, as there have to be where numbers are compared. */
  private static Prompt.Result openWhole(String arguments) throws Exception {
    Prompt.Result result = open(arguments);
    browser.run("document.getElementById('digits').click()");
    return result;
  }

  private static String text(String selector) {
    return browser.text("document.querySelector('" + selector + "').textContent");
  }

  private static List<String> all(String expression) throws IOException {
    String json = browser.text("JSON.stringify(" + expression + ")");
    return ((List<?>) Browser.read(json)).stream().map(String::valueOf).toList();
  }

  private static void assertNear(double expected, String actual, String what) {
    double number = Double.parseDouble(actual);
    boolean isSame =
        Double.compare(expected + 0.0, number + 0.0) == 0
            || Math.abs(expected - number) <= TOLERANCE * Math.abs(expected);
    assertTrue(isSame, what + " is " + actual + ", not " + expected);
  }

  private static double number(Object json) {
    return json instanceof Double number ? number : Double.parseDouble((String) json);
  }

  /**
   * Everything the page shows at its inputs' present numbers, held to what eval prints there; the
   * gradients of inputs to the ordinary passes, which the page is about.
   */
  private static void assertAsEval(String formula) throws Exception {
    StringBuilder command = new StringBuilder("autograd eval " + formula + " --all -q");
    Map<String, Double> point = new LinkedHashMap<>();
    for (String each :
        all(
            "[...document.querySelectorAll('.input-row')].map(row => row.querySelector"
                + "('label').textContent + '=' + row.querySelector('input[type=number]').value)")) {
      command.append(" --set \"" + each + "\"");
      int sign = each.indexOf('=');
      point.put(each.substring(0, sign), Double.valueOf(each.substring(sign + 1)));
    }
    String source =
        formula.startsWith("-f ")
            ? Files.readString(directory.resolve(formula.substring(3)))
            : formula.replace("\"", "");
    Graph graph = Expression.parse(source);
    Gradient ordinary = Evaluation.at(graph, point).gradient();
    Map<String, Object> answer =
        Browser.map(Browser.read(prompt.run(command + " --format json").stdout()));
    assertNear(number(answer.get("value")), text(".answer output"), command + ": the value");
    List<String> names = new ArrayList<>(Browser.map(answer.get("gradient")).keySet());
    for (String name : names) {
      String row =
          "[...document.querySelectorAll('.input-row')].find(row => row.querySelector"
              + "('label').textContent === \""
              + name
              + "\")";
      String slope = browser.text(row + ".querySelector('.slope output').textContent");
      assertNear(ordinary.by(name), slope, command + ": the gradient by " + name);
    }
    List<String> rows =
        all(
            "[...document.querySelectorAll('tbody tr')].filter(row => "
                + "!['input', 'number'].includes(row.cells[1].textContent))"
                + ".map(row => row.cells[2].textContent + ' ' + row.cells[3].textContent)");
    List<?> intermediates = (List<?>) answer.get("intermediates");
    assertFalse(rows.isEmpty());
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> expected = Browser.map(intermediates.get(i));
      String[] shown = rows.get(i).split(" ", -1);
      assertNear(number(expected.get("value")), shown[0], command + ": data in row " + i);
      if (!shown[1].isEmpty()) {
        assertNear(number(expected.get("gradient")), shown[1], command + ": gradient in row " + i);
      }
    }
  }

  private static void slide(int input, double part) {
    browser.run(
        "const slider = document.querySelectorAll('.input-row input[type=range]')["
            + input
            + "];"
            + "slider.value = Number(slider.min) + "
            + part
            + " * (slider.max - slider.min);"
            + "slider.dispatchEvent(new Event('input', {bubbles: true}));");
  }

  private static void type(int input, String number) {
    browser.run(
        "const field = document.querySelectorAll('.input-row input[type=number]')["
            + input
            + "];"
            + "field.value = '"
            + number
            + "';"
            + "field.dispatchEvent(new Event('input', {bubbles: true}));");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "(a*b)*(a+b)"                                     | --set a=-2 --set b=3
          "(1-x)^2 + 100*(y-x^2)^2"                         | --set x=-1.2 --set y=1
          "o = tanh(x1*w1 + x2*w2 + b)"                     | --set x1=2 --set x2=0 --set w1=-3 --set w2=1 --set b=6.8813735870195432
          "abs(x) + relu(y)*max(x, y, z) + min(x, z)"       | --set x=-1 --set y=2 --set z=0.5
          "if(x > y, x^2*sqrt(x - y), exp(x)*y)"            | --set x=3 --set y=1
          "logsumexp(x, y, z) + hypot(x, y) - prod(x, y, z)" | --set x=1 --set y=2 --set z=-3
          "x^y + atan2(y, x) + logb(2, x^2) + softplus(y)"   | --set x=2 --set y=3
          "1/x + x^2^-1 + sigmoid(x)*mod(x, y)"             | --set x=2 --set y=3
          """)
  void slidersGiveWhatEvalPrints(String formula, String point) throws Exception {
    openWhole(formula + " " + point);
    assertAsEval(formula);
    String before = text("tbody");
    int inputs = Integer.parseInt(browser.text("document.querySelectorAll('.input-row').length"));
    for (int i = 0; i < inputs; i++) {
      slide(i, 0.83 - 0.31 * i);
    }
    assertNotEquals(before, text("tbody"), "sliders move the numbers");
    assertAsEval(formula);
    for (int i = 0; i < inputs; i++) {
      type(i, i % 2 == 0 ? "0" : "-0.7071067811865476");
    }
    assertAsEval(formula);
    browser.run("document.getElementById('reset').click()");
    assertEquals(before, text("tbody"), "and back");
  }

  @Test
  void theFormulaIsThereWholeAndItsRemarksAreNot() throws Exception {
    Files.writeString(
        directory.resolve("remarked.ag"),
        """
        # A line.
        x = 2  # metres
        # Where it meets
        # the axis:

        y = (3*x
          + 1)
        # $ autograd eval -f remarked.ag
        """);
    open("-f remarked.ag");
    assertEquals("A line.", text(".kind"));
    assertEquals("x = 2  # metres\n\ny = (3*x\n  + 1)", text("h1"));
    String isWhole = "(e => e.scrollHeight <= e.clientHeight)(document.querySelector('h1'))";
    assertEquals("true", browser.text(isWhole));
    StringBuilder many = new StringBuilder("s0 = x\n");
    for (int i = 1; i <= 40; i++) {
      many.append("s" + i + " = s" + (i - 1) + "*1.5\n");
    }
    Files.writeString(directory.resolve("many.ag"), many);
    open("-f many.ag --set x=1");
    assertEquals("s40 = s39*1.5", text("h1"));
    assertEquals("false", browser.text("document.querySelector('.program').open"));
    assertEquals(many.toString().strip(), text(".program pre"));
  }

  @Test
  void numbersHaveSixDigitsAndAllOnDemand() throws Exception {
    open("\"x*3 + y\" --set x=-0.49999999999999987 --set y=1e-300");
    String data = "tr[data-row=\"2\"] [data-data]";
    assertEquals("-1.5", text(data));
    assertEquals(
        "-1.4999999999999996", browser.text("document.querySelector('" + data + "').title"));
    assertEquals("-1.5", text(".answer output"));
    browser.run("document.getElementById('digits').click()");
    assertEquals("-1.4999999999999996", text(data));
    assertEquals("-1.4999999999999996", text(".answer output"));
    browser.run("document.getElementById('digits').click()");
    assertEquals("-1.5", text(data));
    open("\"x*3 + y\" --set x=0.123456789 --set y=1 --digits 2");
    assertEquals("1.37", text(".answer output"));
    assertEquals(
        "none", browser.text("getComputedStyle(document.querySelector('.choice')).display"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "overwrite"})
  void theGradientColumnIsInViewOnAPhone(String choice) throws Exception {
    open(
        "\"o = tanh(x1*w1 + x2*w2 + b)*averyveryverylongnameofavariable\" --set x1=2 --set"
            + " x2=-1.2345678901234567e-100 --set w1=-3.123456789012345 --set w2=1 --set b=6 --set"
            + " averyveryverylongnameofavariable=-1.2345678901234567e-200");
    browser.resize(390, 844, true, "light");
    browser.visit(directory.resolve("page.html"));
    for (boolean isChosen : new boolean[] {false, true}) {
      if (isChosen) {
        browser.run("document.getElementById('" + choice + "').click()");
      }
      assertEquals(
          List.of(),
          all(
              "(frame => [...document.querySelectorAll('td[data-grad], td[data-wrong]')].filter("
                  + "cell => cell.textContent).filter(cell => { const range = document.createRange(); range.selectNodeContents(cell);"
                  + " const box = range.getBoundingClientRect(); return box.right > frame.right ||"
                  + " box.left < frame.left; }).map(cell => cell.textContent))("
                  + "document.querySelector('.scroll').getBoundingClientRect())"),
          "isChosen " + isChosen);
    }
  }

  @Test
  void whatIsNoNumberMovesNothing() throws Exception {
    open(CLASSIC);
    type(0, "");
    assertEquals("-6", text(".answer output"));
    assertEquals(
        "true", browser.text("document.getElementById('i0').getAttribute('aria-invalid')"));
  }

  @Test
  void stepsRunToTheEndAndBack() throws Exception {
    open(CLASSIC);
    assertEquals("Complete after 10 steps", text("#progress"));
    String complete = text("tbody");
    browser.press("Home");
    assertEquals("Before the first of 10 steps", text("#progress"));
    assertEquals(
        List.of("-2 ", "3 ", " ", " ", " "),
        all(
            "[...document.querySelectorAll('tbody tr')].map(row => row.cells[2].textContent + ' ' +"
                + " row.cells[3].textContent)"));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      browser.press("ArrowRight");
      told.add(text("#contribution"));
    }
    assertEquals(
        List.of(
            "a*b = -2 * 3 = -6",
            "a+b = -2 + 3 = 1",
            "(a*b)*(a+b) = -6 * 1 = -6",
            "(a*b)*(a+b) = 1",
            "a*b += 1 × 1 = 1",
            "a+b += 1 × -6 = -6",
            "a += -6 × 1 = -6",
            "b += -6 × 1 = -6",
            "a += 1 × 3 = 3",
            "b += 1 × -2 = -2"),
        told);
    assertTrue(
        text("#telling").contains("contribution 2: added to -6 it makes -8"), text("#telling"));
    browser.press("ArrowRight");
    assertEquals(complete, text("tbody"));
    assertEquals("true", browser.text("document.getElementById('next').disabled"));
    for (int i = 0; i < 11; i++) {
      browser.press("ArrowLeft");
    }
    assertEquals("Before the first of 10 steps", text("#progress"));
    browser.run("document.getElementById('last').click()");
    assertEquals(complete, text("tbody"));
  }

  @Test
  void arrowKeysInsideASliderMoveThatAlone() throws Exception {
    openWhole(CLASSIC);
    browser.run("document.getElementById('i0r').focus()");
    browser.press("ArrowRight");
    assertEquals("Complete after 10 steps", text("#progress"));
    assertNotEquals("-2", browser.text("document.getElementById('i0').value"));
    assertAsEval("\"(a*b)*(a+b)\"");
  }

  @Test
  void theMistakeKeepsTheLastContribution() throws Exception {
    open("a+a --set a=3");
    assertEquals("2", text("#v0 .number.grad"));
    browser.run("document.getElementById('overwrite').click()");
    assertEquals("1 ✗", text("#v0 .number.grad"));
    assertEquals("2", text("tr[data-row=\"0\"] [data-grad]"));
    assertEquals("1", text("tr[data-row=\"0\"] [data-wrong]"));
    assertEquals(
        "lost 1: = kept the last of 2 contributions", text("tr[data-row=\"0\"] [data-why]"));
    assertEquals("true", browser.text("document.getElementById('v0').classList.contains('lost')"));
    browser.press("ArrowLeft");
    assertEquals("a = 1 × 1 = 1", text("#contribution"));
    assertTrue(text("#telling").contains("the 1 that was there is lost"), text("#telling"));
    browser.run("document.getElementById('overwrite').click()");
    browser.press("End");
    assertEquals("2", text("#v0 .number.grad"));
  }

  @Test
  void theMistakeIsThatOfTrace() throws Exception {
    String formula = "\"s = x*y; t = s*s + s; u = t*x + s\" --set x=1.5 --set y=-2";
    openWhole(formula);
    browser.run("document.getElementById('overwrite').click()");
    String json = prompt.run("autograd trace " + formula + " --overwrite --format json").stdout();
    Map<String, Object> trace = Browser.map(Browser.read(json));
    for (int i = 0; i < 2; i++) {
      String name = i == 0 ? "x" : "y";
      String row = "tr[data-row=\"" + i + "\"] ";
      assertEquals(name, text(row + "th"));
      assertNear(
          number(Browser.map(trace.get("gradient")).get(name)), text(row + "[data-wrong]"), name);
      assertNear(
          number(Browser.map(trace.get("right")).get(name)), text(row + "[data-grad]"), name);
    }
  }

  private static List<String> lit() throws IOException {
    return all("[...document.querySelectorAll('.edge.lit')].map(edge => edge.id)");
  }

  @Test
  void pointingAtAValueLightsThePathsOfItsGradient() throws Exception {
    open(CLASSIC);
    assertEquals(List.of(), lit());
    browser.pointAt("#v0 .ground");
    assertEquals(List.of("u2-0", "r2", "u3-0", "r3", "u4-0", "u4-1", "r4"), lit());
    browser.pointAt("#v3 .ground");
    assertEquals(List.of("u4-1", "r4"), lit());
    browser.pointAt("h1");
    assertEquals(List.of(), lit());
    browser.run("document.getElementById('v2').focus()");
    assertEquals(List.of("u4-0", "r4"), lit());
  }

  @Test
  void branchesThatAreNotTakenStayDark() throws Exception {
    openWhole("\"if(a > 0, a*b, b^2)\" --set a=1 --set b=2");
    browser.pointAt("tr[data-row=\"2\"]");
    String lit = String.join(" ", lit());
    String names =
        browser.text(
            "[...document.querySelectorAll('.value.lit .label')]"
                + ".map(label => label.textContent).join(' ')");
    assertFalse(names.contains("b^2"), names + ": " + lit);
    browser.run(
        "document.getElementById('i0').value = -1;"
            + "document.getElementById('i0').dispatchEvent(new Event('input'))");
    assertAsEval("\"if(a > 0, a*b, b^2)\"");
  }

  @Test
  void nothingInAFormulaIsObeyed() throws Exception {
    Files.writeString(
        directory.resolve("hostile.ag"),
        """
        # </script><script>window.hostile = 1</script> {{script}} <!-- "'`${window.hostile=1}
        # </style><img src=x onerror='window.hostile=1'> &lt;b&gt; &amp;
        y' = a' * µ₁ + été # ]]> --> </title></span>
        日本 = y'*y'
        """);
    openWhole("-f hostile.ag --set \"a'=2\" --set µ₁=3 --set été=0.5");
    assertEquals("undefined", browser.text("typeof window.hostile"));
    assertEquals("0", browser.text("document.images.length"));
    assertEquals("3", browser.text("document.scripts.length"));
    assertEquals("42.25", text(".answer output"));
    assertTrue(
        text("header").contains("</script><script>window.hostile = 1</script> {{script}}"),
        text("header"));
    assertTrue(text("header").contains("&lt;b&gt; &amp;"), text("header"));
    assertTrue(text("h1").contains("]]> --> </title></span>"), text("h1"));
    assertEquals("y'", text("#v4 .label").replaceAll("\\s", ""));
    slide(0, 0.9);
    assertAsEval("-f hostile.ag");
  }

  @Test
  void aFunctionThatJavaScriptLacksLeavesAPageThatStays() throws Exception {
    Prompt.Result result = openWhole("\"gamma(x)*y\" --set x=2.5 --set y=2");
    assertTrue(
        result.stderr().startsWith("autograd: note: javascript has no gamma"), result.stderr());
    assertTrue(text(".still").contains("javascript has no gamma"), text(".still"));
    assertEquals(
        "true",
        browser.text(
            "[...document.querySelectorAll('.input-row input')].every(each => each.disabled)"));
    assertAsEval("\"gamma(x)*y\"");
    browser.press("Home");
    assertEquals("Before the first of 6 steps", text("#progress"));
  }

  @Test
  void whereAConventionDecidesThePageSaysSo() throws Exception {
    open("\"abs(x)*y\" --set x=0 --set y=2");
    assertTrue(text("#notes").contains("abs is not differentiable at 0"), text("#notes"));
    browser.press("ArrowLeft");
    assertTrue(text("#telling").contains("which is 0 by convention"), text("#telling"));
    type(0, "1");
    assertEquals("true", browser.text("document.getElementById('notes').hidden"));
    assertTrue(text("#telling").contains("which is sign(x)."), text("#telling"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CLASSIC,
        "\"gamma(x)*abs(y)\" --set x=2.5 --set y=0",
        "\"n = x*w + b; tanh(n)^2\" --set x=2 --set w=-3 --set b=6.5 --train --wrt w,b"
      })
  void everyPartIsThereForThoseWhoDoNotSee(String arguments) throws Exception {
    String axe;
    try (InputStream in = PageIT.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String scheme : List.of("light", "dark")) {
      open(arguments);
      browser.resize(1280, 900, false, scheme);
      browser.call("Runtime.evaluate", Map.of("expression", axe));
      for (String state : List.of("", "back", "overwrite", "quiz")) {
        if (!state.isEmpty()) {
          browser.run("document.getElementById('" + state + "').click()");
        }
        assertEquals(
            "",
            browser.await(
                "axe.run().then(found => found.violations.map(each => each.id + ' ' +"
                    + " each.nodes.map(node => node.html).join(' ')).join('\\n'))"),
            scheme + " " + state);
      }
    }
    assertEquals(
        List.of(),
        all(
            "[...document.querySelectorAll('button, input')].filter(each => !each.labels?.length &&"
                + " !each.getAttribute('aria-label') && !each.textContent.trim()).map(each =>"
                + " each.id)"));
    assertEquals(
        "polite", browser.text("document.getElementById('now').getAttribute('aria-live')"));
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 1280})
  void onlyTheGraphAndTheTableScrollSideways(int width) throws Exception {
    open(
        "\"o = tanh(x1*w1 + x2*w2 + b)*averyveryverylongnameofavariable\" --set x1=2 --set"
            + " x2=1e-300 --set w1=-3.123456789012345e100 --set w2=1 --set b=6 --set"
            + " averyveryverylongnameofavariable=1");
    browser.resize(width, 844, width < 500, "light");
    browser.visit(directory.resolve("page.html"));
    assertEquals(Integer.toString(width), browser.text("document.documentElement.scrollWidth"));
  }

  @Test
  void aGraphTurnsToFitAPhone() throws Exception {
    open(CLASSIC);
    String wide = browser.text("document.getElementById('graph').getAttribute('viewBox')");
    browser.resize(390, 844, true, "light");
    browser.visit(directory.resolve("page.html"));
    String[] tall =
        browser.text("document.getElementById('graph').getAttribute('viewBox')").split(" ", -1);
    assertTrue(Double.parseDouble(tall[3]) > Double.parseDouble(tall[2]), Arrays.toString(tall));
    browser.run("document.getElementById('turn').click()");
    assertEquals(wide, browser.text("document.getElementById('graph').getAttribute('viewBox')"));
  }

  private static void guess(String number) {
    browser.run(
        "document.getElementById('guess').value = '"
            + number
            + "';"
            + "document.querySelector('#question button[type=submit]').click();");
  }

  @Test
  void aQuizIsWonByThoseWhoAddUp() throws Exception {
    open(CLASSIC);
    browser.run("document.getElementById('quiz').click()");
    assertEquals("Question 1 of 5", text("#progress"));
    assertEquals("What is the gradient of (a*b)*(a+b)?", text("#asked"));
    String gradients = "[...document.querySelectorAll('[data-grad], .number.grad')]";
    assertEquals("", browser.text(gradients + ".map(each => each.textContent).join('')"));
    String titles = "[...document.querySelectorAll('svg title')].map(each => each.textContent)";
    assertFalse(browser.text(titles + ".join()").contains("-8"), "nothing tells the answers");
    List<String> told = new ArrayList<>();
    for (String number : List.of("1", "-6", "1", "-16/2", "-3")) {
      guess(number);
      told.add(text("#verdict"));
    }
    assertEquals(
        List.of(
            "Right: (a*b)*(a+b) has 1 = 1.",
            "Right: a+b has 1 × -6 = -6.",
            "Right: a*b has 1 × 1 = 1.",
            "Right: b has -6 × 1 + 1 × -2 = -8.",
            "Right: a has -6 × 1 + 1 × 3 = -3."),
        told);
    assertEquals("All 5 answered, 5 at the first try.", text("#asked"));
    assertEquals("-3", text("#v0 .number.grad"));
    assertEquals(
        "true", browser.text("document.getElementById('guessing').hidden"), "nothing is asked");
  }

  @Test
  void aQuizTellsWhatWasForgotten() throws Exception {
    open("\"d = a*b; e = a + b; d*e\" --set a=-2 --set b=3");
    browser.run("document.getElementById('quiz').click()");
    guess("1");
    guess("-6");
    guess("nothing");
    assertEquals("Type a number, such as -3, 0.25 or 1/3.", text("#verdict"));
    guess("1");
    assertEquals("What is the gradient of b?", text("#asked"));
    guess("-6");
    assertTrue(
        text("#verdict").startsWith("You have the part through e, and not that through d."),
        text("#verdict"));
    assertEquals("What is the gradient of b?", text("#asked"), "asked again");
    assertEquals("", text("#v1 .number.grad"));
    assertTrue(lit().contains("r2"), "the path that was forgotten is lit: " + lit());
    assertFalse(lit().contains("r3"), "and no other: " + lit());
    guess("-2");
    assertTrue(
        text("#verdict")
            .startsWith(
                "You have the part through d, and not that through e. That is what = in place of +="
                    + " leaves."),
        text("#verdict"));
    guess("8");
    assertEquals("The size is right, and the sign is not.", text("#verdict"));
    guess("3");
    assertEquals("That is the data of b, not its gradient.", text("#verdict"));
    guess("100");
    assertEquals(
        "Not that. 2 parts arrive, through e and through d. Each is a gradient times a local"
            + " derivative; add them.",
        text("#verdict"));
    browser.run("document.getElementById('give-up').click()");
    assertEquals("-8", text("#v1 .number.grad"));
    assertEquals("What is the gradient of a?", text("#asked"));
    guess("-3");
    assertEquals("All 5 answered, 4 at the first try.", text("#asked"));
    type(0, "5");
    assertEquals("Question 1 of 5", text("#progress"), "new numbers, new questions");
    browser.run("document.getElementById('quiz').click()");
    assertEquals("Complete after 10 steps", text("#progress"));
    open("a+a --set a=3");
    browser.run("document.getElementById('quiz').click()");
    guess("1");
    guess("1");
    assertEquals(
        "You have 1 of the 2 parts through a+a. That is what = in place of += leaves.",
        text("#verdict"));
  }

  private static List<String> seen() throws IOException {
    return all(
        "[...document.querySelectorAll('.value')].filter(each => getComputedStyle(each).visibility"
            + " !== 'hidden').map(each => each.querySelector('.label').textContent)");
  }

  @Test
  void aNamedPartFoldsIntoOneBox() throws Exception {
    open("\"n = x*w + b; o = tanh(n); (o - y)^2 + n\" --set x=2 --set w=-3 --set b=6.5 --set y=1");
    List<String> whole = seen();
    String size = browser.text("document.getElementById('graph').getAttribute('viewBox')");
    browser.run(
        "document.querySelector('#v4 .label').dispatchEvent(new Event('click', {bubbles: true}))");
    assertEquals(List.of("n", "o", "y", "o - y", "2", "(o - y)^2", "(o - y)^2 + n"), seen());
    assertEquals(
        "false", browser.text("document.getElementById('v4').getAttribute('aria-expanded')"));
    assertTrue(
        browser
            .text("document.getElementById('v4').getAttribute('aria-label')")
            .endsWith(", 4 values folded in it"));
    assertNotEquals(size, browser.text("document.getElementById('graph').getAttribute('viewBox')"));
    browser.run("document.getElementById('turn').click()");
    browser.press("Home");
    for (int i = 0; i < 30; i++) {
      browser.press("ArrowRight");
    }
    browser.run("document.getElementById('v4').focus()");
    browser.press("Enter");
    assertEquals(whole, seen());
    browser.run("document.getElementById('turn').click()");
    assertEquals(size, browser.text("document.getElementById('graph').getAttribute('viewBox')"));
  }

  @Test
  void aNetworkBeginsWithItsNeurons() throws Exception {
    Files.writeString(
        directory.resolve("layers.ag"),
        """
        x = [2, 3, -1]
        W1 = [[-0.4, -0.7, 0.3], [-0.9, 0.1, -0.3], [-0.9, 0.0, -0.9], [-0.1, -0.9, -0.8]]
        W2 = [[-0.2, 0.7, -0.8, -0.6], [0.3, 0.9, 0.2, -0.2], [1, -0.9, 0.7, -0.4], [-0.7, -0.8, -0.4, 0.6]]
        w3 = [-0.6, 0.2, 0.3, -0.3]
        h1 = tanh(W1 @ x)
        h2 = tanh(W2 @ h1)
        out = tanh(w3 @ h2)
        """);
    open("-f layers.ag");
    assertEquals(
        List.of(
            "x[1]", "x[2]", "x[3]", "h1[1]", "h1[2]", "h1[3]", "h1[4]", "h2[1]", "h2[2]", "h2[3]",
            "h2[4]", "out"),
        seen());
    // In either direction no box lies on another.
    for (int i = 0; i < 2; i++) {
      assertEquals(
          List.of(),
          all(
              "(boxes => boxes.flatMap((one, i) => boxes.slice(i + 1).filter(other =>"
                  + " one.left < other.right && other.left < one.right && one.top < other.bottom &&"
                  + " other.top < one.bottom).map(other => i)))([...document.querySelectorAll("
                  + "'.value .ground, .operation rect')].filter(each => getComputedStyle(each)"
                  + ".visibility !== 'hidden').map(each => each.getBoundingClientRect()))"));
      browser.run("document.getElementById('turn').click()");
    }
    browser.run("document.getElementById('fold').click()");
    assertTrue(seen().size() > 90, seen().size() + " values");
    browser.run("document.getElementById('fold').click()");
    assertEquals(12, seen().size());
  }

  @Test
  void trainingIsWhatStepDoes() throws Exception {
    String formula =
        "\"(tanh(w*x1 + b) - y1)^2 + (tanh(w*x2 + b) - y2)^2\" --set w=0.5 --set b=-1 --set x1=2"
            + " --set y1=0.8 --set x2=-1 --set y2=-0.5 --wrt w,b --rate 0.1";
    open(formula + " --train");
    browser.run("document.getElementById('train-once').click()");
    browser.run("for (let i = 0; i < 2; i++) document.getElementById('train-ten').click()");
    assertTrue(text("#trained").startsWith("21 steps, value "), text("#trained"));
    Map<String, Object> answer =
        Browser.map(
            Browser.read(
                prompt.run("autograd step " + formula + " --steps 21 --format json").stdout()));
    List<?> steps = (List<?>) answer.get("steps");
    Map<String, Object> last = Browser.map(steps.get(steps.size() - 1));
    Map<String, Object> point = Browser.map(last.get("inputs"));
    for (String name : List.of("w", "b")) {
      String field =
          "[...document.querySelectorAll('.input-row')].find(row => row.querySelector('label')"
              + ".textContent === '"
              + name
              + "').querySelector('input[type=number]').value";
      assertNear(number(point.get(name)), browser.text(field), name);
    }
    assertEquals("22", browser.text("document.querySelector('#curve .loss').points.length"));
    browser.run("document.getElementById('reset').click()");
    assertTrue(text("#trained").startsWith("0 steps, value "), text("#trained"));
    browser.run(
        "document.getElementById('rate').value = '-1'; document.getElementById('train-once').click()");
    assertEquals(
        "true", browser.text("document.getElementById('rate').getAttribute('aria-invalid')"));
    open("x^4 --set x=3 --train --rate 10");
    browser.run("document.getElementById('train-ten').click()");
    assertTrue(text("#trained").endsWith(": it diverges; take a smaller rate"), text("#trained"));
  }

  @Test
  void theSameFormulaGivesTheSameBytes() throws Exception {
    open(CLASSIC);
    byte[] first = Files.readAllBytes(directory.resolve("page.html"));
    open(CLASSIC);
    assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(directory.resolve("page.html"))));
  }
}
