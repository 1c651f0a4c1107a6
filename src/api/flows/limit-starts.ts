import type { StartLimitSettings } from '../../platform/config/start-limit.ts';
import type { Keys } from '../../platform/keys.ts';
import { createAdaptiveLimit } from '../http/adaptive-limit.ts';
import { createBaseDelays } from '../http/base-delays.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { Flows } from '../temporal/flows.ts';
import type { HashPassword } from './hash-password.ts';
import { type Measured, measureFlows } from './measure-flows.ts';
import { createStartPlaces, type StartPlaces } from './start-places.ts';

/** Where the limit begins: what two cores work off in half a second, which others would wait for. */
const placesAtRest = 16;

type LimitDeps<F> = {
  settings: { startLimit: StartLimitSettings; maxInFlightPerNetwork: number };
  keys: Keys;
  metrics: Pick<Metrics, 'gauge'>;
  flows: F;
  hashPassword: HashPassword;
};

/**
 * Has the number of starts follow how long flows take to answer: the same flows, measured, and the places.
 * Its own, since libraries for it watch the event loop, or what one client calls; what is busy here are the
 * processes behind.
 */
export function limitStarts<F extends Flows>(
  { settings, keys, metrics, flows, hashPassword }: LimitDeps<F>,
  now: () => number = () => performance.now(),
): { startPlaces: StartPlaces; flows: F; hashPassword: HashPassword } {
  const { least, most, delayMs } = settings.startLimit;
  const rest = Math.min(most, Math.max(least, placesAtRest));
  const limit = createAdaptiveLimit({ least, rest, most }, now);
  const bases = createBaseDelays(now);
  const startPlaces = createStartPlaces({
    keys,
    limit,
    perNetwork: settings.maxInFlightPerNetwork,
  });
  metrics.gauge('dinhdanh_start_limit', 'Starts that may be under way at once.', limit.places);
  metrics.gauge('dinhdanh_starts_in_flight', 'Starts under way.', startPlaces.inside);
  const observe = ({ name, beganAt, endedAt }: Measured) => {
    const isSlow = endedAt === null || bases.excess(name, endedAt - beganAt) > delayMs;
    limit.observe({ beganAt, isSlow });
  };
  return { startPlaces, ...measureFlows(flows, hashPassword, { now, observe }) };
}
