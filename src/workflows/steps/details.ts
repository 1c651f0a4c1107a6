import type { Details } from '../../domain/methods/details-schemas.ts';
import type { Flow } from '../engine/flow.ts';
import { takeLetter } from './take-letter.ts';

/** Waits for what is told on the first step, whatever the method wants to know. */
export async function takeDetails(flow: Flow): Promise<Details> {
  return (await takeLetter(flow, 'details')).data;
}
