import { generateSync } from 'otplib';
import { readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

/** Enrols an authenticator app, whose code is worked out here; answers with its recovery codes. */
export async function enrolApp(
  tools: Tools,
  contacts: { phone: string; email: string },
): Promise<string[]> {
  const change = { kind: 'change', method: 'authenticator_app' } as const;
  const { flow, opened } = await startFlow(tools, change, {}, 'the page shows a secret');
  const { secret } = flow.step?.enrolment ?? {};
  if (secret === undefined) throw new Error('The flow shows no secret.');
  say(`  ${secret}, or the same as a QR code`);

  const code = generateSync({ secret: secret.replaceAll(' ', '') });
  const shown = await submit(opened, 'app_enrolment', { code }, `the app shows ${code}: it works`);
  const { codes = [] } = shown.step?.recoveryCodes ?? {};
  say(`  ${codes.length} recovery codes: ${codes.slice(0, 3).join(', ')} …`);
  await submit(opened, 'recovery_codes', {}, 'they are kept, and count from now on');
  await readNotice(tools, 'method_added', contacts);
  return codes;
}
