import type { Problem } from '../problem.ts';
import { cancel, correctEmail, correctNewPhone, seeFlow, startAgain } from './next-actions.ts';

/** Why an account is not told of things by another phone or address. */
export const contactProblems = {
  PhoneUnchanged: {
    status: 422,
    title: { vi: 'Số điện thoại không thay đổi', en: 'The phone number is the same' },
    detail: {
      vi: 'Tài khoản đang nhận OTP qua chính số điện thoại này. Hãy nhập một số khác, hoặc hủy nếu không cần đổi.',
      en: 'The account gets its codes on this very number. Enter another one, or cancel if nothing is to be changed.',
    },
    nextActions: [correctNewPhone, cancel],
  },
  PhoneChangedMeanwhile: {
    status: 409,
    title: {
      vi: 'Số điện thoại của tài khoản đã thay đổi trong lúc thực hiện',
      en: 'The phone of the account has changed meanwhile',
    },
    detail: {
      vi: 'Số điện thoại cũ mà bạn vừa xác nhận không còn nhận OTP của tài khoản: số đã được đổi, gỡ hoặc khóa. Không có gì được thay đổi. Hãy xem lại các phương thức xác thực rồi thực hiện lại từ đầu.',
      en: 'The old phone that you have proven does not get the codes of the account any more: it was changed, removed or locked. Nothing was changed. Look at your authentication methods, and start again.',
    },
    nextActions: [startAgain],
  },
  PhoneOfTooManyAccounts: {
    status: 422,
    title: {
      vi: 'Số điện thoại đã nhận OTP của quá nhiều tài khoản',
      en: 'The number gets the codes of too many accounts',
    },
    detail: {
      vi: 'Số điện thoại này đang nhận OTP của 3 tài khoản khác, là mức tối đa. Hãy dùng một số khác, hoặc đổi số ở một trong các tài khoản đó trước.',
      en: 'This number gets the codes of 3 other accounts, which is the most. Use another number, or change it at one of those accounts first.',
    },
    nextActions: [correctNewPhone, startAgain],
  },
  EmailUnchanged: {
    status: 422,
    title: { vi: 'Địa chỉ email không thay đổi', en: 'The e-mail address is the same' },
    detail: {
      vi: 'Tài khoản đang dùng chính địa chỉ email này, hoặc chưa có địa chỉ nào để xóa. Hãy nhập một địa chỉ khác, hoặc hủy nếu không cần đổi.',
      en: 'The account has this very address, or none that could be removed. Enter another one, or cancel if nothing is to be changed.',
    },
    nextActions: [correctEmail, cancel],
  },
  EmailUndeliverable: {
    status: 422,
    title: { vi: 'Địa chỉ email không nhận được thư', en: 'The address takes no e-mail' },
    detail: {
      vi: 'Máy chủ thư không chấp nhận địa chỉ email này. Hãy kiểm tra lại địa chỉ và thực hiện lại từ đầu.',
      en: 'The mail server does not accept this address. Check it and start again.',
    },
    nextActions: [startAgain],
  },
  EmailUnavailable: {
    status: 503,
    title: { vi: 'Chưa gửi được email', en: 'The e-mail could not be sent yet' },
    detail: {
      vi: 'Hệ thống chưa gửi được email chứa mã xác nhận và đang tự thử lại. Hãy chờ email; không cần nhập lại thông tin.',
      en: 'The e-mail with the code could not be sent yet and the system keeps trying. Wait for it; nothing needs typing again.',
    },
    nextActions: [seeFlow],
  },
} satisfies Record<string, Problem>;
