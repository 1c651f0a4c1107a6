import { availableParallelism } from 'node:os';
import type { Method } from '../src/domain/methods/methods.ts';
import { measureGrowth } from './growth/measure-growth.ts';
import { measureHash } from './load/measure-hash.ts';
import { type Level, measureLevel, measureLevels } from './load/measure-levels.ts';
import { logins } from './logins/logins.ts';
import type { DirectUrl, Measuring } from './measure.ts';
import type { MethodFigures } from './measure-method.ts';
import { methods } from './methods/methods.ts';
import type { Prepare } from './methods/registration.ts';
import { processes } from './processes.ts';
import { measureProfiles } from './profile/measure-profiles.ts';
import { barsOf, type MeasuredKind, signatureTimesDirect } from './report/bars.ts';
import { countsReport } from './report/counts-report.ts';
import { bestLevel, cpuReport, loadReport, rateOf } from './report/load-report.ts';
import { section } from './report/section.ts';
import { stepsReport } from './report/steps-report.ts';
import { togetherReport } from './report/together-report.ts';

/** The method of each kind that the others are variations of. */
const main: Record<MeasuredKind, { method: Method; title: string; prepare: Prepare }> = {
  registration: {
    method: 'mobile_subscriber',
    title: 'Mobile subscriber',
    prepare: methods.mobile_subscriber,
  },
  login: { method: 'password', title: 'Password and OTP', prepare: logins.password },
};
/** The bars hold at this many in flight. */
const barredInFlight = 16;

const { direct: directly, ...others } = processes;
const usedByFlows = Object.values(others);
const usedDirectly = [
  directly,
  processes.sql,
  processes.postgres,
  processes.simulators,
  processes.loadGenerator,
];

/** The main method of a kind at more levels, and beside its lower bound; nothing where it is not measured. */
export async function measureWhole(
  measuring: Measuring,
  kind: MeasuredKind,
  figures: readonly MethodFigures[],
  direct: DirectUrl,
): Promise<void> {
  const { method, title, prepare } = main[kind];
  const [bars, { options, stage, say }] = [barsOf[kind], measuring];
  const counts = figures.find(({ name }) => name.method === method)?.counts;
  if (counts) {
    say(section(`${title}: counts`, countsReport(counts, bars)));
    const levels = await measureLevels(stage, prepare, options.levels);
    const tables = [loadReport(levels, bars), cpuReport(levels, usedByFlows, bars)];
    say(section(`${title}: ${kind}s`, ...tables));
    const directLevels = await measureLevels(await at(measuring, direct), prepare, options.levels);
    const directTables = [
      loadReport(directLevels, bars),
      cpuReport(directLevels, usedDirectly, bars),
    ];
    say(section('The same steps directly, without Temporal', ...directTables));
    const hashMs = await measureHash();
    if (options.profile) say(section('Profiles', await measureProfiles(measuring, prepare)));
    if (options.growth) {
      say(section('A database that has grown', await measureGrowth(measuring, prepare)));
    }
    say(section('Together', ...together(kind, levels, directLevels, hashMs)));
  }
  if (figures.some(({ name }) => name.kind === 'login' && name.method === 'usb_signature')) {
    say(section('USB signature beside the same directly', await byUsb(measuring, direct)));
  }
}

/** A login without a hash, as the flow and directly. */
async function byUsb(measuring: Measuring, direct: DirectUrl): Promise<string> {
  const { usb_signature: prepare } = logins;
  const level = await measureLevel(measuring.stage, prepare, barredInFlight);
  const stage = await at(measuring, direct);
  await measureLevel({ ...stage, seconds: 3 }, prepare, barredInFlight);
  const directLevel = await measureLevel(stage, prepare, barredInFlight);
  const bars = { ...barsOf.login, timesDirect: signatureTimesDirect };
  return togetherReport(level, directLevel, 0, bars);
}

async function at({ stage }: Measuring, direct: DirectUrl): Promise<Measuring['stage']> {
  return { ...stage, urls: { ...stage.urls, api: await direct() } };
}

/** What the bars are about, at the number in flight that they name; else at that with most in a second. */
function together(
  kind: MeasuredKind,
  levels: readonly Level[],
  directLevels: readonly Level[],
  hashMs: number,
): string[] {
  const level = levelOf(levels, barredInFlight) ?? bestLevel(levels);
  const [best, bestDirect] = [bestLevel(levels), bestLevel(directLevels)];
  const directLevel = level && levelOf(directLevels, level.inFlight);
  if (!level || !directLevel || !best || !bestDirect) return [];
  const cores = availableParallelism();
  const sentence =
    `At best ${rateOf(best).toFixed(1)} ${kind}s/s, directly ${rateOf(bestDirect).toFixed(1)}; ` +
    `a hash takes ${hashMs.toFixed(1)} CPU ms: ${((cores * 1000) / hashMs).toFixed(0)} in a second.`;
  return [
    sentence,
    stepsReport(levelOf(levels, 1), level, hashMs, barsOf[kind]),
    togetherReport(level, directLevel, hashMs, barsOf[kind]),
  ];
}

function levelOf(levels: readonly Level[], inFlight: number): Level | undefined {
  return levels.find((level) => level.inFlight === inFlight);
}
