import { mayReadMetrics } from '../../../platform/metrics-token.ts';
import { Refused } from '../refused.ts';
import type { Access } from './access.ts';
import { openToAll } from './open-to-all.ts';

const security = [
  {
    name: 'metricsToken',
    scheme: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN of this installation' },
  },
] as const;

/** For whoever shows the token of this installation, where it has one; else for all. */
export function metricsOnly(token: string | undefined): Access<object> {
  if (token === undefined) return { ...openToAll, refusals: ['MetricsTokenInvalid'] };
  const isLetIn = mayReadMetrics(token);
  return {
    security,
    refusals: ['MetricsTokenInvalid'],
    check: ({ headers }) => {
      if (!isLetIn(headers.authorization)) throw new Refused('MetricsTokenInvalid');
      return {};
    },
  };
}
