import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import { citizen, consenting, insured, simHolder } from './people.ts';
import { counterRequest } from './recovery-stubs.ts';
import { rightCode } from './stubs.ts';
import type { Sent } from './told-flow.ts';

const begin: Sent = { step: 'begin', data: null };
const phone: Sent = { step: 'phone', data: { phone: simHolder.phone } };
const credentials: Sent = {
  step: 'credentials',
  data: { name: 'n', mac: rightCode, network: 'w' },
};

/** What starts each flow. */
const first: Readonly<Record<string, Readonly<Partial<Record<FlowRecord['method'], Sent>>>>> = {
  registration: {
    mobile_subscriber: { step: 'details', data: citizen },
    social_insurance: { step: 'details', data: insured },
    sim_signature: { step: 'details', data: simHolder },
    usb_signature: { step: 'details', data: consenting },
    vietnam_post: { step: 'details', data: consenting },
  },
  login: {
    password: credentials,
    sim_signature: phone,
    usb_signature: begin,
    vietnam_post: begin,
  },
  recovery: {
    password: { step: 'username', data: { name: 'n' } },
    resumption: { step: 'reference', data: { reference: 'DD-7K3F-92QX' } },
    counter: { step: 'counter_request', data: counterRequest },
  },
  change: {
    password: begin,
    phone: { step: 'new_phone', data: { phone: '+84961234599' } },
    contact: { step: 'email', data: { email: 'an@example.vn' } },
    authenticator_app: begin,
    recovery_codes: begin,
    removal: { step: 'removal', data: { methodId: 'm1' } },
    closure: begin,
    sim_signature: phone,
    usb_signature: begin,
    vietnam_post: begin,
    level: { step: 'stronger_method', data: { by: 'usb_signature' } },
    document: { step: 'document', data: { documentNumber: '012345678' } },
    unlock: { step: 'unlock', data: { methodId: 'm1' } },
  },
  dispute: {
    identity: { step: 'what_happened', data: { reason: 'never_registered', wish: 'free' } },
  },
};

/** What starts a flow. */
export function firstOf({ kind, method }: Pick<FlowRecord, 'kind' | 'method'>): Sent {
  const sent = first[kind]?.[method];
  if (!sent) throw new Error(`nothing starts ${kind} by ${method}`);
  return sent;
}
