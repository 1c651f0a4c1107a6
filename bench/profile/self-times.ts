import { z } from 'zod';

/** As the inspector writes it (Chrome DevTools Protocol, Profiler.Profile); times in microseconds. */
const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** Time of a thread's own code by where that code is; `ms` of all that was not idle is in `busyMs`. */
export type SelfTimes = { busyMs: number; places: { place: string; ms: number }[] };

const idle = '(idle)';

/** Sums up a profile's JSON by package, file of ours, or module of Node; most time first. */
export function selfTimes(json: string): SelfTimes {
  const { nodes, samples, timeDeltas } = profile.parse(JSON.parse(json));
  const placeOfNode = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const sums = new Map<string, number>();
  for (const [at, node] of samples.entries()) {
    const place = placeOfNode.get(node) ?? '';
    // A sample's time is until the next one.
    sums.set(place, (sums.get(place) ?? 0) + (timeDeltas[at + 1] ?? 0) / 1000);
  }
  sums.delete(idle);
  const places = [...sums].map(([place, ms]) => ({ place, ms })).sort((a, b) => b.ms - a.ms);
  return { busyMs: places.reduce((sum, { ms }) => sum + ms, 0), places };
}

/** Where a function is; of one without a file, such as a system call's, what it is called. */
function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url === '') return functionName.startsWith('(') ? functionName : nativeCalled(functionName);
  const packages = url.split('/node_modules/');
  const inPackage = packages.length > 1 ? packages.at(-1) : undefined;
  if (inPackage !== undefined) return nameOfPackage(inPackage);
  if (url.includes('workflow-bundle')) return 'workflows, as bundled';
  const ours = /\/((?:src|bench|scripts|client)\/[^?]*)/.exec(url)?.[1];
  return ours ?? url.replace(/\?.*/, '');
}

function nativeCalled(name: string): string {
  return `native: ${name === '' ? 'without a name' : name}`;
}

function nameOfPackage(file: string): string {
  const parts = file.split('/');
  return parts.slice(0, file.startsWith('@') ? 2 : 1).join('/');
}
