import type { OutsideSystem } from '../flows/waiting-for.ts';

/** What production must set for each outside system; of SMS and e-mail it must whatever the methods are. */
export const settingsOf: Readonly<Record<OutsideSystem, readonly string[]>> = {
  carrier: ['CARRIER_URL', 'CARRIER_TOKEN_URL'],
  insurer: ['INSURER_URL', 'INSURER_TLS_CA', 'INSURER_TLS_CERT', 'INSURER_TLS_KEY'],
  sms: [],
  email: [],
  sim: ['SIM_PROVIDER_URL', 'SIM_PROVIDER_TLS_CA', 'SIM_PROVIDER_TLS_CERT', 'SIM_PROVIDER_TLS_KEY'],
  ca: ['CA_ROOTS', 'CA_INTERMEDIATES'],
  post: ['POST_ISSUER'],
};
