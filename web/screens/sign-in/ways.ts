import type { LoginBody, LoginMethod } from '../../../client/contract.ts';
import { loginMethods } from '../../../src/domain/flows/flows.ts';
import type { Checked } from '../../bot-check/start-checked.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Visit } from '../../http/screen.ts';
import type { Field } from '../../layout/field.ts';
import { phoneField, usernameField } from '../../layout/person-fields.ts';
import { fill, type Words } from '../../layout/words.ts';
import { signInTexts as t } from '../../texts/sign-in.ts';

/** User name and password, on one page. */
export const credentialFields: readonly Field[] = [
  usernameField({ label: t.username, hint: t.usernameHint }),
  { kind: 'password', name: 'password', label: t.password, autocomplete: 'current-password' },
];

/** What each way wants to be told first. */
export const wayFields: Readonly<Record<LoginMethod, readonly Field[]>> = {
  password: credentialFields,
  sim_signature: [phoneField({ label: t.phone, hint: t.phoneHint })],
  usb_signature: [],
  vietnam_post: [],
};

/** "Duy trì đăng nhập": never chosen beforehand. */
export function stayField({ settings: { session } }: Pick<Visit, 'settings'>): Field {
  const { seconds, idleSeconds, idleLevel3Seconds } = session;
  const hint = fill(t.stayHint, {
    most: lasting(seconds),
    idle: lasting(idleSeconds),
    idleLevel3: lasting(idleLevel3Seconds),
  });
  return { kind: 'check', name: 'stay', label: t.stay, hint, value: 'yes' };
}

function lasting(seconds: number): Words {
  const isHours = seconds % 3_600 === 0;
  const n = String(Math.ceil(seconds / (isHours ? 3_600 : 60)));
  return fill(isHours ? t.hours : t.minutes, { n });
}

/** What user name and password make of a body. */
export function credentialsIn(form: PostedForm): { username: string; password: string } {
  return { username: form.text('username'), password: form.exact('password') };
}

/** The body of the start; `stepUp` raises the session that there is. */
export function wayBody(
  method: LoginMethod,
  form: PostedForm,
  common: Checked & { stepUp?: true },
): LoginBody {
  switch (method) {
    case 'password':
      return { ...credentialsIn(form), ...common };
    case 'sim_signature':
      return { phone: form.text('phone'), ...common };
    case 'usb_signature':
    case 'vietnam_post':
      return common;
  }
}

/** The ways that this portal offers. */
export async function offeredWays({ client }: Pick<Visit, 'client'>): Promise<LoginMethod[]> {
  const { items } = orRefuse(await client.offered()).offered;
  return loginMethods.filter((method) =>
    items.some((one) => one.kind === 'login' && one.method === method && one.available),
  );
}
