import { randomInt, randomUUID } from 'node:crypto';
import { atFirst, type ChangeWay, type Send, someone } from './change-way.ts';
import { emailCode } from './changes.ts';
import { type Citizen, aCitizen } from './citizens.ts';
import type { FlowView } from './portal.ts';
import { type Prove, signingByUsb, signingInAtPost, signingInSim } from './proofs.ts';
import { pin } from './sim-signature.ts';
import type { System } from './system.ts';
import { subjectOf, usbLogin } from './usb-login.ts';

/** Changes that are proven from elsewhere: by codes, by signatures, by the carrier. */
export const provenChangeWays = [
  ...[ofPhone, ofContact, ofSim, ofUsb, ofPost],
  ...[ofLevel, ofDocument, ofCertificate],
];

async function ofPhone(system: System): Promise<ChangeWay> {
  const { citizen, starting, who } = await someone(system);
  const { phone } = aCitizen();
  await system.simulators.addPerson({ ...citizen, phone });
  const typing = (step: 'current_otp' | 'otp', code: () => Promise<string>) => {
    const key = randomUUID();
    return async (flow: FlowView): Promise<Send> => {
      const typed = { code: await code() };
      return () => system.portal.step(flow, step, typed, { key });
    };
  };
  return {
    change: 'phone',
    ...who,
    start: starting('phone', { phone }),
    proofs: [
      typing('current_otp', () => system.simulators.code(citizen.phone, 3)),
      typing('otp', () => system.simulators.code(phone)),
    ],
    told: ['phone_changed by sms'],
    methods: ['otp_phone', 'otp_phone (ended)', 'password'],
    codes: 4,
    messages: async () => [...(await who.messages()), ...(await system.simulators.messages(phone))],
  };
}

async function ofContact(system: System): Promise<ChangeWay> {
  const { starting, who } = await someone(system);
  const email = `an.${randomUUID()}@thu.example`;
  const key = randomUUID();
  const type = async (flow: FlowView): Promise<Send> => {
    const typed = { code: await emailCode(system, email) };
    return () => system.portal.step(flow, 'email_code', typed, { key });
  };
  const mails = async () => (await system.simulators.mails(email)).map(({ text }) => text);
  return {
    change: 'contact',
    ...who,
    start: starting('contact', { email }),
    proofs: [type],
    told: ['email_changed by sms'],
    methods: atFirst,
    codes: 3,
    messages: async () => [...(await who.messages()), ...(await mails())],
  };
}

/** Signs by a new certificate. */
async function signing(system: System, subject: ReturnType<typeof subjectOf>): Promise<Prove> {
  return signingByUsb(system, await usbLogin(system).ca.issue({ subject }));
}

async function ofSim(system: System): Promise<ChangeWay> {
  const { citizen, starting, who } = await someone(system, { sim: { pin } });
  const { phone } = citizen;
  return {
    change: 'sim_signature',
    ...who,
    start: starting('sim_signature', { phone }),
    proofs: [signingInSim(system, phone)],
    told: ['level_raised by sms'],
    methods: [...atFirst, 'sim_signature'],
  };
}

async function ofPost(system: System): Promise<ChangeWay> {
  const post = { username: `user-${randomUUID()}`, password: 'Buu-dien-2026', papersChecked: true };
  const { starting, who } = await someone(system, { post });
  return {
    change: 'vietnam_post',
    ...who,
    start: starting('vietnam_post', {}),
    proofs: [signingInAtPost(system, post)],
    told: ['level_raised by sms'],
    methods: [...atFirst, 'vietnam_post'],
  };
}

async function ofUsb(system: System): Promise<ChangeWay> {
  const { citizen, starting, who } = await someone(system);
  return {
    change: 'usb_signature',
    ...who,
    start: starting('usb_signature', {}),
    proofs: [await signing(system, subjectOf(citizen))],
    told: ['level_raised by sms'],
    methods: [...atFirst, 'usb_signature'],
  };
}

async function ofLevel(system: System): Promise<ChangeWay> {
  const { citizen, starting, who } = await someone(system);
  return {
    change: 'level',
    ...who,
    start: starting('level', { by: 'usb_signature' }),
    proofs: [await signing(system, subjectOf(citizen))],
    told: ['level_raised by sms'],
    methods: [...atFirst, 'usb_signature'],
  };
}

const aCmnd = () => String(randomInt(10 ** 9)).padStart(9, '0');

async function ofDocument(system: System): Promise<ChangeWay> {
  const documentNumber = aCmnd();
  const { starting, who } = await someone(system, { otherNumbers: [documentNumber] });
  return {
    change: 'document',
    ...who,
    start: starting('document', { documentNumber }),
    proofs: [],
    told: ['document_added by sms'],
    methods: atFirst,
    documents: ['personal_id_number', 'citizen_id_old9'],
  };
}

async function ofCertificate(system: System): Promise<ChangeWay> {
  const { citizen, starting, who } = await someone(system, { otherNumbers: [aCmnd()] });
  return {
    change: 'document',
    ...who,
    start: starting('document', { by: 'usb_signature' }),
    proofs: [await signing(system, insured(citizen))],
    told: ['document_added by sms'],
    methods: atFirst,
    documents: ['personal_id_number', 'citizen_id_old9', 'social_insurance'],
  };
}

/** A citizen as certificates name one by the number of their social insurance. */
function insured({ fullName, socialInsuranceNumber }: Citizen) {
  return { fullName, personalUid: `BHXH:${socialInsuranceNumber}` };
}
