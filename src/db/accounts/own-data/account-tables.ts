import { sql } from 'kysely';
import type { Tables } from '../../entities/entities.ts';
import { ofAccount, opened, type OwnTable } from './own-table.ts';

type Of<T extends keyof Tables> = OwnTable<keyof Tables[T] & string>;

const recoveryCode: Of<'recovery_code'> = {
  as: 'recoveryCodes',
  rowsOf: (id) =>
    sql`method_id in (select m.id from authentication_method m where m.account_id = ${id})`,
  columns: { method_id: 'shown', code_mac: 'withheld', used_at: 'shown' },
  closing: { does: 'deletes' },
};

const authenticationMethod: Of<'authentication_method'> = {
  as: 'methods',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    kind: 'shown',
    phone: opened('authentication_method.phone'),
    phone_lookup: 'withheld',
    password_salt: 'withheld',
    password_mac: 'withheld',
    added_at: 'shown',
    last_used_at: 'shown',
    ended_at: 'shown',
    certificate: { opens: 'authentication_method.certificate', by: 'account', as: 'json' },
    subject: opened('authentication_method.subject'),
    subject_lookup: 'withheld',
    secret: 'withheld',
    last_step: 'withheld',
    locked_at: 'shown',
  },
  closing: { does: 'deletes' },
};

const consent: Of<'consent'> = {
  as: 'consents',
  rowsOf: ofAccount,
  columns: {
    account_id: 'withheld',
    version: 'shown',
    purposes: 'shown',
    channel: 'shown',
    flow_id: 'shown',
    given_at: 'shown',
    withdrawn_at: 'shown',
  },
  closing: {
    does: 'keeps',
    why: 'What was consented to, and until when, has to be shown later (law 91/2025/QH15); it names nobody.',
  },
};

const consentWithdrawal: Of<'consent_withdrawal'> = {
  as: 'consentWithdrawals',
  rowsOf: ofAccount,
  columns: {
    account_id: 'withheld',
    version: 'shown',
    purpose: 'shown',
    channel: 'shown',
    withdrawn_at: 'shown',
    given_again_at: 'shown',
  },
  closing: { does: 'keeps', why: 'As the consents that it is of.' },
};

const identityDocument: Of<'identity_document'> = {
  as: 'documents',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    subject_type: 'shown',
    kind: 'shown',
    number: opened('identity_document.number'),
    number_lookup: 'withheld',
    source: 'shown',
    added_at: 'shown',
    kept_until: 'shown',
    ended_at: 'shown',
  },
  closing: {
    does: 'erases',
    columns: ['number'],
    why: 'The keyed hash keeps the number from being registered anew until `kept_until`.',
  },
};

const account: Of<'account'> = {
  as: 'account',
  rowsOf: (id) => sql`id = ${id}`,
  columns: {
    id: 'shown',
    subject_type: 'shown',
    level: 'shown',
    method: 'shown',
    full_name: opened('account.full_name'),
    date_of_birth: opened('account.date_of_birth'),
    sex: opened('account.sex'),
    email: opened('account.email'),
    flow_id: 'shown',
    created_at: 'shown',
    language: 'shown',
    locked_at: 'shown',
    locked_because: 'shown',
    email_verified_at: 'shown',
    last_active_at: 'shown',
    inactivity_notices: 'shown',
    inactivity_noticed_at: 'shown',
    closing_flow_id: 'shown',
    closing_at: 'shown',
    restricted_at: 'shown',
    closed_at: 'shown',
  },
  closing: {
    does: 'erases',
    columns: [
      'full_name',
      'date_of_birth',
      'sex',
      'email',
      'email_verified_at',
      'closing_flow_id',
      'closing_at',
    ],
    why: 'The stub that the audit trail and the kept number refer to; it names nobody.',
  },
};

const auditEvent: Of<'audit_event'> = {
  as: 'audit',
  rowsOf: ofAccount,
  columns: {
    id: 'withheld',
    sequence: 'withheld',
    at: 'shown',
    event: 'shown',
    // Members of staff are persons, too.
    actor: 'withheld',
    flow_id: 'shown',
    account_id: 'withheld',
    details: 'withheld',
    hash: 'withheld',
  },
  closing: { does: 'keeps', why: 'Append-only, and holds no personal data.' },
};

const dataRequest: Of<'data_request'> = {
  as: 'dataRequests',
  rowsOf: ofAccount,
  columns: {
    id: 'shown',
    account_id: 'withheld',
    reference: 'shown',
    kind: 'shown',
    state: 'shown',
    statement: { opens: 'data_request.statement', by: 'row', as: 'text' },
    request_mac: 'withheld',
    asked_at: 'shown',
    due_at: 'shown',
    answered_at: 'shown',
    // Members of staff are persons, too.
    answered_by: 'withheld',
    outcome: 'shown',
    answer: { opens: 'data_request.answer', by: 'row', as: 'text' },
    withdrawn_at: 'shown',
  },
  closing: { does: 'deletes' },
};

/** The account itself, and what belongs to it. */
export const accountTables = {
  data_request: dataRequest,
  recovery_code: recoveryCode,
  authentication_method: authenticationMethod,
  consent_withdrawal: consentWithdrawal,
  consent,
  identity_document: identityDocument,
  account,
  audit_event: auditEvent,
} as const;
