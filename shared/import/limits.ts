/** How much an import takes. A meeting of 5,000 is far inside; what is outside was not meant, or was meant ill. */

const MB = 1024 * 1024

export const limits = {
  /** Bytes of a file. */
  file: 20 * MB,
  /** Files inside a workbook. */
  entries: 2_000,
  /** Bytes that everything inside a workbook may claim or become. */
  inflated: 200 * MB,
  /** A part that claims more than `ratioFrom` bytes may not claim more than `ratio` times its compressed size. */
  ratio: 200,
  ratioFrom: MB,
  /** Lines of one sheet that have something in them. */
  rows: 20_000,
  /** Columns of one sheet. */
  columns: 200,
  sheets: 100,
} as const
