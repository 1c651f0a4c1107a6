/** SQLSTATE of PostgreSQL, Appendix A. */
const uniqueViolation = '23505';

/** The unique constraint or index that refused a row; undefined for an error of another kind. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return undefined;
  return error.code === uniqueViolation ? String(error.constraint) : undefined;
}
