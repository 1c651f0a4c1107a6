import { setTimeout as sleep } from 'node:timers/promises';
import { Router, type RequestHandler } from 'express';
import { generateKeyPair, exportJWK } from 'jose';
import type { Faults } from '../faults/faults.ts';
import { createSignIn } from '../oidc/sign-in.ts';
import { createStaffProvider } from './provider.ts';
import { sampleStaff } from './sample-staff.ts';

/** Where the staff's provider is, below the address of the simulators. */
export const staffProviderPath = '/staff-provider';
/** What may be wrong with it. */
export const staffProviderFaults = ['down', 'slow'] as const;

export type StaffProviderSettings = {
  issuer?: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  audience: string;
};

type Options = StaffProviderSettings & { issuer: string; faults: Faults };

/** The provider that the portal's staff sign in at, with sample members of each role. */
export async function createStaffSimulator({ faults, ...options }: Options): Promise<Router> {
  const provider = createStaffProvider({
    ...options,
    jwks: { keys: [await newKey()] },
    accounts: sampleStaff,
  });
  const router = Router();
  router.use(staffProviderPath, misbehave(faults));
  router.use(staffProviderPath, createSignIn({ provider, frame, open }));
  router.use(staffProviderPath, provider.callback());
  return router;
}

const frame = {
  title: 'Đăng nhập cán bộ',
  note: `Nhà cung cấp danh tính mô phỏng. Mật khẩu của mọi tài khoản: Can-bo-2026. Tài khoản: ${sampleStaff
    .map(({ username, roles }) => `<b>${username}</b> (${roles.join(', ') || 'không có vai trò'})`)
    .join(', ')}.`,
};

function open(username: string, password: string): string | null {
  const account = sampleStaff.find((one) => one.username === username);
  return account?.password === password ? username : null;
}

async function newKey(): Promise<object> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' };
}

/** Faults meet what our side asks for; people's browsers get to the sign-in page. */
const ofMachines = /^\/(\.well-known\/openid-configuration|jwks|token)$/;

function misbehave(faults: Faults): RequestHandler {
  return async (request, response, next) => {
    const met = ofMachines.test(request.path)
      ? faults.take('staff_provider', undefined, staffProviderFaults)
      : undefined;
    if (met?.fault === 'down') {
      response.socket?.destroy();
      return;
    }
    if (met) await sleep(met.seconds * 1000, undefined, { ref: false });
    if (!response.closed) next();
  };
}
