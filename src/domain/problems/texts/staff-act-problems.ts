import type { Problem } from '../problem.ts';

/** What is refused of members of staff who look flows and accounts up, and act on them. */
export const staffActProblems = {
  SearchNotExact: {
    status: 400,
    title: { vi: 'Cần đúng một mã đầy đủ', en: 'Exactly one whole key is needed' },
    detail: {
      vi: 'Chỉ tra cứu theo đúng một trong các mã: mã hồ sơ, mã phiên, số giấy tờ hoặc số điện thoại, nhập đầy đủ. Hãy nhờ công dân đọc lại.',
      en: 'A look-up goes by one reference, flow id, document number or phone, and by the whole of it. Have the citizen read it out once more.',
    },
    nextActions: [],
  },
  StaffFlowNotFound: {
    status: 404,
    title: { vi: 'Không có hồ sơ này', en: 'There is no such flow' },
    detail: {
      vi: 'Không có hồ sơ này, hoặc hồ sơ đã bị xóa vì kết thúc đã lâu. Hãy nhờ công dân đọc lại mã hồ sơ.',
      en: 'There is no such flow, or it ended long ago and was deleted. Have the citizen read the reference out once more.',
    },
    nextActions: [],
  },
  FlowActNotAllowed: {
    status: 409,
    title: { vi: 'Chưa thể làm việc này với hồ sơ', en: 'This cannot be done to the flow now' },
    detail: {
      vi: 'Trạng thái hiện tại của hồ sơ không cho phép. Hãy xem lại hồ sơ để biết có thể làm gì.',
      en: 'The flow does not stand where this can be done. Look at its story for what can be.',
    },
    nextActions: [],
  },
  StaffAccountNotFound: {
    status: 404,
    title: { vi: 'Không có tài khoản này', en: 'There is no such account' },
    detail: {
      vi: 'Không có tài khoản này, hoặc tài khoản đã đóng. Hãy tra cứu lại theo số giấy tờ hoặc số điện thoại.',
      en: 'There is no such account, or it is closed. Look it up again by a document number or phone.',
    },
    nextActions: [],
  },
  AccountActNotAllowed: {
    status: 409,
    title: {
      vi: 'Chưa thể làm việc này với tài khoản',
      en: 'This cannot be done to the account now',
    },
    detail: {
      vi: 'Trạng thái hiện tại của tài khoản không cho phép. Hãy xem lại tài khoản.',
      en: 'The account does not stand where this can be done. Look at it once more.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
