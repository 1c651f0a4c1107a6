import { sql } from 'kysely';
import { z } from 'zod';
import { findStuck } from '../../scripts/ops/find-stuck.ts';
import { verifyAudit } from '../../src/db/audit/verify-audit.ts';
import { type StuckQueryName, stuckQueries } from '../../src/domain/staff/stuck-queries.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { loadAuditPublicKeys } from '../../src/platform/config/sealer.ts';
import { rows } from '../support/rows.ts';
import type { Topology } from '../support/topology/topology.ts';
import { until } from '../support/until.ts';
import type { Journey } from '../support/ways/journey.ts';

const isQuery = (name: string): name is StuckQueryName => name in stuckQueries;
const names = Object.keys(stuckQueries).filter(isQuery);
/** Temporal's index is behind its histories by this much. */
const indexedMs = 10_000;

type Ended = { journey: Journey; failure: string | undefined };

/** Which saved query finds each of those that have not come to their ends. */
export async function findWaiting(
  { environment }: Topology,
  ends: readonly Ended[],
): Promise<Map<string, string>> {
  const left = ends.filter(({ failure }) => failure !== undefined);
  const found = new Map<string, string>();
  const { temporal } = loadConfig(environment);
  await until(
    'all that wait to be found',
    async () => {
      for (const { name, flows } of await findStuck(temporal, {
        names,
        now: new Date(),
        minutes: 0,
      })) {
        for (const { id } of flows) found.set(id, name);
      }
      return left.every(({ journey }) => found.has(journey.flow?.id ?? ''));
    },
    indexedMs,
  ).catch(() => undefined);
  return found;
}

/** Flows that came to be since the fault, and that nobody knows of: a start that was taken for two. */
export async function doubledFlows(
  { database }: Topology,
  since: Date,
  placed: readonly { journey: Journey }[],
): Promise<string[]> {
  const known = new Set(placed.map(({ journey }) => journey.flow?.id));
  const opened = await rows(
    database.db,
    z.object({ id: z.string(), kind: z.string(), method: z.string() }),
    sql`select id, kind, method from flow where opened_at >= ${since}`,
  );
  return opened
    .filter(({ id }) => !known.has(id))
    .map(({ kind, method }) => `doubled: a flow that nobody knows of, ${kind} by ${method}`);
}

/** Workflow tasks that fail, and an audit trail that does not hold together. */
export async function wrongInSystem({
  environment,
  database,
}: Pick<Topology, 'environment' | 'database'>): Promise<string[]> {
  const { temporal } = loadConfig(environment);
  const wedged = await findStuck(temporal, { names: ['wedged'], now: new Date() });
  const wrong = wedged.flatMap(({ flows }) =>
    flows.map(({ method, step }) => `wedged: ${method} at ${step}`),
  );
  const publicKeys = loadAuditPublicKeys(environment);
  const trail = await until(
    'the audit trail to be sealed',
    async () => {
      const seen = await verifyAudit(database.db, { publicKeys, noted: [] });
      return (!seen.intact || seen.unsealed.events === 0) && seen;
    },
    60_000,
  ).catch(() => null);
  if (!trail) wrong.push('the audit trail is not sealed');
  else if (!trail.intact) wrong.push(`the audit trail breaks at ${trail.brokenAt}: ${trail.why}`);
  return wrong;
}
