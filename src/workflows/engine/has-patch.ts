import { deprecatePatch, patched } from '@temporalio/workflow';
import type { FormerPatch, Patch } from './patches.ts';

/**
 * Whether this flow goes by a change. One that comes to it anew does once every worker that runs knows it
 * (`patchGate`), so that no worker of the version before finds what it cannot replay.
 *
 * Asked only where a start, a signal or a timer has just come, never after a local activity: its result may have
 * been taken up one workflow task later than a replay does, which then does not know of the marker yet.
 */
export function hasPatch(patch: Patch): boolean {
  return patched(patch);
}

/** Where a flow comes to what was such a change: it goes by it, and a replay may find its marker or not. */
export function hadPatch(patch: FormerPatch): void {
  deprecatePatch(patch);
}
