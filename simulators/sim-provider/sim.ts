import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Wrong PINs after which a SIM is blocked. */
const pinTries = 3;

/** What may be wrong with the certificate of a SIM. */
export const certificateFlaws = ['revoked', 'expired', 'ofEmployee'] as const;
type CertificateFlaw = (typeof certificateFlaws)[number];

/** What the SIM provider knows of a person. */
export type SimSubscriber = {
  fullName: string;
  documentNumber: string;
  /** The key in the SIM is then the enterprise's. */
  taxCode?: string | undefined;
  sim?: { pin: string; certificate?: CertificateFlaw | undefined } | undefined;
};

/** The CA that certifies the SIMs' keys; everything is PEM, the leaf apart from those above it. */
export type IssueCertificate = (request: {
  publicKey: string;
  subject: { fullName?: string; personalUid?: string; taxUid?: string; organization?: string };
  flaw?: CertificateFlaw | undefined;
}) => { certificate: string; chain: string };

export type Sim = {
  key: KeyObject;
  certificate: string;
  chain: string;
  isBlocked: () => boolean;
  /** Whether the PIN is right; counts the wrong ones. */
  tryPin: (pin: string) => boolean;
  triesLeft: () => number;
};

/**
 * The SIMs with a key of their own, EC P-256, made and certified when first looked at. A person who
 * is added anew has a new SIM.
 */
export function createSims(issueCertificate: IssueCertificate) {
  const made = new WeakMap<object, Sim>();
  return {
    simOf(person: SimSubscriber | undefined): Sim | undefined {
      if (!person?.sim) return undefined;
      const { sim } = person;
      const known = made.get(sim) ?? makeSim(person, sim.pin, issueCertificate);
      made.set(sim, known);
      return known;
    },
  };
}

function makeSim(person: SimSubscriber, pin: string, issue: IssueCertificate): Sim {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { certificate, chain } = issue({
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    subject: subjectOf(person),
    flaw: person.sim?.certificate,
  });
  let left = pinTries;
  return {
    key: privateKey,
    certificate,
    chain,
    isBlocked: () => left === 0,
    triesLeft: () => left,
    tryPin(given) {
      const isRight = left > 0 && given === pin;
      left = isRight ? pinTries : Math.max(0, left - 1);
      return isRight;
    },
  };
}

function subjectOf({ fullName, documentNumber, taxCode, sim }: SimSubscriber) {
  const prefix = documentNumber.length === 9 ? 'CMND' : 'CCCD';
  const person = { fullName, personalUid: `${prefix}:${documentNumber}` };
  if (taxCode === undefined) return person;
  const enterprise = { fullName, organization: fullName, taxUid: `MST:${taxCode}` };
  return sim?.certificate === 'ofEmployee' ? { ...enterprise, ...person } : enterprise;
}
