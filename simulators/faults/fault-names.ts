import { caFaults } from '../ca/simulator.ts';
import { carrierFaults } from '../carrier/simulator.ts';
import { emailFaults } from '../email/simulator.ts';
import { insurerFaults } from '../insurer/simulator.ts';
import { simFaults } from '../sim-provider/simulator.ts';
import { smsFaults } from '../sms/simulator.ts';
import { staffProviderFaults } from '../staff-provider/simulator.ts';
import { postFaults } from '../vietnam-post/simulator.ts';

const faultsOf = {
  ca: caFaults,
  carrier: carrierFaults,
  email: emailFaults,
  insurer: insurerFaults,
  sim: simFaults,
  sms: smsFaults,
  post: postFaults,
  staff_provider: staffProviderFaults,
} as const;

export type FaultySystem = keyof typeof faultsOf;
export type FaultName = (typeof faultsOf)[FaultySystem][number];

/** The systems that can have faults. */
export const faultySystems = [
  'ca',
  'carrier',
  'insurer',
  'sms',
  'email',
  'post',
  'sim',
  'staff_provider',
] as const;

/** Met before anybody knows whose call it is: at a connection, or by a system that knows no phones. */
const ofEverybody: Partial<Record<FaultySystem, readonly FaultName[]>> = {
  ca: caFaults,
  email: emailFaults,
  insurer: ['clockSkew'],
  sim: ['clockSkew'],
  post: ['down', 'slow', 'malformedAnswer'],
  staff_provider: staffProviderFaults,
};

type Named = { ok: true; name: FaultName } | { ok: false; why: string };

/**
 * The fault that a text names: `wrong data`, `wrong_data` and `wrongData` are one, and the receipt
 * of a message is the callback of an SMS centre. Else says why the system cannot have it.
 */
export function faultNamed(system: FaultySystem, text: string): Named {
  const wanted = squash(text);
  const all: readonly FaultName[] = faultsOf[system];
  const name = all.find((known) => squash(known) === wanted);
  if (name !== undefined) return { ok: true, name };
  const reason = wanted.endsWith('callback')
    ? `"${system}" calls nobody back`
    : `"${system}" has no fault of this name`;
  return { ok: false, why: `${reason}; its faults are ${all.join(', ')}.` };
}

/** Whether a fault can meet the calls about one phone alone. */
export function canBeOfOnePhone(system: FaultySystem, name: FaultName): boolean {
  return ofEverybody[system]?.includes(name) !== true;
}

function squash(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace('receipt', 'callback');
}
