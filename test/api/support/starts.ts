import { afterEach } from '@jest/globals';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { Flows } from '../../../src/api/temporal/flows.ts';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { aCitizen, detailsOf } from '../../support/citizens.ts';
import { type Edge, startEdge } from './edge.ts';
import { aRecord, answer } from './records.ts';

/** A start by phone, as tests of starts send it. */
export const path = '/v1/registrations/mobile_subscriber';
export const citizen = aCitizen();
export const body = detailsOf(citizen, consentInForce.version);

/** Flows of which nothing but a start is expected. */
export const flowsThat = (start: Flows['start']): Flows => ({
  start,
  submit: () => Promise.reject(new Error('only a start is expected')),
  tell: () => Promise.resolve('ended'),
  recall: () => Promise.resolve(null),
});

/** Flows that answer a start with its first step done. */
export const answers = flowsThat((input, submission) =>
  Promise.resolve(answer(aRecord(input.flowId), submission)),
);

/** Starts the edge of one test, which ends with it. */
export function edgeOfTest(): (overrides: Partial<ApiDeps>) => Promise<Edge> {
  let edge: Edge;
  afterEach(() => edge.stop());
  return async (overrides) => {
    edge = await startEdge(overrides);
    return edge;
  };
}
