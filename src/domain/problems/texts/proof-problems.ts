import type { Problem } from '../problem.ts';
import {
  correctDocument,
  askForReview,
  chooseMethod,
  correctDetails,
  correctNewPhone,
  resendOtp,
} from './next-actions.ts';
import { startAgain, typeCode, submitPassword } from './next-actions.ts';

/** Proofs that failed: the carrier's match, the code, the password. */
export const proofProblems = {
  // One text for a wrong person, an unknown number and a suspended one, of which whoever knows only
  // the number would learn otherwise: the public must not learn which.
  SubscriberMismatch: {
    status: 422,
    title: {
      vi: 'Thông tin không khớp với thuê bao chính chủ',
      en: 'The information does not match the registered owner',
    },
    detail: {
      vi: 'Nhà mạng không xác nhận số điện thoại này là thuê bao chính chủ theo thông tin bạn nhập. Hãy kiểm tra số điện thoại, số CMT/CCCD, họ và tên, ngày sinh rồi gửi lại; nếu thông tin đã đúng, hãy nhờ cán bộ hỗ trợ xác minh, hoặc liên hệ nhà mạng để cập nhật thông tin chính chủ và mở lại thuê bao nếu đang bị khóa.',
      en: 'The carrier does not confirm you as the registered owner of this number. Check phone, identity number, full name and date of birth and send them again; if they are right, ask support staff to verify them by hand, or have the carrier update your registration, and restore the subscription if it is suspended.',
    },
    nextActions: [correctDetails, correctNewPhone, correctDocument, askForReview],
  },
  SubscriberNotVerified: {
    status: 422,
    title: {
      vi: 'Nhà mạng không xác nhận thuê bao chính chủ',
      en: 'The carrier does not confirm the registered owner',
    },
    detail: {
      vi: 'Đã hết số lần sửa thông tin mà nhà mạng vẫn không xác nhận thuê bao chính chủ. Nếu thông tin đã đúng và phiên còn mở, hãy nhờ cán bộ hỗ trợ xác minh; hoặc cập nhật thông tin chính chủ với nhà mạng rồi đăng ký lại, hoặc chọn phương thức đăng ký khác.',
      en: 'The carrier did not confirm the registered owner after the last try. If your details are right and the flow is still open, ask support staff to verify them by hand; or update your registration with the carrier and start again, or choose another method.',
    },
    nextActions: [askForReview, startAgain, chooseMethod],
  },
  OtpWrong: {
    status: 422,
    title: { vi: 'Mã OTP không đúng', en: 'The OTP is wrong' },
    detail: {
      vi: 'Mã OTP vừa nhập không đúng. Hãy nhập lại mã trong tin nhắn mới nhất và nhấn “Xác nhận”, hoặc nhấn “Gửi lại OTP”.',
      en: 'The code is not right. Enter the code of the latest message again, or ask for a new one.',
    },
    nextActions: [...typeCode, resendOtp],
  },
  OtpExpired: {
    status: 422,
    title: { vi: 'Hết thời gian nhập OTP', en: 'The OTP has expired' },
    detail: {
      vi: 'Đã hết thời gian nhập OTP. Hãy nhấn “Gửi lại OTP” để lấy lại mã OTP.',
      en: 'The time to enter this code has passed. Ask for a new one.',
    },
    nextActions: [resendOtp],
  },
  OtpSuperseded: {
    status: 422,
    title: { vi: 'Mã OTP đã được thay bằng mã mới', en: 'A newer OTP has replaced this one' },
    detail: {
      vi: 'Đây là mã của tin nhắn trước. Hãy nhập mã OTP trong tin nhắn mới nhất.',
      en: 'This is the code of an earlier message. Enter the code of the latest one.',
    },
    nextActions: [...typeCode, resendOtp],
  },
  OtpExhausted: {
    status: 422,
    title: { vi: 'Đã nhập sai mã OTP quá nhiều lần', en: 'Too many wrong tries for this OTP' },
    detail: {
      vi: 'Mã OTP này không còn dùng được vì đã nhập sai quá nhiều lần. Hãy nhấn “Gửi lại OTP” để lấy lại mã OTP.',
      en: 'This code can no longer be used after too many wrong tries. Ask for a new one.',
    },
    nextActions: [resendOtp],
  },
  PasswordTooWeak: {
    status: 422,
    title: { vi: 'Mật khẩu chưa đúng quy tắc', en: 'The password does not meet the rule' },
    detail: {
      vi: 'Mật khẩu chưa đáp ứng các quy tắc được nêu. Hãy sử dụng 8 ký tự trở lên bao gồm chữ thường, chữ in hoa, số và ký tự đặc biệt, rồi nhập lại.',
      en: 'The password does not meet the rules listed. Use 8 characters or more with lower case, upper case, digit and special character, and enter it again.',
    },
    nextActions: [submitPassword],
  },
  PasswordsDiffer: {
    status: 422,
    title: { vi: 'Hai lần nhập mật khẩu không giống nhau', en: 'The two passwords differ' },
    detail: {
      vi: 'Mật khẩu xác nhận không giống mật khẩu đã nhập. Hãy nhập và xác nhận lại mật khẩu.',
      en: 'The repeated password is not the same. Enter and repeat the password again.',
    },
    nextActions: [submitPassword],
  },
} satisfies Record<string, Problem>;
