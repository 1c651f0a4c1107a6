import type { Problem } from '../problem.ts';
import {
  chooseMethod,
  recoverAtCounter,
  recoverPassword,
  register,
  seeFlow,
  startAgain,
  submitCredentials,
} from './next-actions.ts';

/** Why nobody is signed in. What a stranger could learn from is one answer. */
export const loginProblems = {
  // One text for an unknown name, a wrong password, and an account that is closed, locked or has none.
  CredentialsWrong: {
    status: 422,
    title: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
      en: 'The user name or the password is wrong',
    },
    detail: {
      vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra rồi nhập lại, hoặc dùng chức năng “Quên mật khẩu”.',
      en: 'The user name or the password is wrong. Check both and enter them again, or use “forgotten password”.',
    },
    nextActions: [submitCredentials, recoverPassword, chooseMethod],
  },
  PasswordTriesExceeded: {
    status: 429,
    title: {
      vi: 'Đã nhập sai mật khẩu quá nhiều lần',
      en: 'Too many wrong passwords',
    },
    detail: {
      vi: 'Tên đăng nhập này đã bị nhập sai mật khẩu quá nhiều lần. Hãy chờ hết thời gian được nêu rồi thử lại, dùng thiết bị mà bạn vẫn đăng nhập, hoặc chọn cách đăng nhập khác.',
      en: 'The password of this user name was entered wrong too often. Wait for the time given, use a device that you have signed in on before, or choose another way to sign in.',
    },
    nextActions: [submitCredentials, recoverPassword, chooseMethod],
  },
  SecondFactorMissing: {
    status: 422,
    title: {
      vi: 'Tài khoản không có phương thức nhận mã OTP',
      en: 'The account has no way to get a code',
    },
    detail: {
      vi: 'Mật khẩu đúng, nhưng tài khoản không có số điện thoại hay ứng dụng xác thực đang dùng được. Hãy đăng nhập bằng Sim ký số, USB ký số hoặc Bưu điện Việt Nam, hoặc đến quầy giao dịch.',
      en: 'The password is right, but the account has neither a phone nor an authenticator app that can be used. Sign in by SIM, USB or Vietnam Post, or go to a service counter.',
    },
    nextActions: [chooseMethod, recoverAtCounter],
  },
  SecondFactorExhausted: {
    status: 422,
    title: {
      vi: 'Đã nhập sai mã quá nhiều lần',
      en: 'Too many wrong codes',
    },
    detail: {
      vi: 'Mã xác thực đã bị nhập sai quá nhiều lần. Hãy nhập lại tên đăng nhập và mật khẩu để tiếp tục; nếu có nêu thời gian chờ, hãy thử lại sau thời gian đó.',
      en: 'The code was entered wrong too often. Enter user name and password again to go on; where a time is given, try again after it.',
    },
    nextActions: [submitCredentials, startAgain],
  },
  NoAccountYet: {
    status: 422,
    title: { vi: 'Chưa có tài khoản', en: 'No account yet' },
    detail: {
      vi: 'Danh tính vừa được xác nhận chưa có tài khoản trên Cổng, và đăng nhập không tạo tài khoản mới. Hãy đăng ký tài khoản.',
      en: 'The identity that was proven has no account yet, and signing in makes none. Register first.',
    },
    nextActions: [register, chooseMethod],
  },
  PostAccountNotLinked: {
    status: 422,
    title: {
      vi: 'Tài khoản Bưu điện chưa được liên kết',
      en: 'The account at Vietnam Post is not linked',
    },
    detail: {
      vi: 'Bạn đã có tài khoản trên Cổng nhưng tài khoản Bưu điện Việt Nam này chưa được liên kết với nó. Hãy đăng nhập bằng cách khác rồi liên kết trong mục “Các phương thức xác thực”.',
      en: 'You have an account, but this account at Vietnam Post is not linked to it. Sign in another way and link it among your authentication methods.',
    },
    nextActions: [chooseMethod],
  },
  MethodLocked: {
    status: 423,
    title: {
      vi: 'Tài khoản hoặc phương thức này đang bị khóa',
      en: 'The account or this method is locked',
    },
    detail: {
      vi: 'Tài khoản hoặc phương thức xác thực này đang bị khóa, hoặc phương thức đã được gỡ khỏi tài khoản. Hãy đăng nhập bằng phương thức khác để mở khóa hoặc thêm lại phương thức này, hoặc đến quầy giao dịch.',
      en: 'The account or this way to sign in is locked, or the method was removed from the account. Sign in another way to unlock it or to add it again, or go to a service counter.',
    },
    nextActions: [chooseMethod, recoverAtCounter],
  },
  StepUpOfAnotherAccount: {
    status: 422,
    title: {
      vi: 'Danh tính không phải của tài khoản đang đăng nhập',
      en: 'This is not the identity that is signed in',
    },
    detail: {
      vi: 'Danh tính vừa được xác nhận thuộc về tài khoản khác với tài khoản đang đăng nhập, nên mức xác minh không thay đổi. Hãy xác nhận lại bằng phương thức của chính bạn, hoặc đăng xuất trước.',
      en: 'What was proven belongs to another account than the one that is signed in, so nothing has changed. Prove yourself by a method of your own, or sign out first.',
    },
    nextActions: [startAgain, chooseMethod],
  },
  SignInAgain: {
    status: 409,
    title: { vi: 'Cần đăng nhập lại', en: 'Sign in again' },
    detail: {
      vi: 'Phiên đăng nhập đã kết thúc trước khi xác nhận xong, nên không thể nâng mức xác minh. Hãy đăng nhập lại.',
      en: 'The session ended before this was proven, so its level cannot be raised. Sign in again.',
    },
    nextActions: [startAgain, chooseMethod, seeFlow],
  },
} satisfies Record<string, Problem>;
