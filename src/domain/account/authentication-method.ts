/** A certificate as its holder is shown it; a renewed one of the same identity is as good. */
export type CertificateShown = {
  /** Upper-case hexadecimal digits. */
  serial: string;
  /** The common name of the CA. */
  issuer: string;
  /** RFC 3339 in UTC. */
  notAfter: string;
};

/** A way to sign in that an account begins with. Salt and MAC are base64url, phones E.164. */
export type AuthenticationMethod =
  | { kind: 'password'; salt: string; mac: string }
  | { kind: 'otp_phone'; phone: string }
  | { kind: 'sim_signature'; phone: string; certificate: CertificateShown }
  | { kind: 'usb_signature'; certificate: CertificateShown }
  /** `subject` is the Post's own name for the account. */
  | { kind: 'vietnam_post'; subject: string };

/** Every way to prove that one owns an account; some are added to it later. */
export const methodKinds = [
  'password',
  'otp_phone',
  'authenticator_app',
  'recovery_codes',
  'sim_signature',
  'usb_signature',
  'vietnam_post',
] as const satisfies readonly (
  AuthenticationMethod['kind'] | 'authenticator_app' | 'recovery_codes'
)[];
export type MethodKind = (typeof methodKinds)[number];
