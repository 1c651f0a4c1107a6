import { registerByOtp } from '../by-otp.ts';
import { chapter } from '../say.ts';
import type { Tools } from '../walk.ts';
import { recoverAtCounter } from './recover-at-counter.ts';
import { recoverPassword } from './recover-password.ts';

/** The two ways back in of the guide 1.1: "Quên mật khẩu", and at a service counter. */
export async function recover(tools: Tools): Promise<void> {
  const { citizen } = await registerByOtp('mobile_subscriber', tools);
  chapter('Quên mật khẩu: a code to the registered phone, and a new password');
  await recoverPassword(tools, citizen);
  chapter('Khôi phục tại quầy: the phone is lost, too');
  await recoverAtCounter(tools, citizen);
}
