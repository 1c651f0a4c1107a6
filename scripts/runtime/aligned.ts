/** Rows as lines whose columns stand one below the other. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0));
    return `  ${cells.join('   ')}`.trimEnd();
  });
}
