import { type Database, openDatabase } from '../db/database.ts';
import { type Config, requireDatabaseUrl } from './config.ts';

/** What API or worker use of PostgreSQL at once, at most. */
const connectionsOfAProgram = 20;
/** Below the deadline of a request, so that a slow statement ends as an answer. */
const statementTimeoutMs = 2_500;

/** The pool of a process; one that is API and worker has one pool, as large as two. */
export function openPool(config: Config, { programs }: { programs: 1 | 2 }): Promise<Database> {
  const poolSize = programs * connectionsOfAProgram;
  return openDatabase(requireDatabaseUrl(config), { poolSize, statementTimeoutMs });
}
