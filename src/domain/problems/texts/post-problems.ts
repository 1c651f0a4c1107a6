import type { Problem } from '../problem.ts';
import { askForReview, chooseMethod, seeFlow, startAgain } from './next-actions.ts';
import { submitVietnamPost } from './next-actions.ts';

/** Proof by an account at Vietnam Post (guide 1.5). */
export const postProblems = {
  PostSignInFailed: {
    status: 422,
    title: {
      vi: 'Đăng nhập Bưu điện Việt Nam không thành công',
      en: 'The sign-in at Vietnam Post did not succeed',
    },
    detail: {
      vi: 'Bưu điện Việt Nam chưa xác nhận lần đăng nhập này, hoặc lần đăng nhập đã hết hạn. Hãy đăng nhập lại tại Bưu điện Việt Nam.',
      en: 'Vietnam Post did not confirm this sign-in, or it has expired. Sign in at Vietnam Post again.',
    },
    nextActions: [submitVietnamPost, seeFlow, startAgain, chooseMethod],
  },
  PostStateMismatch: {
    status: 422,
    title: {
      vi: 'Lần đăng nhập Bưu điện không thuộc phiên này',
      en: 'The sign-in does not belong to this flow',
    },
    detail: {
      vi: 'Câu trả lời của Bưu điện Việt Nam không thuộc lần đăng nhập mà phiên này đã mở. Hãy mở lại trang đăng nhập Bưu điện Việt Nam từ phiên này và đăng nhập lại.',
      en: 'The answer of Vietnam Post is not of the sign-in that this flow opened. Open the sign-in page of Vietnam Post from this flow again.',
    },
    nextActions: [submitVietnamPost, seeFlow, startAgain],
  },
  PostPapersPending: {
    status: 409,
    title: { vi: 'Giấy tờ chưa được kiểm tra', en: 'The papers have not been checked yet' },
    detail: {
      vi: 'Giao dịch viên Bưu điện Việt Nam chưa kiểm tra giấy tờ của bạn. Hãy mang giấy tờ tùy thân đến một bưu cục; đăng ký sẽ tự tiếp tục khi Bưu điện Việt Nam xác nhận.',
      en: 'A clerk of Vietnam Post has not checked your papers yet. Take them to a post office; the registration goes on by itself once Vietnam Post confirms.',
    },
    nextActions: [askForReview, seeFlow, chooseMethod],
  },
  PostRecordUnreadable: {
    status: 409,
    title: {
      vi: 'Thông tin tại Bưu điện Việt Nam có dữ liệu hệ thống không đọc được',
      en: 'What Vietnam Post tells of you has data that cannot be read',
    },
    detail: {
      vi: 'Bưu điện Việt Nam có dữ liệu về bạn mà hệ thống không đọc được, nên chưa thể tự động xác nhận. Hãy yêu cầu cán bộ hỗ trợ xem xét, hoặc cập nhật thông tin tại một bưu cục; khi đó đăng ký sẽ tự tiếp tục.',
      en: 'Vietnam Post has data of you that this system cannot read, so it cannot confirm them by itself. Ask for a review by support staff, or have them put right at a post office: the registration then goes on by itself.',
    },
    nextActions: [askForReview, seeFlow, chooseMethod],
  },
  PostPapersNotChecked: {
    status: 409,
    title: { vi: 'Giấy tờ chưa được kiểm tra', en: 'The papers have not been checked yet' },
    detail: {
      vi: 'Giao dịch viên Bưu điện Việt Nam chưa kiểm tra giấy tờ của bạn, nên chưa liên kết được. Hãy mang giấy tờ tùy thân đến một bưu cục; khi Bưu điện Việt Nam đã kiểm tra, hãy thực hiện lại việc liên kết.',
      en: 'A clerk of Vietnam Post has not checked your papers yet, so the account there was not linked. Take them to a post office; once Vietnam Post has checked them, link the account again.',
    },
    nextActions: [startAgain, chooseMethod],
  },
  PostAccountLinked: {
    status: 409,
    title: {
      vi: 'Tài khoản Bưu điện Việt Nam đã được liên kết',
      en: 'The Vietnam Post account is linked already',
    },
    detail: {
      vi: 'Tài khoản Bưu điện Việt Nam này đã được liên kết với một tài khoản khác trên hệ thống. Hãy đăng nhập bằng tài khoản đó, hoặc chọn phương thức đăng ký khác.',
      en: 'This Vietnam Post account is linked to another account of the portal. Sign in to that account, or choose another method.',
    },
    nextActions: [chooseMethod],
  },
  PostNoticeInvalid: {
    // RFC 8935, section 2.3: whatever is wrong with a notice, its sender is told 400.
    status: 400,
    title: {
      vi: 'Thông báo không phải của Bưu điện Việt Nam',
      en: 'This is no notice of Vietnam Post',
    },
    detail: {
      vi: 'Chỉ nhận thông báo do Bưu điện Việt Nam ký cho hệ thống này. Hãy kiểm tra khóa ký, bên phát hành, bên nhận và thời gian rồi gửi lại.',
      en: 'Only notices that Vietnam Post has signed for this portal are taken. Check key, issuer, audience and time, and send it again.',
    },
    nextActions: [],
  },
  PostUnavailable: {
    status: 503,
    title: {
      vi: 'Bưu điện Việt Nam tạm thời không trả lời',
      en: 'Vietnam Post does not answer at the moment',
    },
    detail: {
      vi: 'Hệ thống của Bưu điện Việt Nam tạm thời không trả lời. Thông tin đã được giữ lại; hệ thống sẽ tự thử lại, bạn không cần nhập lại.',
      en: 'The system of Vietnam Post does not answer at the moment. What was entered is kept and will be tried again by itself.',
    },
    nextActions: [seeFlow],
  },
} satisfies Record<string, Problem>;
