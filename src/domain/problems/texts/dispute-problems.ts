import type { Problem } from '../problem.ts';
import { recoverAtCounter, recoverPassword, startAgain } from './next-actions.ts';

/** Why a complaint comes to nothing, and what is told to whoever objects to one. */
export const disputeProblems = {
  DisputeOfOwnAccount: {
    status: 409,
    title: { vi: 'Đây là tài khoản của chính bạn', en: 'This account is your own' },
    detail: {
      vi: 'Số điện thoại bạn vừa xác nhận chính là số nhận mã OTP của tài khoản đang giữ số giấy tờ này, nên không cần khiếu nại. Hãy lấy lại mật khẩu bằng chức năng “Quên mật khẩu”, hoặc đến quầy giao dịch.',
      en: 'The phone that you have just proven gets the codes of the very account that holds this number, so there is nothing to complain about. Use “Forgotten password”, or go to a service counter.',
    },
    nextActions: [recoverPassword, recoverAtCounter],
  },
  DisputePhoneFull: {
    status: 409,
    title: {
      vi: 'Số điện thoại đã dùng cho ba tài khoản',
      en: 'The phone belongs to three accounts already',
    },
    detail: {
      vi: 'Một số điện thoại nhận mã OTP cho nhiều nhất ba tài khoản, nên không thể chuyển giao thêm tài khoản cho số này. Hãy khiếu nại lại bằng một số điện thoại khác của bạn.',
      en: 'A phone gets the codes of three accounts at most, so no other one can be handed over to it. Complain once more with another phone of yours.',
    },
    nextActions: [startAgain],
  },
  DisputeRejected: {
    status: 422,
    title: { vi: 'Khiếu nại không được chấp nhận', en: 'The complaint was rejected' },
    detail: {
      vi: 'Cán bộ đã xem xét giấy tờ và lời trình bày nhưng không chấp nhận khiếu nại. Nếu có thêm giấy tờ chứng minh, hãy khiếu nại lại, hoặc mang giấy tờ gốc đến quầy giao dịch.',
      en: 'Staff have looked at the papers and the statement, and have rejected the complaint. If you have other evidence, complain once more, or take the original papers to a service counter.',
    },
    nextActions: [startAgain, recoverAtCounter],
  },
  DisputeOutdated: {
    status: 409,
    title: {
      vi: 'Số giấy tờ không còn thuộc tài khoản đã được xem xét',
      en: 'The number is no longer held as it was when it was looked into',
    },
    detail: {
      vi: 'Từ khi khiếu nại được gửi, số giấy tờ này đã thay đổi chủ tài khoản hoặc không có tài khoản nào giữ, nên không có gì được thay đổi. Hãy đăng ký bằng số của bạn; nếu số vẫn bị người khác giữ, hãy khiếu nại lại.',
      en: 'Since the complaint was made, the number is held by another account, or by none, so nothing was changed. Register with your number; if somebody else still holds it, complain once more.',
    },
    nextActions: [startAgain],
  },
  ObjectionCodeInvalid: {
    status: 422,
    title: { vi: 'Mã phản hồi không dùng được', en: 'The code cannot be used' },
    detail: {
      vi: 'Mã không đúng, đã được dùng hoặc đã hết hạn phản hồi. Hãy kiểm tra lại mã trong tin nhắn. Nếu bạn đã phản hồi bằng mã này thì không cần làm gì thêm; nếu đã hết hạn, hãy mang giấy tờ đến quầy giao dịch.',
      en: 'The code is wrong, was used before, or its time is over. Check it against the message. If you have objected with it already, there is nothing more to do; if it is too late, take your papers to a service counter.',
    },
    nextActions: [recoverAtCounter],
  },
} satisfies Record<string, Problem>;
