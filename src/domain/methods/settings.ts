/** Settings that the carrier is asked by. */
export const carrier = ['CARRIER_URL', 'CARRIER_TOKEN_URL'] as const;

export const insurer = [
  'INSURER_URL',
  'INSURER_TLS_CA',
  'INSURER_TLS_CERT',
  'INSURER_TLS_KEY',
] as const;

/** A certificate may name its holder by the social insurance number: the insurer knows the others. */
export const certificates = ['CA_ROOTS', 'CA_INTERMEDIATES', ...insurer] as const;
