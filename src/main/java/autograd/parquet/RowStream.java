package autograd.parquet;

import autograd.rows.UnreadableData;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** The rows of a query as bytes, in order, made as they are read. */
abstract class RowStream extends InputStream {
  private final Database database;
  private final String query;
  private DuckDBConnection connection;
  private DuckDBPreparedStatement statement;
  private DuckDBChunkedResult result;
  private byte[] bytes;
  private int at;

  /**
   * The rows of a file.
   *
   * @param first what stands before them
   * @param selected what is selected of them; at least one thing
   */
  RowStream(Database database, byte[] first, List<String> selected, String from) {
    this.database = database;
    this.bytes = first;
    this.query = "SELECT " + String.join(", ", selected) + " FROM " + from;
  }

  /** Some rows as bytes. */
  abstract byte[] encode(DuckDBDataChunkReader rows);

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    while (at == bytes.length) {
      if (!next()) {
        return -1;
      }
    }
    int read = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, to, from, read);
    at += read;
    return read;
  }

  private boolean next() {
    try {
      if (result == null) {
        connection = database.connect();
        statement = connection.prepare(query);
        result = statement.query();
      }
      if (!result.nextChunk()) {
        return false;
      }
      bytes = encode(result.chunk());
      at = 0;
      return true;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  static UnreadableData unreadable(SQLException e) {
    return new UnreadableData(new IOException(Database.reason(e), e));
  }

  @Override
  public void close() throws IOException {
    at = bytes.length;
    try {
      if (result != null) {
        result.close();
        statement.close();
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
