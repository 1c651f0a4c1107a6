import { randomUUID } from 'node:crypto';
import type { BadInput } from './bad-inputs.ts';

const login = '/v1/logins/password';
const credentials = { username: '001185012345', password: 'Mật-khẩu-2026!' };
const wrongLogin = (field: object, pointer: string, code: string): BadInput => ({
  path: login,
  options: { body: { ...credentials, ...field }, key: randomUUID() },
  status: 400,
  code: 'ValidationFailed',
  field: [pointer, code],
});

/** What the edge refuses by itself of logins, by its name. */
export const badLogins: Record<string, BadInput> = {
  'a login without a user name': wrongLogin({ username: undefined }, '/username', 'Required'),
  'a user name of separators alone': wrongLogin({ username: ' - ' }, '/username', 'Required'),
  'a user name of 65 characters': wrongLogin({ username: '1'.repeat(65) }, '/username', 'TooLong'),
  'a login without a password': wrongLogin({ password: undefined }, '/password', 'Required'),
  'a password of 129 characters': wrongLogin({ password: 'ậ'.repeat(129) }, '/password', 'TooLong'),
  'a password with half a character': wrongLogin(
    { password: '\ud800' },
    '/password',
    'InvalidValue',
  ),
  'a delivery that there is not': wrongLogin({ delivery: 'url' }, '/delivery', 'InvalidValue'),
  'a login with a password twice': wrongLogin({ repeated: 'x' }, '/repeated', 'UnknownMember'),
  'a login without a key': {
    path: login,
    options: { body: credentials },
    status: 400,
    code: 'IdempotencyKeyMissing',
  },
  'an unknown method of login': {
    path: '/v1/logins/mobile_subscriber',
    options: { body: {}, key: randomUUID() },
    status: 404,
    code: 'NotFound',
  },
};
