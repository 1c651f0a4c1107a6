import { patched } from '@temporalio/workflow';
import type { Patch } from './patches.ts';

/**
 * Whether this flow goes by a change. One that comes to it anew does once every worker that runs knows it
 * (`patchGate`), so that no worker of the version before finds what it cannot replay.
 */
export function hasPatch(patch: Patch): boolean {
  return patched(patch);
}
