/**
 * What SQLSTATE begins with (PostgreSQL, appendix A): connection, transaction rolled back for another's
 * sake, resources, operator's intervention, a lock that was waited for in vain.
 */
const states = ['08', '40', '53', '57', '55P03'];
const systemCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];
/** The driver has no codes for these. */
const messages =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** Whether an error says that the database is out of reach or overloaded, rather than asked wrongly. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  const isState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return (
    (typeof code === 'string' && systemCodes.includes(code)) ||
    (isState && states.some((state) => code.startsWith(state))) ||
    messages.test(error.message) ||
    isDatabaseDown(error.cause) ||
    (error instanceof AggregateError && error.errors.some(isDatabaseDown))
  );
}
