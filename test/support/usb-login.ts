import { type CertificateSubject, certificatesAt, type KeyAndCertificate } from './certificates.ts';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { stepOf } from './registration.ts';
import type { System } from './system.ts';
import { signToken } from './web-eid.ts';

const method = 'usb_signature';

/** A citizen as certificates name one. */
export function subjectOf(citizen: { fullName: string; documentNumber: string }) {
  return { fullName: citizen.fullName, personalUid: `CCCD:${citizen.documentNumber}` };
}

/** The ways of somebody with a USB token through a login. */
export function usbLogin(system: System) {
  const ca = certificatesAt(system.simulators.url);
  const start = async () => flowOf(await system.portal.login(method, { delivery: 'token' }));
  /** Hands in what a token has signed at the open step. */
  const submit = (flow: FlowView, { key, certificate }: KeyAndCertificate): Promise<Answer> => {
    const { challenge } = stepOf(flow);
    if (!challenge) throw new Error('the step shows no challenge');
    const authToken = signToken({ key, certificate, ...challenge });
    return system.portal.step(flow, method, { authToken });
  };
  /** Signs in by a new certificate of somebody. */
  const signIn = async (subject: CertificateSubject, type: 'ec' | 'rsa' = 'ec') =>
    submit(await start(), await ca.issue({ subject }, type));
  return { ca, start, submit, signIn };
}
