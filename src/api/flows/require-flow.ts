import type { Keys } from '../../platform/keys.ts';
import { isFlowToken } from './flow-identity.ts';
import type { ApiRequest } from '../http/route.ts';
import { Refused } from '../http/refused.ts';

/**
 * The id of the flow in the path, when the caller holds its token: decided by the token alone, so
 * that nobody without one learns which flows there are, or makes us ask the database.
 */
export function requireFlow(keys: Keys, { params, headers }: ApiRequest): string {
  const { authorization } = headers;
  if (authorization === undefined) throw new Refused('FlowTokenMissing');
  const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
  const flowId = params['id'] ?? '';
  switch (isFlowToken(keys, flowId, token)) {
    case 'malformed':
      throw new Refused('FlowTokenInvalid');
    case 'wrong':
      throw new Refused('FlowNotFound');
    case 'right':
      return flowId;
  }
}
