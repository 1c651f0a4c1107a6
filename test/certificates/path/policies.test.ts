import { expect, test } from '@jest/globals';
import {
  CertificatePolicies,
  Extension,
  PolicyConstraints,
  PolicyInformation,
  PolicyMapping,
  PolicyMappings,
} from 'pkijs';
import { findTrustedPaths } from '../../../src/certificates/path/find-trusted-paths.ts';
import { aHolder, certify, ofAuthority, ofCitizen } from '../certify.ts';

/** Two things that no test of NIST's suite depends on. */
const [first, second, anyPolicy] = ['1.2.3.1', '1.2.3.2', '2.5.29.32.0'];
const [root, ca, citizen] = [aHolder('Root'), aHolder('CA'), aHolder('Citizen')];
const roots = [certify({ holder: root, issuer: root })];

type Encodable = { toSchema: () => { toBER: () => ArrayBuffer } };
const extension = (extnID: string, value: Encodable) =>
  new Extension({ extnID, critical: true, extnValue: value.toSchema().toBER() });
const policies = (...oids: string[]) =>
  extension(
    '2.5.29.32',
    new CertificatePolicies({
      certificatePolicies: oids.map(
        (policyIdentifier) => new PolicyInformation({ policyIdentifier }),
      ),
    }),
  );

async function isGood(ofCa: Extension[], ofLeaf: Extension[], wanted: string, isExplicit: boolean) {
  const { paths } = await findTrustedPaths({
    leaf: certify({ holder: citizen, issuer: ca, extensions: [...ofCitizen, ...ofLeaf] }),
    intermediates: [certify({ holder: ca, issuer: root, extensions: [...ofAuthority, ...ofCa] })],
    roots,
    now: new Date(),
    inputs: {
      policies: new Set([wanted]),
      isExplicitPolicyRequired: isExplicit,
      isMappingInhibited: false,
      isAnyPolicyInhibited: false,
    },
  });
  return paths.length > 0;
}

test('a policy that only anyPolicy allows is mapped as one that is named', async () => {
  const mapping = new PolicyMapping({ issuerDomainPolicy: first, subjectDomainPolicy: second });
  const mappings = extension('2.5.29.33', new PolicyMappings({ mappings: [mapping] }));
  expect(await isGood([policies(anyPolicy), mappings], [policies(second)], first, true)).toBe(true);
  expect(await isGood([policies(anyPolicy), mappings], [policies(second)], second, true)).toBe(
    false,
  );
});

test('a last certificate that asks for an explicit policy must have one itself', async () => {
  const constraints = extension('2.5.29.36', new PolicyConstraints({ requireExplicitPolicy: 0 }));
  expect(await isGood([policies(first)], [], anyPolicy, false)).toBe(true);
  expect(await isGood([policies(first)], [constraints], anyPolicy, false)).toBe(false);
  expect(await isGood([policies(first)], [policies(first), constraints], anyPolicy, false)).toBe(
    true,
  );
});
