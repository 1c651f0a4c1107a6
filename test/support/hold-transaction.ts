import { sql } from 'kysely';
import { openDatabase } from '../../src/db/database.ts';

/** A process that changes a row and never commits: `node hold-transaction.ts <url> <throttle key>`. */
const [url = '', key = ''] = process.argv.slice(2);
const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 2_500 });
await database.transaction(async (tx) => {
  await sql`update throttle set hits = 2 where key = ${Buffer.from(key)}`.execute(tx);
  await sql`insert into audit_event (event, actor, details) values ('held', 'system', '{}')`.execute(
    tx,
  );
  process.stdout.write('holding\n');
  await new Promise(() => setInterval(() => undefined, 1_000));
});
