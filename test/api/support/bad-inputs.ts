import { randomUUID } from 'node:crypto';
import { consentInForce } from '../../../src/domain/subject/consent.ts';
import { aCitizen, detailsOf } from '../../support/citizens.ts';
import { flowOfKey, type SendOptions } from './edge.ts';

export const start = '/v1/registrations/mobile_subscriber';
const body = detailsOf(aCitizen({ documentNumber: '001185012345' }), consentInForce.version);
export const flow = flowOfKey(randomUUID());
const stepPath = (step: string, id = flow.id) => `/v1/flows/${id}/steps/${step}`;

export type BadInput = {
  method?: string;
  path?: string;
  options: SendOptions;
  status: number;
  code: string;
  field?: [pointer: string, code: string];
};

/** The start of a citizen with another value in a field. */
export const withField = (field: object): SendOptions => ({
  body: { ...body, ...field },
  key: randomUUID(),
});
/** What the edge refuses by itself, by its name. */
export const badInputs: Record<string, BadInput> = {
  'a body that is not JSON': {
    options: { body: '{"phone":', key: randomUUID() },
    status: 400,
    code: 'MalformedJson',
  },
  'a body that is JSON but no object': {
    options: { body: '"text"', key: randomUUID() },
    status: 400,
    code: 'MalformedJson',
  },
  'a list as the body': {
    options: { body: [], key: randomUUID() },
    status: 400,
    code: 'ValidationFailed',
    field: ['', 'InvalidType'],
  },
  'no body at all': {
    options: { key: randomUUID() },
    status: 400,
    code: 'ValidationFailed',
    field: ['', 'Required'],
  },
  'a body of more than 32 kB': {
    options: withField({ fullName: 'Nguyễn '.repeat(6_000) }),
    status: 413,
    code: 'BodyTooLarge',
  },
  'a form': {
    options: { body: 'phone=1', key: randomUUID(), headers: { 'content-type': 'text/plain' } },
    status: 415,
    code: 'UnsupportedMediaType',
  },
  'a compressed body': {
    options: { ...withField({}), headers: { 'content-encoding': 'gzip' } },
    status: 415,
    code: 'UnsupportedMediaType',
  },
  'a member named __proto__': {
    options: { body: `{"__proto__":{},${JSON.stringify(body).slice(1)}`, key: randomUUID() },
    status: 400,
    code: 'ValidationFailed',
    field: ['/__proto__', 'UnknownMember'],
  },
  'no Idempotency-Key': { options: { body }, status: 400, code: 'IdempotencyKeyMissing' },
  'an Idempotency-Key that is not quoted': {
    options: { body, headers: { 'idempotency-key': randomUUID() } },
    status: 400,
    code: 'IdempotencyKeyMalformed',
  },
  'an Idempotency-Key that is no UUID': {
    options: { body, headers: { 'idempotency-key': '"1"' } },
    status: 400,
    code: 'IdempotencyKeyMalformed',
  },
  'a step without a token': {
    path: stepPath('otp'),
    options: { body: { code: '123456' } },
    status: 401,
    code: 'FlowTokenMissing',
  },
  'a step without a token, before its body is read': {
    path: stepPath('otp'),
    options: { body: '{"code":', headers: { 'idempotency-key': '1' } },
    status: 401,
    code: 'FlowTokenMissing',
  },
  'a malformed key of a step, before its body is read': {
    path: stepPath('otp'),
    options: { body: '{"code":', token: flow.token, headers: { 'idempotency-key': '1' } },
    status: 400,
    code: 'IdempotencyKeyMalformed',
  },
  'a body of a step that is not JSON': {
    path: stepPath('otp'),
    options: { body: '{"code":', token: flow.token },
    status: 400,
    code: 'MalformedJson',
  },
  'a token cut short': {
    path: stepPath('otp'),
    options: { body: { code: '123456' }, token: flow.token.slice(0, -1) },
    status: 401,
    code: 'FlowTokenInvalid',
  },
  'credentials of another scheme': {
    path: stepPath('otp'),
    options: { body: { code: '123456' }, headers: { authorization: `Basic ${flow.token}` } },
    status: 401,
    code: 'FlowTokenInvalid',
  },
  'the token of another flow': {
    path: stepPath('otp'),
    options: { body: { code: '123456' }, token: flowOfKey(randomUUID()).token },
    status: 404,
    code: 'FlowNotFound',
  },
  'a flow that nobody started': {
    path: stepPath('otp', 'no-such-flow'),
    options: { body: { code: '123456' }, token: flow.token },
    status: 404,
    code: 'FlowNotFound',
  },
  'an OTP of letters': {
    path: stepPath('otp'),
    options: { body: { code: 'abcdef' }, token: flow.token },
    status: 400,
    code: 'ValidationFailed',
    field: ['/code', 'OtpMalformed'],
  },
  'an OTP as a number': {
    path: stepPath('otp'),
    options: { body: { code: 123456 }, token: flow.token },
    status: 400,
    code: 'ValidationFailed',
    field: ['/code', 'InvalidType'],
  },
  'a code that no app shows, and no recovery code': {
    path: stepPath('authenticator_app'),
    options: { body: { code: '7K3F9-2QXAU' }, token: flow.token },
    status: 400,
    code: 'ValidationFailed',
    field: ['/code', 'AuthenticatorCodeMalformed'],
  },
  'a recovery code where an app is enrolled': {
    path: stepPath('app_enrolment'),
    options: { body: { code: '7K3F9-2QXAB' }, token: flow.token },
    status: 400,
    code: 'ValidationFailed',
    field: ['/code', 'TotpMalformed'],
  },
  'a step that no flow has': {
    path: stepPath('fingerprint'),
    options: { body: {}, token: flow.token },
    status: 404,
    code: 'NotFound',
  },
  'an action with a body': {
    path: `/v1/flows/${flow.id}/actions/resendOtp`,
    options: { body: { to: '+84981234567' }, token: flow.token },
    status: 400,
    code: 'ValidationFailed',
    field: ['/to', 'UnknownMember'],
  },
  'a session without a token': {
    method: 'DELETE',
    path: '/v1/session',
    options: {},
    status: 401,
    code: 'SessionMissing',
  },
  'a code of another length': {
    path: '/v1/sign-ins/not-me',
    options: { body: { code: '7K3F' } },
    status: 422,
    code: 'NotMeCodeInvalid',
  },
  'a code of a cancellation with a letter that no code has': {
    path: '/v1/cancellations',
    options: { body: { code: '7K3F-92QX-00DU' } },
    status: 422,
    code: 'CancelCodeInvalid',
  },
  'a wait of an hour': {
    method: 'GET',
    path: `/v1/flows/${flow.id}?wait=3600`,
    options: { token: flow.token },
    status: 400,
    code: 'HeaderInvalid',
  },
  'an unknown method of registration': {
    path: '/v1/registrations/face',
    options: { body, key: randomUUID() },
    status: 404,
    code: 'NotFound',
  },
  'a path that does not decode': {
    path: '/v1/flows/%E0%A4%A',
    options: {},
    status: 404,
    code: 'NotFound',
  },
  'an HTTP method that the route has not': {
    method: 'PUT',
    path: start,
    options: { body },
    status: 405,
    code: 'MethodNotAllowed',
  },
};
