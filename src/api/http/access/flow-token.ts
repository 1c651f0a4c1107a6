import type { FlowRow } from '../../../db/flows/flows.ts';
import type { Keys } from '../../../platform/keys.ts';
import { flowIdPattern, type Generation, readFlowToken } from '../../flows/flow-identity.ts';
import type { FlowRows } from '../../flows/flow-rows.ts';
import { Refused } from '../refused.ts';
import type { Access, Unchecked } from './access.ts';

export type FlowTokenDeps = { keys: Keys; rows: Pick<FlowRows, 'read'> };

/** A flow whose token was shown. */
export type OpenedFlow = {
  flowId: string;
  /** The flow's row: the one that the token was held against, where it was. */
  readRow: () => Promise<FlowRow | null>;
  /** Throws `FlowTakenUp` where the token does not open the flow of a later row any more. */
  requireStill: (row: FlowRow) => void;
};

/**
 * For whoever holds the token of the flow in the path. Nobody without one learns which flows there are, or
 * makes us ask the database: that is asked only whether a token of a flow that can be taken up on another
 * device is still the last one.
 */
export function flowToken({ keys, rows }: FlowTokenDeps): Access<OpenedFlow> {
  return {
    security: [
      {
        name: 'flowToken',
        scheme: {
          type: 'http',
          scheme: 'bearer',
          description: '`token` of the start, or of the resumption that has taken the flow up',
        },
      },
    ],
    params: { id: { pattern: flowIdPattern } },
    refusals: ['FlowTokenMissing', 'FlowTokenInvalid', 'FlowTakenUp', 'FlowNotFound'],
    check: async (request) => {
      const { flowId, generation } = readShown(keys, request);
      const requireStill = (row: FlowRow): void => {
        requireGeneration(row, generation);
      };
      if (generation === 'only') {
        return { flowId, requireStill, readRow: () => rows.read(flowId) };
      }
      const row = await rows.read(flowId);
      if (row) requireStill(row);
      return { flowId, requireStill, readRow: () => Promise.resolve(row) };
    },
  };
}

/** Throws `FlowTakenUp` where a flow is opened by another token by now. */
export function requireGeneration(row: FlowRow, generation: Generation): void {
  if (generation !== 'only' && row.generation !== generation) throw new Refused('FlowTakenUp');
}

function readShown(
  keys: Keys,
  { params, headers: { authorization } }: Pick<Unchecked, 'params' | 'headers'>,
): { flowId: string; generation: Generation } {
  if (authorization === undefined) throw new Refused('FlowTokenMissing');
  const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
  const flowId = params['id'] ?? '';
  const read = readFlowToken(keys, flowId, token);
  if (read === 'malformed') throw new Refused('FlowTokenInvalid');
  if (read === 'wrong') throw new Refused('FlowNotFound');
  return { flowId, ...read };
}
