import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Flow } from '../engine/flow.ts';

export type DisputeFlow = Flow<{ kind: 'dispute'; method: 'identity' }>;

type Told = 'what_happened' | 'disputed_number' | 'phone' | 'statement';

/** Takes what is typed at a step that has nothing to check: its form was checked before. */
export function told<S extends Told>(
  flow: DisputeFlow,
  step: S,
  event: string,
): Promise<Submitted<S, 'identity'>>;
export function told(flow: DisputeFlow, step: Told, event: string): Promise<unknown> {
  const submit = (data: unknown) => Promise.resolve({ done: data });
  return flow.step<Told, unknown>(step, { event, on: { submit } });
}
