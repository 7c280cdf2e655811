package autograd.parquet;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** An empty database in memory, which is told to stay on this machine and on its own. */
final class Database {
  /** What happened in another thread comes as JSON inside the message. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("\"exception_message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final DuckDBConnection connection;

  Database() {
    try {
      // JDBC's manager of drivers does not know of those in other class loaders.
      connection = DuckDBConnection.newConnection("jdbc:duckdb:", false, null, new Properties());
      // It would else fetch what it lacks from the network.
      execute("SET autoinstall_known_extensions = false");
      execute("SET autoload_known_extensions = false");
      execute("SET TimeZone = 'UTC'");
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start: " + reason(e), e);
    }
  }

  /** A further connection, which can work while others do. */
  DuckDBConnection connect() throws SQLException {
    return connection.duplicate();
  }

  void execute(String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** The rows of a query of text. */
  List<String[]> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String[]> rows = new ArrayList<>();
      while (result.next()) {
        String[] row = new String[result.getMetaData().getColumnCount()];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getString(i + 1);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** That name in a query. */
  static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  /** That text in a query. */
  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** The rows of a file, in a query. What stands for other names in one, stands for itself. */
  static String scan(Path file) {
    String pattern = file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
    return "read_parquet(" + text(pattern) + ", hive_partitioning = false)";
  }

  /** Why something failed, without the words around it and the file's name. */
  static String reason(SQLException e) {
    String reason = String.valueOf(e.getMessage());
    int inner = reason.indexOf("\nError: ");
    reason = inner < 0 ? reason : reason.substring(inner + 8);
    Matcher elsewhere = ELSEWHERE.matcher(reason);
    if (elsewhere.find()) {
      reason = elsewhere.group(1).replace("\\\"", "\"");
    }
    return reason
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^[A-Z][A-Za-z/ ]* Error: ", "")
        .replaceFirst("^(Failed to read|Could not write) file \"[^\"]*\": ", "")
        .replaceFirst("^No magic bytes found at .*", "it is no Parquet file, or not a whole one");
  }

  /** Whether reading failed, in what was to read and write. */
  static boolean isReading(SQLException e) {
    return String.valueOf(e.getMessage()).contains("Failed to read file");
  }
}
