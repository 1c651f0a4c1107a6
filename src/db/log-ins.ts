import pg from 'pg';
import { clientOptions } from './connection-options.ts';

/** Whose connections are whose: the owner's change the schema, the others do what their role may. */
export type DatabaseUrls = { owner: string; writer: string; sealer: string };

const statementTimeoutMs = 10_000;

/**
 * Sees to it that the users of the writer's and the sealer's URL may log in as members of their
 * roles, which migrations have made. A user that is there keeps its password. One who is the owner
 * is left as it is: a development database of one user.
 */
export async function prepareLogIns({ owner, writer, sealer }: DatabaseUrls): Promise<void> {
  const client = new pg.Client(clientOptions(owner, statementTimeoutMs));
  client.on('error', () => undefined); // the statement that meets it rejects
  await client.connect();
  try {
    await prepareLogIn(client, owner, { url: writer, role: 'dinhdanh_writer' });
    await prepareLogIn(client, owner, { url: sealer, role: 'dinhdanh_sealer' });
  } finally {
    await client.end();
  }
}

async function prepareLogIn(
  client: pg.Client,
  owner: string,
  { url, role }: { url: string; role: string },
): Promise<void> {
  const { name, password } = userOf(url);
  if (name === userOf(owner).name) return;
  const found = await client.query<{ member: boolean }>(
    'select pg_has_role(rolname, $2, $3) as member from pg_roles where rolname = $1',
    [name, role, 'member'],
  );
  const user = client.escapeIdentifier(name);
  if (found.rows.length === 0) {
    const secret = password === '' ? '' : `password ${client.escapeLiteral(password)}`;
    await client.query(`create role ${user} login ${secret} in role ${role}`);
  } else if (found.rows[0]?.member === false) {
    await client.query(`grant ${role} to ${user}`);
  }
}

function userOf(url: string): { name: string; password: string } {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}
