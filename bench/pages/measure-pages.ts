import { detailsFor } from '../../scripts/demo/details-for.ts';
import { registrationMethods } from '../../src/domain/flows/flows.ts';
import { flowPath, paths } from '../../web/paths.ts';
import { signedIn } from '../account/signed-in.ts';
import type { Stage } from '../load/measure-levels.ts';
import { allDone, runLoad } from '../load/run-load.ts';
import { begin } from '../methods/begin.ts';
import { consent } from '../methods/consent.ts';
import { type PageReads, pagesReport } from '../report/pages-report.ts';
import { rendersPerSecond } from './render-alone.ts';

type Shown = { name: string; path: string; cookie: string };

const levels = [1, 16];
const warmUpSeconds = 2;
const mostSeconds = 8;
/** More than a few cores answer in a second. */
const readyPerSecond = 2_000;

/** What pages cost: the home page, one in a flow, one behind a session; and the rendering alone. */
export async function measurePages(stage: Stage): Promise<string> {
  const reads: PageReads[] = [];
  for (const shown of await pagesToRead(stage)) {
    await readFor(stage, shown, { inFlight: 16, seconds: warmUpSeconds });
    for (const inFlight of levels) reads.push(await measurePage(stage, shown, inFlight));
  }
  return pagesReport(reads, rendersPerSecond());
}

async function pagesToRead(stage: Stage): Promise<Shown[]> {
  const [method] = registrationMethods;
  if (method !== 'mobile_subscriber') throw new Error('The first registration is by phone.');
  const citizen = await stage.citizens.introduce();
  const { flow } = await begin(stage, method, detailsFor[method](citizen, consent));
  const held = `0000000000.${flow.id}.${flow.token ?? ''}`;
  const session = `__Host-dinhdanh_session=${await signedIn(stage)}`;
  return [
    { name: 'home', path: '/vi', cookie: '' },
    {
      name: 'OTP',
      path: `/vi${flowPath('abc123')}`,
      cookie: `__Host-dinhdanh_flow_abc123=${held}`,
    },
    { name: 'account', path: `/vi${paths.account}`, cookie: session },
  ];
}

async function measurePage(stage: Stage, shown: Shown, inFlight: number): Promise<PageReads> {
  const seconds = Math.min(stage.seconds, mostSeconds);
  const [stop, since] = [stage.meter.start(), performance.now()];
  const answers = await readFor(stage, shown, { inFlight, seconds });
  const took = (performance.now() - since) / 1_000;
  const [first] = answers;
  return {
    name: shown.name,
    bytes: first?.bytes ?? 0,
    inFlight,
    ms: answers.map(({ ms }) => ms),
    seconds: took,
    cpu: stop(),
  };
}

async function readFor(
  stage: Stage,
  shown: Shown,
  { inFlight, seconds }: { inFlight: number; seconds: number },
) {
  const works = Array.from({ length: seconds * readyPerSecond }, () => readPage(stage, shown));
  return allDone(await runLoad(works, { inFlight, seconds }));
}

/** Answers how long it took to the first byte, in milliseconds, and how many there were as they were sent. */
function readPage({ http, urls }: Stage, { path, cookie }: Shown) {
  const headers = { cookie, 'accept-encoding': 'br' };
  return async (): Promise<{ ms: number; bytes: number }> => {
    const asked = performance.now();
    const answer = await http.fetch(urls.api + path, { method: 'GET', headers });
    const ms = performance.now() - asked;
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}`);
    const length = answer.headers.get('content-length');
    return { ms, bytes: length === null ? Buffer.byteLength(text) : Number(length) };
  };
}
