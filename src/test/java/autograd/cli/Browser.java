package autograd.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A browser without a window, spoken to in the DevTools protocol: what it is told to do, and all
 * that it reports meanwhile.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** After so many seconds it is taken to hang; no slow machine should need as many. */
  private static final long PATIENCE = 480;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Map<String, Object>> answers = new LinkedBlockingQueue<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
  private String session;
  private int last;

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /** Where one is installed; null if nowhere. */
  static Path find() {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      for (String name : NAMES) {
        Path program = Path.of(directory, name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return null;
  }

  /** Starts one that keeps what it has to keep in that directory, with a page to visit others. */
  static Browser start(Path program, Path directory) throws IOException, InterruptedException {
    Path log = directory.resolve("browser.log");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory.resolve("profile"),
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Browser browser = new Browser(process, address(process, log));
      browser.openPage();
      return browser;
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String address(Process process, Path log)
      throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE * 10; i++) {
      for (String line : Files.readString(log).split("\n", -1)) {
        if (line.startsWith("DevTools listening on ")) {
          return line.substring("DevTools listening on ".length()).trim();
        }
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser does not start: " + Files.readString(log));
  }

  private void openPage() {
    Map<String, Object> target = call("Target.createTarget", Map.of("url", "about:blank"));
    session =
        (String)
            call(
                    "Target.attachToTarget",
                    Map.of("targetId", target.get("targetId"), "flatten", true))
                .get("sessionId");
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Shows a file, and waits until it is there. What was reported before is forgotten. */
  void visit(Path file) throws InterruptedException {
    events.clear();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    for (int i = 0; i < PATIENCE * 50; i++) {
      boolean isThere =
          events.stream().anyMatch(event -> "Page.loadEventFired".equals(event.get("method")));
      if (isThere) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(file + " is not loaded");
  }

  /** What the browser has reported of that method since the last visit. */
  List<Map<String, Object>> reports(String method) {
    return events.stream().filter(event -> method.equals(event.get("method"))).toList();
  }

  /** The text that an expression of JavaScript gives in the page; an error is an error here. */
  String text(String expression) {
    Map<String, Object> answer =
        call(
            "Runtime.evaluate",
            Map.of(
                "expression", "String(" + expression + ")",
                "awaitPromise", true,
                "returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return (String) map(answer.get("result")).get("value");
  }

  /** Carries out statements. */
  void run(String statements) {
    text("(() => {" + statements + "})()");
  }

  /** Waits for a promise. */
  String await(String promise) {
    Map<String, Object> answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", promise, "awaitPromise", true, "returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(promise + ": " + answer.get("exceptionDetails"));
    }
    return (String) map(answer.get("result")).get("value");
  }

  /** Presses and releases a key, as {@code ArrowLeft}. */
  void press(String key) {
    Map<String, Integer> codes =
        Map.of(
            "Tab",
            9,
            "Home",
            36,
            "End",
            35,
            "ArrowLeft",
            37,
            "ArrowRight",
            39,
            "Enter",
            13,
            " ",
            32);
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", codes.get(key)));
    }
  }

  /** Moves the pointer to the middle of an element. */
  void pointAt(String selector) {
    String[] middle =
        text("(() => { const e = document.querySelector('"
                + selector
                + "'); e.scrollIntoView({block: 'center', inline: 'center'});"
                + " const b = e.getBoundingClientRect();"
                + " return (b.left + b.right) / 2 + ' ' + (b.top + b.bottom) / 2; })()")
            .split(" ", -1);
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type", "mouseMoved",
            "x", Double.parseDouble(middle[0]),
            "y", Double.parseDouble(middle[1])));
  }

  /** Takes the size of a screen, and its preference of light or dark. */
  void resize(int width, int height, boolean isPhone, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** A picture of what is in view, or of the whole page. */
  byte[] screenshot(boolean isWhole) {
    Map<String, Object> answer =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", isWhole));
    return Base64.getDecoder().decode((String) answer.get("data"));
  }

  /** Calls a method of the protocol. */
  Map<String, Object> call(String method, Map<String, Object> parameters) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", ++last);
    message.put("method", method);
    message.put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    try {
      socket.sendText(json(message), true).join();
      while (true) {
        Map<String, Object> answer = answers.poll(PATIENCE, TimeUnit.SECONDS);
        if (answer == null) {
          throw new AssertionError("the browser does not answer " + method);
        }
        if (answer.get("id").equals((double) last)) {
          if (answer.containsKey("error")) {
            throw new AssertionError(method + ": " + answer.get("error"));
          }
          return map(answer.get("result"));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it with all its processes: one that lives on writes into a folder that is to go. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy();
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(5, TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException e) {
        each.destroyForcibly();
        each.onExit().join();
      } catch (InterruptedException e) {
        each.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static String json(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(value, json);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(each, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else {
      json.writeString((String) value);
    }
  }

  /** A JSON text as maps, lists, strings, doubles and truths. */
  static Object read(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      return read(json, json.nextToken());
    }
  }

  private static Object read(JsonParser json, JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          object.put(name, read(json, json.nextToken()));
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonToken each = json.nextToken();
            each != JsonToken.END_ARRAY;
            each = json.nextToken()) {
          list.add(read(json, each));
        }
        return list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return json.getDoubleValue();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return json.getBooleanValue();
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return json.getText();
      }
    }
  }

  /** Puts messages together and sorts them. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        try {
          Map<String, Object> whole = map(read(message.toString()));
          if (whole.containsKey("id")) {
            answers.add(whole);
          } else {
            events.add(whole);
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
