import { allDone, runLoad } from '../load/run-load.ts';
import type { Stage } from '../load/measure-levels.ts';
import { type Reads, readsReport } from '../report/reads-report.ts';
import { signedIn } from './signed-in.ts';

/** By path: how many one core is to answer in a second; null: not said. */
const pages: readonly [string, number | null][] = [
  ['/v1/session', 2_000],
  ['/v1/account/identity', null],
];
const inFlight = 16;
const sessions = 64;
const warmUpSeconds = 2;
const mostSeconds = 8;
/** More than a few cores answer in a second. */
const readyPerSecond = 8_000;

/**
 * What is read of an account with valid sessions: `GET /v1/session`, which every request of somebody signed
 * in costs at least, and the page of what is held of them.
 */
export async function measureReads(stage: Stage): Promise<string> {
  const tokens: string[] = [];
  while (tokens.length < sessions) tokens.push(await signedIn(stage));
  const reads: Reads[] = [];
  for (const [path, atLeastPerCore] of pages) {
    reads.push(await measureRead(stage, tokens, { path, atLeastPerCore }));
  }
  return readsReport(reads);
}

async function measureRead(
  stage: Stage,
  tokens: readonly string[],
  { path, atLeastPerCore }: Pick<Reads, 'path' | 'atLeastPerCore'>,
): Promise<Reads> {
  const readFor = async (seconds: number): Promise<number[]> => {
    const works = Array.from({ length: seconds * readyPerSecond }, (_, at) =>
      read(stage, path, tokens[at % tokens.length] ?? ''),
    );
    return allDone(await runLoad(works, { inFlight, seconds }));
  };
  await readFor(warmUpSeconds);
  const seconds = Math.min(stage.seconds, mostSeconds);
  const [stop, since] = [stage.meter.start(), performance.now()];
  const ms = await readFor(seconds);
  const took = (performance.now() - since) / 1000;
  return { path, atLeastPerCore, inFlight, ms, seconds: took, cpu: stop() };
}

/** Answers how long it took, in milliseconds. */
function read({ http, urls }: Stage, path: string, token: string): () => Promise<number> {
  const sent = { method: 'GET', headers: { authorization: `Bearer ${token}` } } as const;
  return async () => {
    const asked = performance.now();
    const answer = await http.fetch(urls.api + path, sent);
    await answer.text();
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}`);
    return performance.now() - asked;
  };
}
