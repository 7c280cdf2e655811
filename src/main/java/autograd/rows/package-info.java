/** Tables in and out: rows of CSV, TSV and JSON lines, streamed through a kernel on all cores. */
package autograd.rows;
