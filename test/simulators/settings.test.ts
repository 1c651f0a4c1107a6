import { expect, test } from '@jest/globals';
import { readSettings } from '../../simulators/process/settings.ts';
import { loadConfig } from '../../src/platform/config.ts';

/** What both sides must read alike to find and to know each other. */
function meeting(environment: Record<string, string>) {
  const { options } = readSettings(environment);
  const config = loadConfig(environment);
  const { host, port, smppPort, insurerPort, simProviderPort, smtpPort } = options;
  const { carrier, sms, email, simProvider } = options;
  const { issuer, clientId, clientSecret, redirectUri } = options.post;
  return {
    simulators: {
      ...{ host, port, smppPort, insurerPort, simProviderPort, smtpPort },
      ...{
        carrier,
        sms,
        email,
        simProvider,
        post: { issuer, clientId, clientSecret, redirectUri },
        staff: options.staff,
      },
    },
    product: {
      ...{ host: config.simulators.host, port: config.simulators.port, smppPort: config.sms.port },
      insurerPort: config.simulators.insurerPort,
      simProviderPort: config.simulators.simProviderPort,
      smtpPort: config.email.port,
      carrier: {
        clientId: config.carrier.clientId,
        clientSecret: config.carrier.clientSecret,
      },
      sms: { systemId: config.sms.systemId, password: config.sms.password },
      email: { user: config.email.user, password: config.email.password },
      simProvider: { apId: config.simProvider.apId, apPassword: config.simProvider.apPassword },
      post: {
        issuer: config.post.issuer,
        clientId: config.post.clientId,
        clientSecret: config.post.clientSecret,
        redirectUri: config.post.redirectUri,
      },
      staff: {
        issuer: config.staff.issuer,
        clientId: config.staff.clientId,
        clientSecret: config.staff.clientSecret,
        redirectUri: config.staff.redirectUri,
        audience: config.staff.audience,
      },
    },
  };
}

test.each<[string, Record<string, string>]>([
  ['nothing set', {}],
  ['blanks, which are none', { SIMULATORS_PORT: ' ', SIMULATORS_HOST: ' ', SMPP_PASSWORD: '  ' }],
  ['other ports', { SIMULATORS_PORT: '4100', INSURER_PORT: '4200', API_PORT: '4000' }],
  ['another address', { PUBLIC_URL: 'http://portal.example/', SIMULATORS_HOST: '0.0.0.0' }],
  [
    'every credential',
    {
      CARRIER_CLIENT_ID: 'a',
      CARRIER_CLIENT_SECRET: 'b',
      SMPP_SYSTEM_ID: 'c',
      SMPP_PASSWORD: 'd',
      SMTP_USER: 'i',
      SMTP_PASSWORD: 'j',
      SIM_PROVIDER_AP_ID: 'urn:e',
      SIM_PROVIDER_AP_PASSWORD: 'f',
      POST_CLIENT_ID: 'g',
      POST_CLIENT_SECRET: 'h',
      POST_ISSUER: 'http://post.example/',
      STAFF_ISSUER: 'http://staff.example/',
      STAFF_CLIENT_ID: 'k',
      STAFF_CLIENT_SECRET: 'l',
      STAFF_AUDIENCE: 'urn:m',
    },
  ],
])('both sides read the settings that they share alike: %s', (_what, environment) => {
  const { simulators, product } = meeting(environment);
  expect(simulators).toEqual(product);
});

test.each([
  [{ SMPP_PORT: '70000' }, 'SMPP_PORT'],
  [{ SIMULATORS_URL: 'simulators' }, 'SIMULATORS_URL'],
])('a wrong setting is refused by its name: %j', (environment, name) => {
  expect(() => readSettings(environment)).toThrow(name);
});
