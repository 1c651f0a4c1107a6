import { DerError, readOnly } from '../../der/read-element.ts';
import {
  contextTag,
  expect,
  readCount,
  readOid,
  readSequence,
  tags,
} from '../../der/read-values.ts';
import type { CertificateFacts } from '../certificate-facts.ts';

type Extended = Pick<CertificateFacts, 'extensions'>;

const ids = {
  policies: '2.5.29.32',
  mappings: '2.5.29.33',
  constraints: '2.5.29.36',
  inhibitAnyPolicy: '2.5.29.54',
};
const parts = { explicitPolicy: contextTag(0, 'primitive'), mapping: contextTag(1, 'primitive') };

/** certificatePolicies (RFC 5280 section 4.2.1.4); `undefined` where the certificate has none. */
export function readPolicies({ extensions }: Extended): Set<string> | undefined {
  const value = extensions.get(ids.policies)?.value;
  if (!value) return undefined;
  return new Set(readSequence(value).map(({ whole }) => readOid(readSequence(whole)[0])));
}

/** policyMappings (section 4.2.1.5): the issuer's policies, with those of the subject that equal each. */
export function readMappings({ extensions }: Extended): Map<string, Set<string>> {
  const value = extensions.get(ids.mappings)?.value;
  const mappings = new Map<string, Set<string>>();
  for (const { whole } of value ? readSequence(value) : []) {
    const [issuers, subjects] = readSequence(whole).map(readOid);
    if (issuers === undefined || subjects === undefined) throw new DerError('no PolicyMapping');
    mappings.set(issuers, (mappings.get(issuers) ?? new Set()).add(subjects));
  }
  return mappings;
}

/** policyConstraints (section 4.2.1.11): after how many certificates each begins to hold. */
export function readPolicyConstraints({ extensions }: Extended) {
  const value = extensions.get(ids.constraints)?.value;
  const elements = value ? readSequence(value) : [];
  const find = (tag: number) => elements.find((element) => element.tag === tag);
  const [explicitPolicy, mapping] = [find(parts.explicitPolicy), find(parts.mapping)];
  return {
    explicitPolicy: explicitPolicy && readCount(explicitPolicy),
    mapping: mapping && readCount(mapping),
  };
}

/** inhibitAnyPolicy (section 4.2.1.14); `undefined` where the certificate has none. */
export function readInhibitAnyPolicy({ extensions }: Extended): number | undefined {
  const value = extensions.get(ids.inhibitAnyPolicy)?.value;
  return value && readCount(expect(readOnly(value), tags.integer));
}
