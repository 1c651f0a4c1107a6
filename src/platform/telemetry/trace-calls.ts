import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { OutsideCalls } from '../outside-calls.ts';
import type { Tracing } from './tracing.ts';

/** The same, with a span for each call, within the activity or the request that makes it. */
export function traceCalls<C extends Pick<OutsideCalls, 'observe'>>(
  calls: C,
  tracing: Tracing | undefined,
): C {
  if (!tracing) return calls;
  return {
    ...calls,
    observe: (system, call) => {
      const observed = calls.observe(system, call);
      return async (...given) => {
        const from = tracing.now();
        const end = (failure?: string): void => {
          const attributes = { 'peer.service': system };
          const span = { name: `call ${system}`, kind: 'CLIENT', from, to: tracing.now() } as const;
          tracing.child({ ...span, attributes, failure });
        };
        try {
          const answer = await observed(...given);
          end();
          return answer;
        } catch (error) {
          end(error instanceof OutsideSystemError ? error.reason : 'failed');
          throw error;
        }
      };
    },
  } satisfies C;
}
