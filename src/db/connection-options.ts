import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** An idle connection is asked by the kernel whether the other end is still there. */
const keepAliveAfterMs = 10_000;
/** The same from the server's side, in seconds: a client that is gone holds nothing for long. */
const serverKeepAlive = {
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
};
/**
 * Our statements find their rows by an index. A plan is made once a connection, and one that was made
 * while a table was small would read all of it until somebody analyses it.
 */
const serverPlans = { enable_seqscan: 'off' };
/** A client that stops between two statements of a transaction loses it, and what it locks, after this. */
const idleInTransactionMs = 3_000;
/** A statement waits for a lock this long at most: below the deadline of a request. */
const lockTimeoutMs = 2_000;
/** What the client allows beyond the server's own limit, which says nothing of a server that hangs. */
const hangMs = 500;

/** The time-outs of every connection to PostgreSQL, whoever makes it; all in milliseconds. */
export function connectionTimeouts(statementTimeoutMs: number) {
  return {
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + hangMs,
    lock_timeout: Math.min(lockTimeoutMs, statementTimeoutMs),
    idle_in_transaction_session_timeout: idleInTransactionMs,
    connectionTimeoutMillis: Math.min(statementTimeoutMs, 10_000),
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    options: Object.entries({ ...serverKeepAlive, ...serverPlans })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  } satisfies pg.ClientConfig;
}

/**
 * What a connection URL says of TLS, by the names of libpq: `sslmode` `verify-full` (the server's
 * certificate leads to `sslrootcert`, or to a public CA, and names the host) or `disable`;
 * `sslcert` and `sslkey` are our certificate. Files are read now. Undefined: no TLS.
 */
export function connectionTls(url: string): TlsOptions | undefined {
  const { searchParams } = new URL(url);
  if ((searchParams.get('sslmode') ?? 'disable') === 'disable') return undefined;
  const files = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' };
  const given = Object.entries(files).flatMap(([option, name]) => {
    const file = searchParams.get(name);
    return file === null ? [] : [[option, readFileSync(file, 'utf8')] as const];
  });
  // An address without a name is not passed on by the driver: the certificate must name it too.
  const host = decodeURIComponent(new URL(url).hostname);
  return { ...Object.fromEntries(given), host, rejectUnauthorized: true };
}

type TlsOptions = {
  host: string;
  rejectUnauthorized: true;
  ca?: string;
  cert?: string;
  key?: string;
};

/** A lone connection's options: those of its URL, its TLS and the time-outs. */
export function clientOptions(url: string, statementTimeoutMs: number): pg.ClientConfig {
  const address = new URL(url);
  // The driver's own reading of these would win over ours, and takes `require` for a check.
  for (const name of ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'])
    address.searchParams.delete(name);
  return {
    connectionString: address.href,
    ssl: connectionTls(url) ?? false,
    ...connectionTimeouts(statementTimeoutMs),
  };
}
