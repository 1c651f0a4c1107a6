import { setTimeout as sleep } from 'node:timers/promises';
import type { Tools } from '../methods/registration.ts';

const lookEveryMs = 500;
const longestMs = 90_000;
/** A limit that moves has moved within this. */
const restMs = 3_000;

type Api = Pick<Tools, 'http' | 'urls'>;

/** How many starts the API lets in at once at this moment. */
async function readStartLimit({ http, urls }: Api): Promise<number> {
  const answer = await http.fetch(`${urls.api}/metrics`, { method: 'GET', headers: {} });
  const [, value] = /^dinhdanh_start_limit (\d+)$/m.exec(await answer.text()) ?? [];
  return Number(value);
}

/** The limit as it is once nothing moves it any more. */
export async function restingStartLimit(api: Api): Promise<number> {
  for (let last = Number.NaN; ;) {
    const seen = await readStartLimit(api);
    if (seen === last) return seen;
    last = seen;
    await sleep(restMs);
  }
}

/** Looks at the limit until told to stop; answers with the least and the most that was seen. */
export function watchStartLimit(api: Api): () => Promise<{ least: number; most: number }> {
  const seen: number[] = [];
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      seen.push(await readStartLimit(api));
      await sleep(lookEveryMs);
    }
  })();
  return async () => {
    stop.abort();
    await watching;
    return { least: Math.min(...seen), most: Math.max(...seen) };
  };
}

/** Seconds until the limit is what it was before; null when it does not come back. */
export async function recoverySeconds(api: Api, before: number): Promise<number | null> {
  const since = performance.now();
  const passed = (): number => performance.now() - since;
  while (passed() < longestMs) {
    if ((await readStartLimit(api)) >= before) return passed() / 1000;
    await sleep(lookEveryMs);
  }
  return null;
}
