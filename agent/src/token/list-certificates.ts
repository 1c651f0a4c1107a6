import { type Certificate, usableCertificate } from '../certificate.ts';
import { Refusal } from '../refusal.ts';
import { askDriver } from './ask-driver.ts';
import { listed, type TokenContent } from './wire.ts';

type Answered = { module: string; tokens: TokenContent[] };

/**
 * All usable certificates of all tokens, at least one. Otherwise refuses with what keeps them away:
 * `DriverMissing` or `DriverFailed` first, since that driver may be the one that is needed, then
 * `TokenAbsent`, then `NoCertificate`.
 */
export async function listCertificates(
  modules: readonly string[],
  signal: AbortSignal,
): Promise<Certificate[]> {
  const asked = await Promise.allSettled(
    modules.map(async (module): Promise<Answered> => {
      const { tokens } = await askDriver({ command: 'list', module }, listed, signal);
      return { module, tokens };
    }),
  );
  const answers = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const found = answers.flatMap(certificatesOf);
  // Two drivers may serve one token.
  const distinct = new Map(found.toReversed().map((one) => [one.fingerprint, one]));
  if (distinct.size > 0) return [...distinct.values()].toReversed();

  const failed = asked.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  const hasToken = answers.some(({ tokens }) => tokens.length > 0);
  throw new Refusal(hasToken ? 'NoCertificate' : 'TokenAbsent');
}

function certificatesOf({ module, tokens }: Answered): Certificate[] {
  return tokens.flatMap(({ pinTries, certificates }) =>
    certificates.flatMap(({ label, certificate }) => {
      const der = Buffer.from(certificate, 'base64');
      return usableCertificate({ der, label, module, pinTries }) ?? [];
    }),
  );
}
