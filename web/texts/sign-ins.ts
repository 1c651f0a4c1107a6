import type { Text } from '../../src/domain/flows/text.ts';

/** The history of sign-ins, and "this was not me" (guide 3.3). */
export const signInListTexts = {
  title: { vi: 'Lịch sử đăng nhập', en: 'History of sign-ins' },
  lead: {
    vi: 'Các lần đăng nhập trong 12 tháng qua, kể cả những lần bị từ chối sau khi nhập đúng mật khẩu.',
    en: 'The sign-ins of the last 12 months, and those that were refused after the right password.',
  },
  reportable: {
    vi: 'Nếu một lần đăng nhập không phải của bạn, hãy chọn “Không phải tôi” trong vòng 10 ngày.',
    en: 'If a sign-in was not yours, choose “Not me” within 10 days.',
  },
  none: { vi: 'Chưa có lần đăng nhập nào.', en: 'There is no sign-in yet.' },
  older: { vi: 'Cũ hơn', en: 'Older ones' },
  signedIn: { vi: 'Thành công: {method}, {device}', en: 'Signed in: {method}, {device}' },
  refused: {
    vi: 'Bị từ chối ({problem}): {method}, {device}',
    en: 'Refused ({problem}): {method}, {device}',
  },
  thisDevice: { vi: '{device} (thiết bị này)', en: '{device} (this device)' },
  notMe: { vi: 'Không phải tôi', en: 'Not me' },
  sessions: { vi: 'Các thiết bị đang đăng nhập', en: 'Where you are signed in' },

  confirmTitle: { vi: 'Lần đăng nhập này không phải của bạn?', en: 'Was this sign-in not yours?' },
  at: { vi: 'Thời gian', en: 'Time' },
  method: { vi: 'Phương thức', en: 'Method' },
  device: { vi: 'Thiết bị', en: 'Device' },
  happens: { vi: 'Khi bạn xác nhận:', en: 'Once you confirm:' },
  sessionsEnd: {
    vi: 'mọi phiên đăng nhập khác vào tài khoản kết thúc ngay;',
    en: 'all other sessions of the account end at once;',
  },
  methodLocked: {
    vi: 'phương thức đăng nhập đã dùng ({method}) bị khóa;',
    en: 'the way in that was used ({method}) is locked;',
  },
  contactsTold: {
    vi: 'số điện thoại và email của tài khoản được báo về việc này.',
    en: 'phone and e-mail address of the account are told of it.',
  },
  ownDevice: {
    vi: 'Lần đăng nhập này được thực hiện trên chính thiết bị bạn đang dùng. Nếu báo không phải bạn, phiên hiện tại có thể cũng kết thúc.',
    en: 'This sign-in was made on the very device that you are using. If you report it, the present session may end, too.',
  },
  notReportable: {
    vi: 'Không còn báo được lần đăng nhập này. Nếu nghi có người khác dùng tài khoản, hãy kết thúc các phiên khác rồi đổi mật khẩu.',
    en: 'This sign-in cannot be reported any more. If somebody else may be using the account, end the other sessions and change your password.',
  },
  confirm: { vi: 'Không phải tôi, hãy khóa lại', en: 'Not me, lock it' },
  back: { vi: 'Lịch sử đăng nhập', en: 'History of sign-ins' },
} as const satisfies Record<string, Text>;
