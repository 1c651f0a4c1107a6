import type { Database } from '../db/database.ts';
import { readSealingKeys, sampleSealingKeys, useSealingKey } from '../db/sealing/sealing-keys.ts';
import { ConfigError } from './config.ts';
import type { Keys } from './keys.ts';
import type { Logger } from './log.ts';

/**
 * Refuses to go on without a key that rows are sealed by, and names it; else notes the key that this process
 * seals by. A database that does not answer now refuses nothing: what needs it says so by itself.
 */
export async function requireSealingKeys(
  { db }: Pick<Database, 'db'>,
  { ring }: Pick<Keys, 'ring'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  try {
    const known = await readSealingKeys(db);
    const used = [...new Set([...known.inUse, ...(await sampleSealingKeys(db))])];
    const missing = used.filter((id) => !ring.ids.includes(id));
    if (missing.length > 0) throw new ConfigError(missing.map(sentence));
    await useSealingKey(db, ring.current);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    log.warn({ error }, 'whether the key ring is complete could not be looked up');
  }
}

function sentence(id: string): string {
  return `SECRET_KEYS lacks the key "${id}", by which rows of the database are sealed: add it after the first one, until the schedule key-rotation says that no row is sealed by it.`;
}
