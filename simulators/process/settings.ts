import path from 'node:path';
import { z } from 'zod';
import type { SimulatorsOptions } from '../create-simulators.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().min(1);
const webUrl = z.url({ protocol: /^https?$/ });

/** The settings that a simulator shares with the system under test, by the same names. */
const environment = z.object({
  LOG_LEVEL: text.default('info'),
  DATA_DIR: text.default('.data'),
  API_PORT: port.default(3000),
  PUBLIC_URL: webUrl.optional(),
  SIMULATORS_HOST: text.default('127.0.0.1'),
  SIMULATORS_PORT: port.default(3100),
  SIMULATORS_URL: webUrl.optional(),
  SIMULATORS_NOTICE_URL: webUrl.optional(),
  SMPP_PORT: port.optional(),
  SMPP_SYSTEM_ID: text.default('dinhdanh'),
  SMPP_PASSWORD: text.default('dev-smpp'),
  SMTP_PORT: port.optional(),
  SMTP_USER: text.default('dinhdanh'),
  SMTP_PASSWORD: text.default('development-smtp-secret'),
  INSURER_PORT: port.optional(),
  SIM_PROVIDER_PORT: port.optional(),
  SIM_PROVIDER_AP_ID: text.default('urn:dinhdanh'),
  SIM_PROVIDER_AP_PASSWORD: text.default('development-sim-provider-secret'),
  CARRIER_CLIENT_ID: text.default('dinhdanh'),
  CARRIER_CLIENT_SECRET: text.default('development-carrier-secret'),
  POST_ISSUER: webUrl.optional(),
  POST_CLIENT_ID: text.default('dinhdanh'),
  POST_CLIENT_SECRET: text.default('development-post-secret'),
  STAFF_ISSUER: webUrl.optional(),
  STAFF_CLIENT_ID: text.default('dinhdanh-staff'),
  STAFF_CLIENT_SECRET: text.default('development-staff-secret'),
  STAFF_AUDIENCE: text.default('urn:dinhdanh:staff'),
});

/** What is wrong with the settings, a sentence each. */
export class SettingsError extends Error {}

/**
 * What the simulators run with, from the environment; defaults are those of `.env.example`. An empty
 * or blank value counts as not set. Throws `SettingsError`.
 */
export function readSettings(given: Readonly<Record<string, string | undefined>>): {
  logLevel: string;
  options: SimulatorsOptions;
} {
  const set = Object.entries(given)
    .map(([name, value]) => [name, value?.trim()])
    .filter(([, value]) => value !== undefined && value !== '');
  const read = environment.safeParse(Object.fromEntries(set));
  if (!read.success) throw new SettingsError(z.prettifyError(read.error));
  const { data } = read;
  const { SIMULATORS_PORT: first, SIMULATORS_HOST: host } = data;
  const url = trimmed(data.SIMULATORS_URL ?? `http://127.0.0.1:${first}`);
  const system = trimmed(data.PUBLIC_URL ?? `http://127.0.0.1:${data.API_PORT}`);
  return {
    logLevel: data.LOG_LEVEL,
    options: {
      host,
      port: first,
      publicUrl: url,
      smppPort: data.SMPP_PORT ?? first + 1,
      insurerPort: data.INSURER_PORT ?? first + 2,
      simProviderPort: data.SIM_PROVIDER_PORT ?? first + 3,
      smtpPort: data.SMTP_PORT ?? first + 4,
      directory: path.join(path.resolve(data.DATA_DIR), 'simulators'),
      carrier: { clientId: data.CARRIER_CLIENT_ID, clientSecret: data.CARRIER_CLIENT_SECRET },
      email: { user: data.SMTP_USER, password: data.SMTP_PASSWORD },
      sms: { systemId: data.SMPP_SYSTEM_ID, password: data.SMPP_PASSWORD },
      simProvider: { apId: data.SIM_PROVIDER_AP_ID, apPassword: data.SIM_PROVIDER_AP_PASSWORD },
      post: {
        issuer: data.POST_ISSUER ?? `http://127.0.0.1:${first}/vietnam-post`,
        redirectUri: `${system}/callbacks/vietnam-post/return`,
        clientId: data.POST_CLIENT_ID,
        clientSecret: data.POST_CLIENT_SECRET,
        noticeUrl: data.SIMULATORS_NOTICE_URL ?? `${system}/callbacks/vietnam-post`,
      },
      staff: staffOf(data, { first, system }),
    },
  };
}

function staffOf(
  data: z.output<typeof environment>,
  { first, system }: { first: number; system: string },
): SimulatorsOptions['staff'] {
  return {
    issuer: data.STAFF_ISSUER ?? `http://127.0.0.1:${first}/staff-provider`,
    redirectUri: `${system}/v1/staff/return`,
    clientId: data.STAFF_CLIENT_ID,
    clientSecret: data.STAFF_CLIENT_SECRET,
    audience: data.STAFF_AUDIENCE,
  };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
