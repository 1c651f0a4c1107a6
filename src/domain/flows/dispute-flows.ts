import type { OwnFlowRow } from './flow-row.ts';

/** The guide's complaint, "khiếu nại khi không sở hữu tài khoản" (guide 1.1, Chú ý); needs no account. */
export const disputeFlows = {
  identity: {
    guide: '1.1',
    title: { vi: 'Người khác đã đăng ký số của tôi', en: 'somebody else registered my number' },
    subjectTypes: ['citizen'],
    steps: [
      'what_happened',
      'disputed_number',
      'phone',
      'otp',
      'statement',
      'evidence',
      'hearing',
      'decision',
    ],
    level: 3,
    proof: {
      vi: 'giấy tờ và lời trình bày, do hai cán bộ xem xét sau khi nghe bên kia',
      en: 'papers and a statement, judged by two members of staff after the other party was heard',
    },
    asksFirst: 'system',
    refusals: [],
    path: '/v1/disputes',
    workflow: 'disputeIdentity',
    resumable: true,
  },
} as const satisfies Record<string, OwnFlowRow>;
