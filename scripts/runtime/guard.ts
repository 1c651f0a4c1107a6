/**
 * Waits beside a supervisor, and ends what it leaves behind when it dies without a word (kill -9):
 * PostgreSQL and Temporal know nothing of their parent.
 */
import { rmSync } from 'node:fs';
import { endLeftovers } from './leftovers.ts';
import { readRunFile } from './run-file.ts';

/** With "remove", the folder goes too: that of a test run. */
const [dataDir = '.', afterwards = 'keep'] = process.argv.slice(2);
const supervisor = process.ppid;

process.once('disconnect', () => {
  // Another supervisor may have come meanwhile, and looked after it.
  if (readRunFile(dataDir).supervisor?.pid !== supervisor) process.exit();
  void endLeftovers(dataDir).finally(() => {
    if (afterwards === 'remove') rmSync(dataDir, { recursive: true, force: true });
    process.exit();
  });
});
