import { sql } from 'kysely';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Keys } from '../../platform/keys.ts';
import { sealColumn } from '../sealed.ts';

/**
 * A row of values for `authentication_method`: account, kind, phone, phone_lookup, password_salt,
 * password_mac, certificate, subject, subject_lookup.
 */
export function methodRow(keys: Keys, accountId: string, method: AuthenticationMethod) {
  const seal = (column: 'phone' | 'certificate' | 'subject', value: string): Buffer =>
    sealColumn(keys, `authentication_method.${column}`, accountId, value);
  const phone = 'phone' in method ? method.phone : undefined;
  const password = method.kind === 'password' ? method : undefined;
  const certificate = 'certificate' in method ? method.certificate : undefined;
  const subject = method.kind === 'vietnam_post' ? method.subject : undefined;
  return sql`(${accountId}::uuid, ${method.kind},
    ${phone === undefined ? null : seal('phone', phone)}::bytea,
    ${phone === undefined ? null : keys.lookup('phone', phone)}::bytea,
    ${password ? Buffer.from(password.salt, 'base64url') : null}::bytea,
    ${password ? Buffer.from(password.mac, 'base64url') : null}::bytea,
    ${certificate ? seal('certificate', JSON.stringify(certificate)) : null}::bytea,
    ${subject === undefined ? null : seal('subject', subject)}::bytea,
    ${subject === undefined ? null : keys.lookup('post-subject', subject)}::bytea)`;
}
