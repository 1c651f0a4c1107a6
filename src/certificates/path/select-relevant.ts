import type { Certificate } from 'pkijs';
import { DerError } from '../der/read-element.ts';
import { readFacts, type CertificateFacts } from './certificate-facts.ts';

type Given = {
  leaf: Certificate;
  intermediates: readonly Certificate[];
  roots: readonly Certificate[];
};

/** Those certificates whose names can stand above the leaf's, each once; unreadable ones are left out. */
export function selectRelevant({ leaf, intermediates, roots }: Given) {
  const [facts] = readAll([leaf]);
  const known = readAll(intermediates);
  const bySubject = Map.groupBy(known, ({ subject }) => JSON.stringify(subject));
  const wanted = new Set(facts && [JSON.stringify(facts.issuer)]);
  // The set grows while it is gone through.
  for (const name of wanted) {
    for (const { issuer } of bySubject.get(name) ?? []) wanted.add(JSON.stringify(issuer));
  }
  const isWanted = ({ subject }: CertificateFacts) => wanted.has(JSON.stringify(subject));
  return {
    leaf: facts,
    certificates: known.filter(isWanted),
    anchors: readAll(roots).filter(isWanted),
  };
}

function readAll(certificates: readonly Certificate[]): CertificateFacts[] {
  const seen = new Set<string>();
  return certificates.flatMap((certificate) => {
    const bytes = Buffer.from(certificate.tbsView).toString('base64');
    if (seen.has(bytes)) return [];
    seen.add(bytes);
    return readIfPossible(certificate);
  });
}

function readIfPossible(certificate: Certificate): CertificateFacts[] {
  try {
    return [readFacts(certificate)];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
