package autograd.parquet;

import java.util.Locale;
import java.util.Set;

/**
 * A column of a Parquet file.
 *
 * @param name what it is called
 * @param type the database's word for what it holds
 */
record Column(String name, String type) {
  private static final Set<String> FLOATS = Set.of("DOUBLE", "FLOAT");
  private static final Set<String> WHOLE =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT");
  private static final Set<String> DIGITS = Set.of("VARCHAR", "HUGEINT", "UHUGEINT");

  /** Whether the database makes doubles of it. Of longer numbers their digits are read. */
  boolean isDouble() {
    return FLOATS.contains(type) || WHOLE.contains(type);
  }

  /** Whether numbers can be read from it. */
  boolean isReadable() {
    return isDouble()
        || DIGITS.contains(type)
        || (type.startsWith("DECIMAL(") && type.endsWith(")"));
  }

  /** Whether it is written without quotes in JSON. */
  boolean isBare() {
    return !type.equals("VARCHAR") && (isReadable() || type.equals("BOOLEAN") || isNested());
  }

  private boolean isNested() {
    return type.endsWith("]") || type.startsWith("STRUCT(") || type.startsWith("MAP(");
  }

  /** Its numbers, in a query: as doubles, or else as their digits. */
  String number() {
    return Database.name(name) + (isDouble() ? "::DOUBLE" : "::VARCHAR");
  }

  /** Its fields as text, in a query. A float is written as the double that it is read as. */
  String text() {
    if (FLOATS.contains(type)) {
      return "to_json(" + Database.name(name) + "::DOUBLE)::VARCHAR";
    }
    return isNested()
        ? "to_json(" + Database.name(name) + ")::VARCHAR"
        : Database.name(name) + "::VARCHAR";
  }

  /** What it holds, for a message. */
  String contents() {
    int parameters = type.indexOf('(');
    return (parameters < 0 ? type : type.substring(0, parameters)).toLowerCase(Locale.ROOT);
  }
}
