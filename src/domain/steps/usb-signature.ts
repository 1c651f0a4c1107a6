import { z } from 'zod';
import { ofProof } from '../account/of-proof.ts';
import { notSignedIn } from '../account/not-signed-in.ts';
import { reviewShown, time } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';
import { webEidToken } from './web-eid-token.ts';

const body = z.strictObject({ authToken: webEidToken });

/** A challenge that the USB token signs (guide 1.4, Bước 3). */
export const usbSignature = {
  summary: { vi: 'Gửi chữ ký của USB ký số', en: 'Hand in what the USB token has signed' },
  body: () => body,
  shows: {
    challenge: z.object({
      nonce: z.string().describe('What the Web eID authentication token must be made over'),
      origin: z.string(),
      until: time,
    }),
    review: reviewShown,
  },
  actions: { resendPrompt: [] },
  refusals: [
    'UsbTokenFormatUnknown',
    'UsbTokenMalformed',
    'UsbCertificateMalformed',
    'UsbTokenUnsigned',
    'UsbAlgorithmForbidden',
    'UsbAlgorithmMismatch',
    'UsbSignatureNotRaw',
    'UsbSignatureOutOfRange',
    'UsbSignatureInvalid',
    'UsbOriginMismatch',
    'UsbChallengeExpired',
    'UsbChallengeUsed',
    'CertificateExpired',
    'CertificateNotYetValid',
    'CertificateRevoked',
    'CertificateUnknown',
    'CertificateUntrusted',
    'CertificateAuthorityUnfit',
    'CertificateNotForSigning',
    'CertificateWithoutIdentity',
    'CertificateOfEmployee',
    'CertificateSubjectMismatch',
    'CertificateSelfSigned',
    'CertificateOfAuthority',
    'CertificateSignatureWeak',
    'CertificateKeyWeak',
    'CertificateAmbiguous',
    'CertificateHolderUnknown',
    'RevocationUnavailable',
    'InsurerUnavailable',
    'AccountAlreadyExists',
    'NoAccountYet',
    ...ofProof,
    ...notSignedIn,
  ],
} as const satisfies StepDeclaration;
