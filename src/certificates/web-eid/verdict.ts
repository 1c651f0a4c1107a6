import type { ProblemCode } from '../../domain/problems/problems.ts';

/** Why a token that was signed by a USB ký số proves nothing here. */
export type UsbProblem = Extract<ProblemCode, `Usb${string}`>;

/** The certificate is DER, and nobody's yet; why its key has not signed what it should, if so. */
export type AuthTokenReading =
  | {
      ok: true;
      leaf: Uint8Array;
      findFault: (expected: ExpectedToken) => Promise<UsbProblem | undefined>;
    }
  | { ok: false; code: UsbProblem };

/** What a token must have been made over. */
export type ExpectedToken = {
  /** Of the portal, as a browser's `location.origin` gives it: no slash at the end. */
  origin: string;
  /** The challenge that is open, as it was handed out. */
  nonce: string;
  /** The last ones before it, each used up by a submission: tells a repeated one from a forged one. */
  earlierNonces?: readonly string[] | undefined;
};
