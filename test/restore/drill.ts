import { setTimeout as pause } from 'node:timers/promises';
import { aligned } from '../../scripts/runtime/aligned.ts';
import { headName, readHead } from '../../src/db/audit/seal-events.ts';
import { countOpenSessions } from '../../src/db/operations/after-restore.ts';
import { atOnce } from '../matrix/at-once.ts';
import { createTestFolder, removeTestFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';
import { accountHolders } from './account-holders.ts';
import type { Actor, CaseName } from './actor.ts';
import { type DrillSystem, createDrillSystem } from './drill-system.ts';
import { closingActor } from './closing-actor.ts';
import { comparePairs } from './compare-pairs.ts';
import { registrations } from './registrations.ts';
import { countIdleReviews, levelsOf, requireNoHigher } from './rules.ts';
import { wayActors } from './way-actors.ts';

/** `npm run test:restore`: docs/operations.md, "Backup and restore", tried. */
type Moments = { early: Date; late: Date };
type Heads = { early: string; late: string };

const cases: Record<CaseName, { title: string; ours: keyof Moments; temporals: keyof Moments }> = {
  same: { title: 'both to T', ours: 'early', temporals: 'early' },
  temporalAhead: { title: 'ours to T, Temporal’s later', ours: 'early', temporals: 'late' },
  oursAhead: { title: 'ours later, Temporal’s to T', ours: 'late', temporals: 'early' },
};
const own = ['worker', 'api', 'sealer'] as const;
/** Nothing is written meanwhile, so that what is restored is the same on either side of the moment. */
const stillMs = 500;
const workAtOnce = 6;
/** Of what has gone wrong, in a cell. */
const mostTold = 300;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A moment in which nothing happens, and what the audit trail's head is by then. */
async function aMoment({ outside }: DrillSystem): Promise<{ moment: Date; head: string }> {
  const { db } = outside.database;
  await until('all events to be sealed', async () => {
    const { unsealed } = await db
      .selectFrom('audit_event')
      .select(({ fn }) => fn.countAll<string>().as('unsealed'))
      .where('sequence', 'is', null)
      .executeTakeFirstOrThrow();
    return unsealed === '0';
  });
  const head = await readHead(db);
  await pause(stillMs);
  const moment = new Date();
  await pause(stillMs);
  return { moment, head: head ? headName(head) : '' };
}

const timed = (actors: readonly Actor[]) => actors.filter(({ isTimed }) => isTimed);
const others = (actors: readonly Actor[]) => actors.filter(({ isTimed }) => !isTimed);

/** What happens before the machines are lost. */
async function live(system: DrillSystem, actors: readonly Actor[]) {
  const { clusters, outside } = system;
  await system.start('temporal', 'simulators', 'sealer', 'worker', 'api');
  await Promise.all([clusters.ours.backUp(), clusters.temporals.backUp()]);
  say('base backups taken while everything runs');
  await atOnce(workAtOnce, others(actors), ({ before }) => before(outside));
  await system.start('closingApi');
  await Promise.all(timed(actors).map(({ before }) => before(outside)));
  await system.kill('closingApi');
  const early = await aMoment(system);
  await atOnce(workAtOnce, others(actors), ({ after }) => after(outside));
  await Promise.all(timed(actors).map(({ after }) => after(outside)));
  const levels = await levelsOf(outside.database.db);
  const late = await aMoment(system);
  say(`T is ${early.moment.toISOString()}, the later moment ${late.moment.toISOString()}`);
  await Promise.all([clusters.ours.archive(), clusters.temporals.archive()]);
  const moments: Moments = { early: early.moment, late: late.moment };
  const heads: Heads = { early: early.head, late: late.head };
  return { moments, heads, levels };
}

async function restore(system: DrillSystem, name: CaseName, moments: Moments): Promise<void> {
  const { clusters } = system;
  await system.kill(...own, 'temporal');
  await Promise.all([clusters.ours.stop(), clusters.temporals.stop()]);
  const { ours, temporals } = cases[name];
  clusters.ours.restore(moments[ours]);
  clusters.temporals.restore(moments[temporals]);
  await Promise.all([clusters.ours.start(), clusters.temporals.start()]);
  await system.start('temporal');
}

async function tryCase(
  system: DrillSystem,
  name: CaseName,
  actors: readonly Actor[],
  { moments, heads, levels }: Awaited<ReturnType<typeof live>>,
): Promise<string[]> {
  const { title, ours } = cases[name];
  const begun = Date.now();
  await restore(system, name, moments);
  const { outside } = system;
  // Staff of the drill sign in anew, too.
  outside.database = { ...outside.database };
  say(`\n== ${title}: restored in ${seconds(begun)} s`);
  const moment = moments.early.toISOString();
  const args = ['scripts/ops.ts', 'after-restore', '--moment', moment];
  await system.start('worker', 'sealer');
  const pairs = await comparePairs(system.outside, actors);
  await requireUntouched(system, () => ran(system, [...args, '--dry-run'], 0));
  say(await ran(system, args, 0));
  await ran(system, args, 0); // it may be run again
  await requireNobodyIn(system);
  await requireNoHigher(outside.database.db, levels);
  await system.start('api');
  const later = ours === 'early' ? ([1, 'fits no more'] as const) : ([0, 'fits'] as const);
  await ran(system, ['scripts/audit-verify.ts', '--head', heads.early], 0);
  await ran(system, ['scripts/audit-verify.ts', '--head', heads.late], later[0]);
  say(`audit head of T fits, that of the later moment ${later[1]}`);
  const met = await atOnce(workAtOnce, actors, async ({ goesOn }) =>
    Promise.allSettled([goesOn(outside, name)]),
  );
  const idle = await countIdleReviews(outside.database.db);
  const mended = await comparePairs(system.outside, actors);
  const rows = actors.map((actor, at) => [
    actor.name,
    pairs[at] ?? '',
    toldOf(met[at]?.[0]),
    mended[at] ?? '',
  ]);
  say(aligned([['Who: at T → later', 'Pair says', 'Met', 'Then'], ...rows]).join('\n'));
  const reviews = idle > 0 ? [`${title}: ${idle} reviews of flows that have ended are open`] : [];
  return rows
    .filter(([, , told, then]) => told?.startsWith('BROKEN') || !isMended(then ?? ''))
    .map(([who]) => `${title}: ${who ?? ''}`)
    .concat(reviews);
}

async function requireNobodyIn({ outside }: DrillSystem): Promise<void> {
  const { citizens, staff } = await countOpenSessions(outside.database.db);
  if (citizens + staff > 0) throw new Error(`${citizens + staff} sessions have outlived it`);
}

/** Flows go on by themselves meanwhile; what after-restore does of its own shows in these. */
async function requireUntouched({ outside }: DrillSystem, work: () => Promise<unknown>) {
  const { db } = outside.database;
  const before = await countOpenSessions(db);
  await work();
  const noted = await db
    .selectFrom('audit_event')
    .select('id')
    .where('event', 'in', ['database.restored', 'flow.written_again'])
    .execute();
  const { citizens } = await countOpenSessions(db);
  if (noted.length > 0 || citizens !== before.citizens) {
    throw new Error('a dry run has changed something');
  }
}

function isMended(then: string): boolean {
  return then === 'agree' || !/open|running|ahead|behind/.test(then);
}

async function ran(system: DrillSystem, [script = '', ...args]: string[], expected: number) {
  const { text, code } = await system.command(script, ...args);
  if (code !== expected) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${text}`);
  return text;
}

function toldOf(met: PromiseSettledResult<string> | undefined): string {
  if (met?.status === 'fulfilled') return met.value;
  const why = met?.reason instanceof Error ? met.reason.message : String(met?.reason);
  return `BROKEN: ${why.replaceAll(/\s+/g, ' ').slice(0, mostTold)}`;
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1_000).toFixed(1);
}

const folder = await createTestFolder();
try {
  const system = await createDrillSystem(folder, say);
  const actors = [...registrations(), ...accountHolders(), ...wayActors(), closingActor()];
  const lived = await live(system, actors);
  const broken: string[] = [];
  for (const name of ['same', 'temporalAhead', 'oursAhead'] as const) {
    broken.push(...(await tryCase(system, name, actors, lived)));
  }
  say(broken.length === 0 ? '\nAll rules hold.' : `\nBroken:\n${broken.join('\n')}`);
  if (broken.length > 0) process.exitCode = 1;
} finally {
  await removeTestFolder(folder.path);
}
process.exit();
