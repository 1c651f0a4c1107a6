import {
  type LoginMethod,
  type RegistrationMethod,
  loginMethods,
  registrationMethods,
} from '../../../domain/flows/flows.ts';
import { consentInForce } from '../../../domain/subject/consent.ts';
import { insuredPeople, samplePeople, simOwners } from './sample-people.ts';

/** Examples of a body as OpenAPI has them, by names that only tell them apart. */
export type BodyExamples = Record<string, { summary: string; value: object }>;

const consent = { version: consentInForce.version };
const citizen = { subjectType: 'citizen', consent };

const detailsExamples: Record<RegistrationMethod, BodyExamples> = {
  mobile_subscriber: peopleExamples(samplePeople),
  social_insurance: peopleExamples(insuredPeople),
  sim_signature: Object.fromEntries(
    Object.entries(simOwners).map(([name, { fullName, ...owner }]) => [
      name,
      { summary: `${fullName}, ${owner.subjectType}`, value: { ...owner, consent } },
    ]),
  ),
  usb_signature: {
    citizen: { summary: 'A citizen', value: citizen },
    enterprise: { summary: 'An enterprise', value: { ...citizen, subjectType: 'enterprise' } },
  },
  vietnam_post: { citizen: { summary: 'A citizen', value: citizen } },
};

const password = 'Mật-khẩu-2026!';
/** Of those who have registered as the examples before do. */
const credentials: BodyExamples = Object.fromEntries(
  Object.entries(samplePeople).map(([name, { fullName, documentNumber }]) => [
    name,
    { summary: fullName, value: { username: documentNumber, password } },
  ]),
);
const loginExamples: Record<LoginMethod, BodyExamples> = {
  password: credentials,
  sim_signature: Object.fromEntries(
    Object.entries(simOwners).map(([name, { fullName, phone }]) => [
      name,
      { summary: fullName, value: { phone } },
    ]),
  ),
  usb_signature: { anybody: { summary: 'Whoever holds the token', value: {} } },
  vietnam_post: { anybody: { summary: 'Whoever signs in at the Post', value: {} } },
};

const reference: BodyExamples = {
  shown: { summary: 'As the flow shows it', value: { reference: 'DD-7K3F-92QX' } },
};

/** Of steps, and of starts that no method has. */
const otherExamples: Record<string, BodyExamples> = {
  recover_resumption: reference,
  submit_reference: reference,
  submit_details: detailsExamples.mobile_subscriber,
  submit_credentials: credentials,
  submit_phone: { citizen: { summary: 'Another number', value: { phone: '0961234501' } } },
  submit_otp: {
    code: { summary: 'The code that the phone shows', value: { code: '123456' } },
  },
  submit_new_phone: {
    number: { summary: 'The new number', value: { phone: '0961234599' } },
    lost: {
      summary: 'In the place of a phone that is lost',
      value: { phone: '0961234599', currentPhoneIsLost: true },
    },
  },
  submit_current_otp: {
    code: { summary: 'The code that the present phone shows', value: { code: '123456' } },
  },
  submit_email: {
    another: { summary: 'Another address', value: { email: 'an.nguyen@example.vn' } },
    none: { summary: 'No address any more', value: { email: null } },
  },
  submit_email_code: {
    code: { summary: 'The code of the e-mail', value: { code: '123456' } },
  },
  submit_authenticator_app: {
    code: { summary: 'The code that the app shows', value: { code: '123456' } },
    recoveryCode: { summary: 'A recovery code', value: { code: '7K3F9-2QXAB' } },
  },
  submit_password: {
    password: { summary: 'Typed twice', value: { password, repeated: password } },
  },
  submit_usb_signature: {
    token: {
      summary: 'What the signing agent answers with',
      value: {
        authToken: {
          format: 'web-eid:1.0',
          algorithm: 'ES256',
          unverifiedCertificate: 'MAA=',
          signature: 'AAAA',
        },
      },
    },
  },
  submit_vietnam_post: {
    brought: { summary: 'What the browser brought back', value: { code: 'code', state: 'state' } },
  },
  submit_confirm: {
    citizen: { summary: 'As it is', value: {} },
    enterprise: { summary: 'With an address', value: { email: 'ke.toan@example.vn' } },
  },
};

/** What the document shows as bodies of an operation; undefined where there is nothing to show. */
export function bodyExamples(operationId: string): BodyExamples | undefined {
  const method = registrationMethods.find((name) => operationId === `start_${name}`);
  if (method) return detailsExamples[method];
  const login = loginMethods.find((name) => operationId === `login_${name}`);
  return login ? loginExamples[login] : otherExamples[operationId];
}

function peopleExamples(people: Record<string, { fullName: string }>): BodyExamples {
  return Object.fromEntries(
    Object.entries(people).map(([name, person]) => [
      name,
      { summary: person.fullName, value: { ...citizen, ...person } },
    ]),
  );
}
