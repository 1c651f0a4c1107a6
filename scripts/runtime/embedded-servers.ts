import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseUrls } from '../../src/db/log-ins.ts';
import type { Plan } from './bring-up.ts';
import { logFileIn } from './node-part.ts';
import { freePort, isPortFree } from './ports.ts';
import { createDatabase, databaseUrl, isShuttingDown } from './postgres-client.ts';
import { createCluster, newPassword } from './postgres-cluster.ts';
import { startPostgres } from './postgres.ts';
import { prepareTemporal } from './prepare-temporal.ts';
import { changeRunFile, readRunFile } from './run-file.ts';
import { startTemporalServer } from './temporal-server.ts';

/** PostgreSQL with its data in a folder, on the port of last time where that is still free. */
export async function embeddedPostgres(
  dataDir: string,
  isDurable: boolean,
): Promise<{ plan: Plan; urls: DatabaseUrls }> {
  const cluster = path.join(dataDir, 'postgres');
  const logFile = logFileIn(dataDir, 'postgres');
  const { password, port } = await accessOf(dataDir, cluster);
  const urls = urlsOf(dataDir, { port, password });
  changeRunFile(dataDir, {
    databaseUrl: urls.writer,
    databaseOwnerUrl: urls.owner,
    databaseSealerUrl: urls.sealer,
  });
  const plan: Plan = {
    name: 'PostgreSQL',
    launch: async () => {
      createCluster(cluster, password);
      return startPostgres({ cluster, port, logFile, isDurable });
    },
    isReady: async () => {
      await createDatabase(databaseUrl({ port, password }, 'postgres'), 'dinhdanh');
      return true;
    },
    isStuck: () => isShuttingDown(urls.owner),
  };
  return { plan, urls };
}

export type TemporalPlace = {
  address: string;
  namespace: string;
  port: number;
  /** Undefined: no web UI. */
  uiPort: number | undefined;
};

/** Temporal's development server with its state in a file of the folder. */
export function embeddedTemporal(dataDir: string, cli: string, settings: TemporalPlace): Plan {
  const databaseFile = path.join(dataDir, 'temporal.db');
  return {
    name: 'Temporal',
    launch: () => {
      if (!readRunFile(dataDir).temporalFileReady) removeDatabase(databaseFile);
      const logFile = logFileIn(dataDir, 'temporal');
      const { port, uiPort, namespace } = settings;
      return Promise.resolve(
        startTemporalServer({ cli, port, uiPort, namespace, databaseFile, logFile }),
      );
    },
    isReady: async () => {
      await prepareTemporal(settings);
      if (!readRunFile(dataDir).temporalFileReady)
        changeRunFile(dataDir, { temporalFileReady: true });
      return true;
    },
  };
}

/** The other users' passwords are kept like the owner's, or made. */
function urlsOf(dataDir: string, server: { port: number; password: string }): DatabaseUrls {
  const known = readRunFile(dataDir);
  const urlOf = (user: string, url: string | undefined): string => {
    const isTheirs = url !== undefined && new URL(url).username === user;
    const password = isTheirs ? new URL(url).password : newPassword();
    return databaseUrl({ ...server, password }, 'dinhdanh', user);
  };
  return {
    owner: databaseUrl(server),
    writer: urlOf('dinhdanh_app', known.databaseUrl),
    sealer: urlOf('dinhdanh_audit', known.databaseSealerUrl),
  };
}

async function accessOf(
  dataDir: string,
  cluster: string,
): Promise<{ password: string; port: number }> {
  const { databaseOwnerUrl, databaseUrl: url } = readRunFile(dataDir);
  // A folder of an earlier version has the owner's alone.
  const known = databaseOwnerUrl ?? url;
  if (known === undefined) {
    if (!existsSync(cluster)) return { password: newPassword(), port: await freePort() };
    throw new Error(
      `run.json with the password of ${cluster} is gone: put it back, or remove both.`,
    );
  }
  const { password, port } = new URL(known);
  const isFree = await isPortFree(Number(port));
  return { password, port: isFree ? Number(port) : await freePort() };
}

/** A server that was killed while it made its tables would refuse the file for ever. */
function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}
