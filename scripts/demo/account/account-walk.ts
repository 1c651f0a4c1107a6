import { registerByOtp } from '../by-otp.ts';
import { signInByCode } from '../login/sign-in-by-code.ts';
import { chapter } from '../say.ts';
import type { Tools } from '../walk.ts';
import { addUsb } from './add-usb.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { changePhone } from './change-phone.ts';
import { closeAndTakeBack } from './close-and-take-back.ts';
import { endAnother } from './end-another.ts';
import { enrolApp } from './enrol-app.ts';
import { showConsents, showExport, showHistory, showIdentity, showMethods } from './lists.ts';

/** The guide's third module, by somebody who has just registered: look, change, sign-ins, data, closing. */
export async function manageAccount(tools: Tools): Promise<void> {
  const { citizen, password } = await registerByOtp('mobile_subscriber', tools);
  const signedIn = await signInByCode(tools, citizen, password);

  chapter('Thông tin định danh, các phương thức xác thực: what is held, and how one signs in');
  await showIdentity(signedIn);
  await showMethods(signedIn);

  chapter('Changes, by a proof that is not older than 15 minutes; the contacts are told of each');
  const renewed = await changePassword(signedIn, citizen);
  const { session } = renewed;
  const email = await changeEmail(session, citizen);
  const [recoveryCode] = await enrolApp(session, { ...citizen, email });
  await addUsb(session, { ...citizen, email });
  const phone = await changePhone(session, { ...citizen, email });
  await showMethods(session);
  await showIdentity(session);

  chapter('Quản lý đăng nhập: sessions, and the history');
  const { password: changed } = renewed;
  await endAnother(session, tools, { ...citizen, password: changed, recoveryCode });
  await showHistory(session);

  chapter('Consents, all that is held, and the end of the account');
  await showConsents(session);
  await showExport(session);
  await closeAndTakeBack(session, { phone, email });
}
