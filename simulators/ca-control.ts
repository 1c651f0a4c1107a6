import { createPublicKey } from 'node:crypto';
import { json, Router } from 'express';
import { z } from 'zod';
import type { SimulatedCa } from './ca/simulator.ts';
import { withBody } from './with-body.ts';

const text = z.string().min(1).max(300);
const uid = z.union([text, z.array(text).max(5)]);

/** An order for a certificate; what makes one that is to be refused comes last. */
const order = z.strictObject({
  publicKey: z.string().max(10_000).refine(isPublicKey, { error: 'InvalidValue' }),
  subject: z.strictObject({
    fullName: text.optional(),
    personalUid: uid.optional(),
    taxUid: uid.optional(),
    organization: text.optional(),
  }),
  root: z.enum(['trusted', 'other']).optional(),
  days: z.number().positive().max(10_000).optional(),
  notBefore: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()])
    .transform((at) => new Date(at))
    .optional(),
  keyUsage: z.array(z.enum(['digitalSignature', 'nonRepudiation', 'keyEncipherment'])).optional(),
  isCa: z.boolean().optional(),
  signatureAlgorithm: z.enum(['sha256', 'sha1', 'md5']).optional(),
  isForgotten: z.boolean().optional(),
});

/** CRLReason of RFC 5280 section 5.3.1, by number or by name. */
const reasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
] as const;
const revocation = z.strictObject({
  serial: z
    .string()
    .regex(/^[0-9a-fA-F]{2,40}$/)
    .toUpperCase(),
  reason: z
    .union([z.int().min(0).max(6), z.enum(reasons).transform((name) => reasons.indexOf(name))])
    .optional(),
});

/** The routes with which tests and signers have the simulated CA issue and revoke. */
export function createCaControl(ca: SimulatedCa): Router {
  const router = Router();
  router.post(
    '/ca/certificates',
    json(),
    withBody(order, (ordered, response) => {
      response.status(201).json(ca.issue(ordered));
    }),
  );
  router.post(
    '/ca/revocations',
    json(),
    withBody(revocation, ({ serial, reason }, response) => {
      if (ca.revoke(serial, reason)) {
        response.status(201).json({ serial });
        return;
      }
      const problem = { title: 'There is no such certificate.', status: 404, code: 'NotFound' };
      response.status(404).type('application/problem+json').json(problem);
    }),
  );
  return router;
}

function isPublicKey(pem: string): boolean {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails } = createPublicKey(pem);
    return type === 'rsa' || (type === 'ec' && asymmetricKeyDetails?.namedCurve !== undefined);
  } catch {
    return false;
  }
}
