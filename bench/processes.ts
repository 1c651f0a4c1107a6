import { apiWithWorker } from '../scripts/runtime/own-programs.ts';

/** How the tables name who uses the processor, in this order; the first six are names of plans. */
export const processes = {
  api: 'API',
  apiWithWorker,
  worker: 'worker',
  temporal: 'Temporal',
  simulators: 'simulators',
  direct: 'direct',
  temporalSql: 'PostgreSQL, for Temporal',
  sql: 'PostgreSQL, for us',
  postgres: 'PostgreSQL, in the background',
  loadGenerator: 'load generator',
} as const;
