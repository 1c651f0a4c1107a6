import type { Problem } from '../problem.ts';
import { chooseMethod, recoverAtCounter, resumeFlow, signIn, startAgain } from './next-actions.ts';

/** Why a recovery gives nobody an account back, or a flow is not taken up. */
export const recoveryProblems = {
  RecoveryRejected: {
    status: 422,
    title: { vi: 'Yêu cầu khôi phục không được chấp nhận', en: 'The recovery was refused' },
    detail: {
      vi: 'Quầy giao dịch không xác nhận được yêu cầu khôi phục này. Hãy kiểm tra lại số, họ tên và giấy tờ rồi yêu cầu lại, hoặc hỏi tại quầy giao dịch.',
      en: 'The counter could not confirm this recovery. Check the number, the name and your papers and ask again, or ask at a counter.',
    },
    nextActions: [startAgain, chooseMethod],
  },
  RecoveryTakenBack: {
    status: 409,
    title: { vi: 'Yêu cầu khôi phục đã bị hủy', en: 'The recovery was taken back' },
    detail: {
      vi: 'Yêu cầu khôi phục đã bị hủy bằng mã gửi đến các liên hệ của tài khoản, nên tài khoản không thay đổi. Nếu không phải bạn hủy, hãy đến quầy giao dịch.',
      en: 'The recovery was taken back by the code that the contacts of the account were sent, so nothing has changed. If that was not you, go to a counter.',
    },
    nextActions: [recoverAtCounter],
  },
  FlowEndedMeanwhile: {
    status: 409,
    title: {
      vi: 'Hồ sơ không còn tiếp tục được',
      en: 'The flow cannot be taken up any more',
    },
    detail: {
      vi: 'Trong lúc chờ mã OTP, hồ sơ đã kết thúc hoặc đã đổi sang số điện thoại khác. Nếu hồ sơ đã hoàn tất, hãy đăng nhập; nếu chưa, hãy kiểm tra lại mã hồ sơ hoặc bắt đầu lại.',
      en: 'While the code was waited for, the flow has ended or got another phone. If it was completed, sign in; if not, check the reference or start again.',
    },
    nextActions: [signIn, resumeFlow, chooseMethod],
  },
  AccountGone: {
    status: 409,
    title: {
      vi: 'Tài khoản không còn khôi phục được theo cách này',
      en: 'The account cannot be recovered this way any more',
    },
    detail: {
      vi: 'Trong lúc khôi phục, tài khoản đã được đóng, bị khóa, hoặc số điện thoại hay mức xác minh của tài khoản đã thay đổi, nên mật khẩu không được đặt lại. Hãy thử đăng nhập, hoặc đến quầy giao dịch.',
      en: 'Meanwhile the account was closed or locked, or its phone or level has changed, so no password was set. Try to sign in, or go to a counter.',
    },
    nextActions: [chooseMethod, recoverAtCounter],
  },
} satisfies Record<string, Problem>;
