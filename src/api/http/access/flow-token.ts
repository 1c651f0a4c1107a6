import type { Keys } from '../../../platform/keys.ts';
import { flowIdPattern, isFlowToken } from '../../flows/flow-identity.ts';
import { Refused } from '../refused.ts';
import type { Access } from './access.ts';

/**
 * For whoever holds the token of the flow in the path: decided by the token alone, so that nobody
 * without one learns which flows there are, or makes us ask the database.
 */
export function flowToken(keys: Keys): Access<{ flowId: string }> {
  return {
    security: [
      {
        name: 'flowToken',
        scheme: { type: 'http', scheme: 'bearer', description: '`token` of the start' },
      },
    ],
    params: { id: { pattern: flowIdPattern } },
    refusals: ['FlowTokenMissing', 'FlowTokenInvalid', 'FlowNotFound'],
    check: ({ params, headers: { authorization } }) => {
      if (authorization === undefined) throw new Refused('FlowTokenMissing');
      const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
      const flowId = params['id'] ?? '';
      switch (isFlowToken(keys, flowId, token)) {
        case 'malformed':
          throw new Refused('FlowTokenInvalid');
        case 'wrong':
          throw new Refused('FlowNotFound');
        case 'right':
          return { flowId };
      }
    },
  };
}
