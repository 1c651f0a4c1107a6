import { startTopology, type Topology } from '../support/topology/topology.ts';
import { waysOfEachKind } from '../support/ways/ways.ts';
import { keep, keptResults } from './kept.ts';
import { type MatrixOptions, readOptions } from './options.ts';
import { pauseRetention } from './pause-retention.ts';
import type { Cell, Round } from './result.ts';
import { goThrough } from './round.ts';
import { settings } from './settings.ts';

/** `npm run test:matrix`: every process × every fault × every move of every flow, a round for each process and fault. */
const since = Date.now();
const options = readOptions(process.argv.slice(2));
let isGood = true;
let topology: Topology | undefined;
for (const { process: name, fault } of roundsToRun(options)) {
  say(`${name} × ${fault} …`);
  try {
    topology ??= await startPaused();
    const round = await goThrough(topology, {
      ...{ process: name, fault, faultMs: options.faultMs, kind: options.kind },
      ...{ ways: waysOfEachKind, say },
    });
    tell(round);
    if (options.kind === undefined && fault !== 'none') keep(round);
    if (isClean(round)) continue;
  } catch (error) {
    say(`${name} × ${fault} came to nothing: ${String(error)}`);
  }
  isGood = false;
  // What it has left behind is nobody else's fault.
  await topology?.stop();
  topology = undefined;
}
await topology?.stop();
process.exit(isGood ? 0 : 1);

async function startPaused(): Promise<Topology> {
  const started = await startTopology({ settings, say });
  await pauseRetention(started);
  return started;
}

function roundsToRun({ processes, faults, again, kind }: MatrixOptions) {
  const known = again || kind !== undefined ? [] : keptResults();
  const isKnown = (process: string, fault: string) =>
    known.some((one) => one.process === process && one.fault === fault && isClean(one));
  return processes.flatMap((process) =>
    faults.filter((fault) => !isKnown(process, fault)).map((fault) => ({ process, fault })),
  );
}

function isClean({ cells, wrong }: Round): boolean {
  return wrong.length === 0 && cells.every(({ outcome }) => outcome !== 'failed');
}

function tell({ process: name, fault, cells, wrong, seconds }: Round): void {
  for (const cell of cells) say(lineOf(cell));
  for (const sentence of wrong) say(`WRONG ${sentence}`);
  const count = (outcome: string) => cells.filter((one) => one.outcome === outcome).length;
  say(
    `${name} × ${fault}: ${count('completed')} completed, ${count('waits')} wait, ` +
      `${count('failed')} failed, ${wrong.length} wrong, in ${seconds} s`,
  );
}

function lineOf({
  kind,
  method,
  variant,
  step,
  outcome,
  told,
  why,
  oneMore,
  seconds,
}: Cell): string {
  const name = [kind, method, variant && `(${variant})`, `at ${step}:`].filter((word) => word);
  const notes = [told.join(', '), oneMore && 'one message more', ...why].filter((note) => note);
  return [...name, outcome, `${seconds} s`, ...notes].join(' ');
}

function say(line: string): void {
  process.stdout.write(`${((Date.now() - since) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}
