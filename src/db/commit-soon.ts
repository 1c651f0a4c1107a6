import { sql } from 'kysely';

/**
 * For the select or returning list of the last part of a statement: its commit does not wait for the
 * disk, so that what it locks is free at once. A crash of the server loses the last half second of
 * such commits, but none that a later one builds on: what is committed after it takes it along.
 */
export const commitSoon = sql`set_config('synchronous_commit', 'off', true)`;
