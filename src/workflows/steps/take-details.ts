import type { Details } from '../../domain/details-schemas.ts';
import type { Flow } from '../flow.ts';

/** Waits for what is told on the first step, whatever the method wants to know. */
export async function takeDetails(flow: Flow): Promise<Details> {
  for (;;) {
    const letter = await flow.take();
    if (letter.step === 'details') return letter.data;
  }
}
