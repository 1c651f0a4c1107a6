import { createHash, type KeyObject, sign } from 'node:crypto';
import { z } from 'zod';
import type { FlowView, StepBody } from '../../client/contract.ts';
import { startAgent } from '../runtime/signing-agent.ts';
import { createSoftToken, whyNoSoftToken } from '../runtime/soft-token.ts';
import { say } from './say.ts';

/** What the agent answers with: handed on as it is. */
const authToken = z.looseObject({
  format: z.string(),
  algorithm: z.string(),
  unverifiedCertificate: z.string(),
  signature: z.string(),
});
type AuthToken = StepBody<'usb_signature'>['authToken'];

/** A key, and a certificate (PEM) of its holder. */
export type UsbToken = { key: KeyObject; certificate: string };
/** What is to be signed, and with what. */
type Order = UsbToken & { challenge: Challenge };
type Challenge = { nonce: string; origin: string };

/** Has the challenge of a flow signed, by the agent where it can run here. */
export async function signByUsb({ step }: FlowView, token: UsbToken): Promise<AuthToken> {
  const challenge = step?.challenge;
  if (!challenge) throw new Error('The flow shows no challenge.');
  const reason = whyNoSoftToken();
  const signWith = reason === undefined ? signWithAgent : signInMemory;
  if (reason !== undefined) say(`\nThe key is kept in memory, without agent and token: ${reason}.`);
  return signWith({ ...token, challenge });
}

/** The signing agent with a token that SoftHSM2 plays; the walk types the PIN into the agent's page. */
async function signWithAgent({ key, certificate, challenge }: Order): Promise<AuthToken> {
  const token = await createSoftToken();
  try {
    await token.put('demo', key, certificate);
    const { module, environment, pin } = token;
    const agent = await startAgent({ module, environment, origin: challenge.origin });
    try {
      const { origin, nonce } = challenge;
      const answer = await agent.authenticate({ origin, nonce, reply: { pin } });
      say(`\nThe signing agent at ${agent.url} asked for the PIN (${pin}) and let the token sign.`);
      return authToken.parse(answer.body);
    } finally {
      await agent.stop();
    }
  } finally {
    token.remove();
  }
}

/** A Web eID authentication token: the signature is over hash(origin) and hash(nonce), in r||s. */
function signInMemory({ key, certificate, challenge }: Order): AuthToken {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const signed = Buffer.concat([hash(challenge.origin), hash(challenge.nonce)]);
  return {
    format: 'web-eid:1.0',
    algorithm: 'ES256',
    unverifiedCertificate: certificate.replace(/-----[^-]+-----|\s/g, ''),
    signature: sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }).toString('base64'),
  };
}
