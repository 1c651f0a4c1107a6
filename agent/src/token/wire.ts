import { z } from 'zod';

/** What the agent asks of a driver's process. Bytes travel in base64. */
export const driverRequest = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('list'), module: z.string() }),
  z.strictObject({
    command: z.literal('sign'),
    module: z.string(),
    /** DER. */
    certificate: z.string(),
    pin: z.string(),
    mechanism: z.enum(['ECDSA', 'RSA_PKCS']),
    data: z.string(),
  }),
]);
export type DriverRequest = z.infer<typeof driverRequest>;
export type SignRequest = Extract<DriverRequest, { command: 'sign' }>;

const pinTries = z.enum(['many', 'few', 'one', 'none']);

const tokenContent = z.strictObject({
  label: z.string(),
  pinTries,
  certificates: z.array(z.strictObject({ label: z.string(), certificate: z.string() })),
});
export type TokenContent = z.infer<typeof tokenContent>;

export const listed = z.strictObject({ tokens: z.array(tokenContent) });
export const signed = z.strictObject({ signature: z.string() });

/** Why there is no result, with the driver's own name for it. */
export const driverFailure = z.strictObject({
  failure: z.enum([
    'DriverMissing',
    'DriverFailed',
    'TokenAbsent',
    'NoCertificate',
    'PinWrong',
    'PinLocked',
    'Cancelled',
  ]),
  reason: z.string(),
  pinTries: pinTries.optional(),
});
export type DriverFailure = z.infer<typeof driverFailure>;

export type DriverAnswer = z.infer<typeof listed> | z.infer<typeof signed> | DriverFailure;
