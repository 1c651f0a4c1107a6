import { randomUUID } from 'node:crypto';

/** An account that a registration by phone makes. */
export function anAccount(number: string, subjectType: 'citizen' | 'enterprise' = 'citizen') {
  return {
    id: randomUUID(),
    subjectType,
    level: 2 as const,
    method: 'mobile_subscriber' as const,
    fullName: 'Nguyễn Văn An',
    dateOfBirth: '1990',
    documents: [{ kind: 'personal_id_number' as const, number }],
    source: 'carrier' as const,
    methods: [
      { kind: 'password' as const, salt: 'c2FsdA', mac: 'bWFj' },
      { kind: 'otp_phone' as const, phone: '+84981234567' },
    ],
    consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
    flowId: randomUUID(),
  };
}
