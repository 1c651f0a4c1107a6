import { Client } from 'pg';
import { until } from '../support/until.ts';

/** Closes the WAL file that is being written, and waits until the archive has it. */
export async function onceArchived(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // A file in which nothing was written is not closed.
    await client.query('select pg_logical_emit_message(true, $1, $1)', ['drill']);
    const { rows } = await client.query<{ file: string }>(
      'select pg_walfile_name(pg_switch_wal()) as file',
    );
    const file = rows[0]?.file ?? '';
    await until(`${file} in the archive`, async () => {
      const archived = await client.query<{ is: boolean }>(
        'select coalesce(last_archived_wal >= $1, false) as is from pg_stat_archiver',
        [file],
      );
      return archived.rows[0]?.is === true;
    });
  } finally {
    await client.end();
  }
}
