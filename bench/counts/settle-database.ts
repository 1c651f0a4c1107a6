import { Client } from 'pg';

const statementMs = 300_000;

/**
 * Does now what autovacuum would do soon, table by table: it would do it while statements and commits
 * are counted, and each table is a commit or more.
 */
export async function settleDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, statement_timeout: statementMs });
  await client.connect();
  try {
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
