/**
 * Parquet in and out, by DuckDB inside this process. Nothing else names a class of this package: it
 * is loaded, with the database, when a table is a Parquet file.
 */
package autograd.parquet;
