import { preferUnexpired, type Certificate } from './certificate.ts';
import type { Asked, Prompter, Purpose, Question } from './prompt/prompter.ts';
import { Refusal } from './refusal.ts';
import { listCertificates } from './token/list-certificates.ts';
import { signWith } from './token/sign-with.ts';
import { signedValue, webEidToken, type WebEidToken } from './web-eid-token.ts';

export type AuthenticationDeps = {
  modules: readonly string[];
  prompter: Prompter;
  promptMs: number;
  now: () => Date;
};

export type Authentication = {
  /** The page's origin, as the browser says it. */
  origin: string;
  nonce: string;
  purpose: Purpose | undefined;
  /** The fingerprint of the certificate that it must be; otherwise the citizen chooses. */
  certificate: string | undefined;
};

/** Which certificates are there, which one and which PIN, then one signature: a Web eID token. */
export async function authenticate(
  { origin, nonce, purpose, certificate }: Authentication,
  { modules, prompter, promptMs, now }: AuthenticationDeps,
  signal: AbortSignal,
): Promise<WebEidToken> {
  const certificates = await choices({ modules, now, only: certificate }, signal);
  const asked = await askInTime({ origin, purpose, certificates }, { prompter, promptMs }, signal);
  return telling(asked, async () => {
    const { certificate: chosen, pin } = asked.reply;
    const { algorithm, x509 } = chosen;
    const value = signedValue(algorithm.hash, origin, nonce);
    const signature = await signWith(chosen, { value, pin }, signal);
    return webEidToken(origin, { certificate: x509, algorithm, signature });
  });
}

type Wanted = Pick<AuthenticationDeps, 'modules' | 'now'> & { only?: string | undefined };

/** What the citizen can choose from: at least one. */
export async function choices(
  { modules, now, only }: Wanted,
  signal: AbortSignal,
): Promise<Certificate[]> {
  const all = await listCertificates(modules, signal);
  if (only === undefined) return preferUnexpired(all, now());
  const chosen = all.filter(({ fingerprint }) => fingerprint === only);
  if (chosen.length === 0) throw new Refusal('NoCertificate', { reason: 'not the chosen one' });
  return chosen;
}

async function askInTime(
  question: Question,
  { prompter, promptMs }: Pick<AuthenticationDeps, 'prompter' | 'promptMs'>,
  signal: AbortSignal,
): Promise<Asked> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new Refusal('TimedOut'));
  }, promptMs);
  try {
    return await prompter.ask(question, AbortSignal.any([signal, late.signal]));
  } finally {
    clearTimeout(timer);
  }
}

/** Does the work and tells the citizen, where the PIN was asked, what came of it. */
async function telling<T>({ tell }: Asked, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    tell('Signed');
    return result;
  } catch (error) {
    tell(error instanceof Refusal ? error.code : 'InternalError');
    throw error;
  }
}
