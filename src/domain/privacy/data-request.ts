import { z } from 'zod';
import { statementOf } from '../dispute/statement.ts';
import { afterWorkingDays } from '../dispute/working-days.ts';
import type { Text } from '../flows/text.ts';
import type { NextAction } from '../problems/problem.ts';
import { closeAccount } from '../problems/texts/next-actions.ts';
import { why } from '../staff/why.ts';

/** What somebody may ask about their own data (law 91/2025/QH15, article 4). */
export const dataRequestKinds = ['access', 'rectification', 'deletion', 'restriction'] as const;
export const dataRequestKind = z.enum(dataRequestKinds);
export type DataRequestKind = z.output<typeof dataRequestKind>;

export const dataRequestStates = ['open', 'answered', 'withdrawn'] as const;
export const dataRequestState = z.enum(dataRequestStates);
export type DataRequestState = z.output<typeof dataRequestState>;

/** `forwarded`: another authority has to answer; the answer says which. */
export const dataRequestOutcomes = ['done', 'refused', 'forwarded'] as const;
export const dataRequestOutcome = z.enum(dataRequestOutcomes);
export type DataRequestOutcome = z.output<typeof dataRequestOutcome>;

/** So many of one account may wait for an answer, and be made in a day. */
export const mostOpenRequests = 5;
export const dataRequestPerDay = { limit: 10, windowSeconds: 86_400 } as const;
export const longestRequest = 2_000;
const workingDays = 2;

/** When a request has to be answered: within two working days, by the end of the second in Vietnam. */
export function dueOf(askedAt: Date): Date {
  return afterWorkingDays(askedAt, workingDays);
}

/** `POST /v1/account/data-requests`. */
export const dataRequestBody = z.strictObject({
  kind: dataRequestKind,
  statement: statementOf(longestRequest),
});

export type NewStatement = z.output<typeof dataRequestBody>;

/** `POST /v1/staff/data-requests/{id}/answers`. */
export const dataRequestAnswerBody = z.strictObject({
  outcome: dataRequestOutcome,
  answer: statementOf(longestRequest).describe('What the citizen is told'),
  ...why,
});

/** The kinds in words. */
export const dataRequestTitles = {
  access: { vi: 'Cung cấp dữ liệu', en: 'Access to my data' },
  rectification: { vi: 'Chỉnh sửa dữ liệu', en: 'Correction of my data' },
  deletion: { vi: 'Xóa dữ liệu', en: 'Deletion of my data' },
  restriction: { vi: 'Hạn chế xử lý dữ liệu', en: 'Restriction of the processing' },
} as const satisfies Record<DataRequestKind, Text>;

const seeIdentity: NextAction = {
  action: 'seeIdentity',
  href: '/v1/account/identity',
  method: 'GET',
};
const exportData: NextAction = {
  action: 'exportData',
  href: '/v1/account/export',
  method: 'GET',
};

/** How its owner does by themselves what was asked for: what an answer leads to. */
export const waysOf: Readonly<Record<DataRequestKind, readonly NextAction[]>> = {
  access: [exportData],
  rectification: [seeIdentity],
  deletion: [closeAccount],
  restriction: [],
};
