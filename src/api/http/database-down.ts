/** SQLSTATE classes (PostgreSQL, appendix A): connection, resources, operator's intervention. */
const stateClasses = ['08', '53', '57'];
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
    (isState && stateClasses.includes(code.slice(0, 2))) ||
    messages.test(error.message) ||
    isDatabaseDown(error.cause) ||
    (error instanceof AggregateError && error.errors.some(isDatabaseDown))
  );
}
