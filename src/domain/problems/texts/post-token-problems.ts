import type { Problem } from '../problem.ts';
import { chooseMethod, seeFlow, startAgain, submitVietnamPost } from './next-actions.ts';

/** ID tokens of Vietnam Post that prove nothing (OpenID Connect Core 3.1.3.7), each for its own reason. */
export const postTokenProblems = {
  PostTokenMalformed: refused(
    {
      vi: 'Xác nhận của Bưu điện Việt Nam bị hỏng',
      en: 'The confirmation of Vietnam Post is damaged',
    },
    { vi: 'Xác nhận nhận được không đọc được.', en: 'What was received cannot be read.' },
  ),
  PostTokenAlgorithmForbidden: refused(
    {
      vi: 'Xác nhận được ký bằng thuật toán không được chấp nhận',
      en: 'The confirmation is signed by a forbidden algorithm',
    },
    {
      vi: 'Xác nhận không được ký, hoặc ký bằng thuật toán không được chấp nhận.',
      en: 'It is not signed, or by an algorithm that is not accepted.',
    },
  ),
  PostTokenSignatureInvalid: refused(
    {
      vi: 'Chữ ký trên xác nhận không phải của Bưu điện Việt Nam',
      en: 'The confirmation is not signed by Vietnam Post',
    },
    {
      vi: 'Xác nhận không do khóa của Bưu điện Việt Nam ký, hoặc đã bị sửa đổi.',
      en: 'No key of Vietnam Post has signed it, or it was changed on its way.',
    },
  ),
  PostTokenIssuerMismatch: refused(
    { vi: 'Xác nhận do bên khác cấp', en: 'The confirmation is from another issuer' },
    {
      vi: 'Bên cấp xác nhận không phải Bưu điện Việt Nam.',
      en: 'It was not issued by Vietnam Post.',
    },
  ),
  PostTokenAudienceMismatch: refused(
    { vi: 'Xác nhận được cấp cho cổng khác', en: 'The confirmation is for another portal' },
    {
      vi: 'Xác nhận được cấp cho một cổng khác, không phải cổng này.',
      en: 'It was issued for another portal than this one.',
    },
  ),
  PostTokenNonceMismatch: refused(
    { vi: 'Xác nhận thuộc lần đăng nhập khác', en: 'The confirmation is of another sign-in' },
    {
      vi: 'Xác nhận thuộc một lần đăng nhập khác, không phải lần mà phiên này đã mở.',
      en: 'It is of another sign-in than the one that this flow opened.',
    },
  ),
  PostTokenExpired: refused(
    { vi: 'Xác nhận đã hết hạn', en: 'The confirmation has expired' },
    { vi: 'Xác nhận đã hết hạn.', en: 'It has expired.' },
  ),
  PostTokenNotYetValid: refused(
    { vi: 'Xác nhận chưa có hiệu lực', en: 'The confirmation is not valid yet' },
    { vi: 'Thời điểm cấp xác nhận ở trong tương lai.', en: 'It was issued in the future.' },
  ),
  PostTokenIncomplete: refused(
    { vi: 'Xác nhận thiếu thông tin định danh', en: 'The confirmation lacks the identity' },
    {
      vi: 'Xác nhận thiếu thông tin định danh cần cho tài khoản.',
      en: 'It lacks what an account needs to know of its holder.',
    },
  ),
} satisfies Record<string, Problem>;

function refused(title: Problem['title'], fact: Problem['detail']): Problem {
  return {
    status: 422,
    title,
    detail: {
      vi: `${fact.vi} Hãy đăng nhập lại tại Bưu điện Việt Nam; nếu vẫn không được, hãy chọn phương thức khác.`,
      en: `${fact.en} Sign in at Vietnam Post again; if that does not help, choose another method.`,
    },
    nextActions: [submitVietnamPost, seeFlow, startAgain, chooseMethod],
  };
}
