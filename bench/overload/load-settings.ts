import type { BenchOptions } from '../options.ts';

/**
 * What the API is started with. For what a registration costs, nobody is refused; under overload the
 * limits are as they are set, and each citizen has an address of his own.
 */
export function loadSettings({ overload }: Pick<BenchOptions, 'overload'>): Record<string, string> {
  if (overload) return { TRUSTED_PROXIES: '1' };
  return { MAX_IN_FLIGHT: '4000', START_LIMIT_MIN: '1000', START_LIMIT_MAX: '1000' };
}
