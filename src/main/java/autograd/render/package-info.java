/** How answers and diagnostics look: numbers, tables, JSON, CSV, Markdown, DOT. */
package autograd.render;
