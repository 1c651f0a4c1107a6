import type { NextAction, Problem } from '../problem.ts';

const signInAsStaff: NextAction = {
  action: 'signInAsStaff',
  href: '/v1/staff/sign-in',
  method: 'GET',
};

/** What is refused of members of staff, and of whoever says to be one. */
export const staffProblems = {
  StaffSessionMissing: {
    status: 401,
    title: { vi: 'Cán bộ chưa đăng nhập', en: 'No member of staff is signed in' },
    detail: {
      vi: 'Chức năng này dành cho cán bộ. Hãy đăng nhập bằng tài khoản cán bộ.',
      en: 'This is for members of staff. Sign in with your staff account.',
    },
    nextActions: [signInAsStaff],
  },
  StaffSessionEnded: {
    status: 401,
    title: { vi: 'Phiên làm việc đã kết thúc', en: 'The staff session has ended' },
    detail: {
      vi: 'Phiên làm việc đã hết hạn hoặc đã kết thúc. Hãy đăng nhập lại để tiếp tục.',
      en: 'The session has expired or was ended. Sign in again to go on.',
    },
    nextActions: [signInAsStaff],
  },
  StaffTokenInvalid: {
    status: 401,
    title: { vi: 'Mã truy cập của cán bộ không hợp lệ', en: 'The staff token is not valid' },
    detail: {
      vi: 'Mã truy cập không do nhà cung cấp danh tính của cán bộ cấp cho hệ thống này. Hãy đăng nhập lại.',
      en: 'The token was not issued by the provider of staff identities for this system. Sign in again.',
    },
    nextActions: [signInAsStaff],
  },
  StaffTokenExpired: {
    status: 401,
    title: { vi: 'Mã truy cập của cán bộ đã hết hạn', en: 'The staff token has expired' },
    detail: {
      vi: 'Mã truy cập đã hết hạn. Hãy lấy mã mới hoặc đăng nhập lại.',
      en: 'The token has expired. Get a new one, or sign in again.',
    },
    nextActions: [signInAsStaff],
  },
  StaffSignInFailed: {
    status: 422,
    title: { vi: 'Đăng nhập cán bộ không thành công', en: 'The staff sign-in failed' },
    detail: {
      vi: 'Nhà cung cấp danh tính không xác nhận lần đăng nhập này, hoặc lần đăng nhập đã quá hạn. Hãy đăng nhập lại.',
      en: 'The provider of staff identities did not confirm this sign-in, or it took too long. Sign in again.',
    },
    nextActions: [signInAsStaff],
  },
  StaffRoleMissing: {
    status: 403,
    title: { vi: 'Không có quyền thực hiện', en: 'Your role does not allow this' },
    detail: {
      vi: 'Vai trò của bạn không được thực hiện việc này. Hãy nhờ đồng nghiệp có vai trò phù hợp, hoặc đề nghị người quản lý cấp quyền.',
      en: 'None of your roles may do this. Ask a colleague who has the role, or whoever grants it.',
    },
    nextActions: [],
  },
  StaffProviderUnavailable: {
    status: 503,
    title: {
      vi: 'Hệ thống đăng nhập của cán bộ chưa phản hồi',
      en: 'The staff sign-in does not answer',
    },
    detail: {
      vi: 'Nhà cung cấp danh tính của cán bộ tạm thời không phản hồi. Hãy thử lại sau ít phút.',
      en: 'The provider of staff identities does not answer for the moment. Try again in a few minutes.',
    },
    nextActions: [signInAsStaff],
  },
} satisfies Record<string, Problem>;
