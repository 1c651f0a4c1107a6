import type { Change } from '../../client/contract.ts';
import type { Text } from '../../src/domain/flows/text.ts';
import type { StartedChange } from '../screens/changes/first-forms.ts';

type StartTexts = { lead: Text; submit: Text };

/** What each change is about, before it is begun. */
export const startTexts: Readonly<Record<StartedChange, StartTexts>> = {
  password: {
    lead: {
      vi: 'Bạn sẽ đặt mật khẩu mới. Khi đó mọi phiên đăng nhập khác kết thúc; thiết bị này vẫn đăng nhập.',
      en: 'You will set a new password. All other sessions end with it; this device stays signed in.',
    },
    submit: { vi: 'Đặt mật khẩu mới', en: 'Set a new password' },
  },
  phone: {
    lead: {
      vi: 'Số mới phải là thuê bao chính chủ của bạn. Mã OTP được gửi đến số hiện tại, rồi đến số mới.',
      en: 'You must be the registered owner of the new number. A code goes to the present phone, then one to the new one.',
    },
    submit: { vi: 'Tiếp tục', en: 'Continue' },
  },
  contact: {
    lead: {
      vi: 'Một mã xác nhận được gửi đến địa chỉ mới. Địa chỉ chỉ thay đổi khi bạn nhập đúng mã đó.',
      en: 'A code is sent to the new address. Nothing changes until you enter it.',
    },
    submit: { vi: 'Gửi mã xác nhận', en: 'Send the code' },
  },
  authenticator_app: {
    lead: {
      vi: 'Ứng dụng xác thực trên điện thoại tạo mã thay cho tin nhắn OTP khi đăng nhập, kể cả khi không có sóng. Hãy cài một ứng dụng như Google Authenticator, Microsoft Authenticator hoặc Aegis trước khi bắt đầu. Sau đó bạn nhận 10 mã khôi phục để phòng khi mất điện thoại.',
      en: 'An authenticator app on the phone makes the codes of a sign-in instead of messages, also without reception. Install one first, such as Google Authenticator, Microsoft Authenticator or Aegis. You then get 10 recovery codes in case the phone is lost.',
    },
    submit: { vi: 'Bắt đầu', en: 'Begin' },
  },
  recovery_codes: {
    lead: {
      vi: 'Bạn sẽ nhận 10 mã mới, mỗi mã dùng một lần thay cho mã của ứng dụng xác thực. Bộ mã cũ hết hiệu lực khi bạn xác nhận đã lưu bộ mới.',
      en: 'You get 10 new codes; each is good once in the place of a code of the authenticator app. The old ones end when you say that the new ones are kept.',
    },
    submit: { vi: 'Tạo bộ mã mới', en: 'Make new codes' },
  },
  document: {
    lead: {
      vi: 'Bạn có thể thêm một số giấy tờ khác của chính mình, ví dụ số CMT cũ bên cạnh số CCCD, rồi đăng nhập bằng số nào cũng được.',
      en: 'You can add another number of your own, such as an old CMND beside the CCCD, and then sign in by either.',
    },
    submit: { vi: 'Bổ sung', en: 'Add' },
  },
  sim_signature: {
    lead: {
      vi: 'Nhập số điện thoại của Sim ký số. Sau đó bạn xác nhận và nhập mã PIN trên điện thoại. Sim phải mang danh tính của tài khoản này.',
      en: 'Enter the number of the SIM that signs. You then confirm and enter the PIN on the phone. The SIM must be of the holder of this account.',
    },
    submit: { vi: 'Gửi yêu cầu đến điện thoại', en: 'Send the request to the phone' },
  },
  usb_signature: {
    lead: {
      vi: 'Cắm USB ký số vào máy tính và mở công cụ ký điện tử (plugin). Chứng thư số phải mang danh tính của tài khoản này.',
      en: 'Plug the token into this computer and start the signing agent. The certificate must be of the holder of this account.',
    },
    submit: { vi: 'Bắt đầu', en: 'Begin' },
  },
  vietnam_post: {
    lead: {
      vi: 'Bạn sẽ đăng nhập tại Bưu điện Việt Nam. Giấy tờ của bạn phải đã được giao dịch viên bưu điện kiểm tra.',
      en: 'You will sign in at Vietnam Post. A clerk of the Post must have checked your papers.',
    },
    submit: { vi: 'Bắt đầu', en: 'Begin' },
  },
  level: {
    lead: {
      vi: 'Mức 3 tương đương đăng ký trực tiếp. Hãy chọn một cách chứng minh; phương thức đó được thêm vào tài khoản.',
      en: 'Level 3 equals a registration in person. Choose a way to prove it; that method is added to the account.',
    },
    submit: { vi: 'Bắt đầu', en: 'Begin' },
  },
};

export const changeTexts = {
  account: { vi: 'Tài khoản', en: 'Account' },
  toIdentity: { vi: 'Thông tin định danh', en: 'Identity' },
  toMethods: { vi: 'Các phương thức xác thực', en: 'Authentication methods' },
  current: { vi: 'Hiện tại: {value}', en: 'At present: {value}' },
  newPhone: { vi: 'Số điện thoại mới', en: 'New phone number' },
  newPhoneHint: { vi: 'Ví dụ: 0912 345 678', en: 'For example 0912 345 678' },
  lost: { vi: 'Tôi không còn dùng số hiện tại', en: 'I do not have the present phone any more' },
  lostHint: {
    vi: 'Không gửi mã đến số đó. Bạn cần xác nhận bằng Sim ký số hoặc USB ký số.',
    en: 'No code goes there. A SIM or USB signature is needed instead.',
  },
  newEmail: { vi: 'Địa chỉ email mới', en: 'New e-mail address' },
  removeEmail: { vi: 'Xóa địa chỉ email', en: 'Remove the e-mail address' },
  removeEmailLead: {
    vi: 'Tài khoản sẽ chỉ còn được báo tin qua số điện thoại. Địa chỉ bị xóa nhận một thông báo cuối cùng.',
    en: 'The account will be told of things by phone alone. The address gets one last notice.',
  },
  byCarrier: { vi: 'Nhà mạng xác nhận', en: 'Confirmed by the carrier' },
  documentNumber: { vi: 'Số CMT/CCCD cần bổ sung', en: 'CMND/CCCD number to be added' },
  documentHint: {
    vi: 'CCCD 12 chữ số hoặc CMT 9 chữ số. Nhà mạng phải biết số điện thoại của tài khoản theo số này.',
    en: 'A CCCD of 12 digits or a CMND of 9. The carrier must know the phone of the account by it.',
  },
  bySim: { vi: 'Bằng Sim ký số', en: 'By a SIM signature' },
  simPhone: { vi: 'Số điện thoại của Sim', en: 'Phone number of the SIM' },
  signBySim: { vi: 'Ký trên điện thoại', en: 'Sign on the phone' },
  byUsb: { vi: 'Bằng USB ký số', en: 'By a USB signature' },
  usbHint: {
    vi: 'Cắm USB vào máy tính này và mở công cụ ký điện tử.',
    en: 'Plug the token into this computer and start the signing agent.',
  },
  signByUsb: { vi: 'Ký bằng USB', en: 'Sign with the token' },
  byPost: { vi: 'Bằng tài khoản Bưu điện Việt Nam', en: 'By an account at Vietnam Post' },
  postHint: {
    vi: 'Giấy tờ của bạn phải đã được giao dịch viên bưu điện kiểm tra.',
    en: 'A clerk of the Post must have checked your papers.',
  },
  goToPost: { vi: 'Đến Bưu điện Việt Nam', en: 'Go to Vietnam Post' },
} as const satisfies Record<string, Text>;

type EndTexts = { title: Text; detail: Text };

/** What has come of each change. */
export const changedTexts: Readonly<Record<Exclude<Change, 'closure'>, EndTexts>> = {
  password: {
    title: { vi: 'Đã đổi mật khẩu', en: 'The password is changed' },
    detail: {
      vi: 'Thiết bị này vẫn đăng nhập; mọi phiên đăng nhập khác đã kết thúc.',
      en: 'This device stays signed in; all other sessions have ended.',
    },
  },
  phone: {
    title: { vi: 'Đã đổi số điện thoại nhận OTP', en: 'The phone for one-time codes is changed' },
    detail: {
      vi: 'Từ bây giờ mã OTP được gửi đến số mới.',
      en: 'From now on one-time codes go to the new number.',
    },
  },
  contact: {
    title: { vi: 'Đã thay đổi email', en: 'The e-mail address is changed' },
    detail: {
      vi: 'Từ bây giờ thông báo được gửi theo thông tin liên hệ mới.',
      en: 'From now on notices go to the contacts as they now are.',
    },
  },
  authenticator_app: {
    title: { vi: 'Đã thêm ứng dụng xác thực', en: 'The authenticator app is added' },
    detail: {
      vi: 'Khi đăng nhập, bạn nhập mã của ứng dụng. Các mã khôi phục bạn vừa lưu đã có hiệu lực.',
      en: 'At a sign-in you enter a code of the app. The recovery codes that you kept are good now.',
    },
  },
  recovery_codes: {
    title: { vi: 'Đã có bộ mã khôi phục mới', en: 'The new recovery codes are good now' },
    detail: { vi: 'Bộ mã cũ không dùng được nữa.', en: 'The old ones are good no more.' },
  },
  document: {
    title: { vi: 'Đã bổ sung số giấy tờ', en: 'The document number is added' },
    detail: {
      vi: 'Bạn có thể đăng nhập bằng số này.',
      en: 'You can sign in by it.',
    },
  },
  sim_signature: {
    title: { vi: 'Đã thêm Sim ký số', en: 'The SIM signature is added' },
    detail: { vi: 'Bạn có thể đăng nhập bằng Sim này.', en: 'You can sign in by this SIM.' },
  },
  usb_signature: {
    title: { vi: 'Đã thêm USB ký số', en: 'The USB certificate is added' },
    detail: { vi: 'Bạn có thể đăng nhập bằng USB này.', en: 'You can sign in by this token.' },
  },
  vietnam_post: {
    title: {
      vi: 'Đã liên kết tài khoản Bưu điện Việt Nam',
      en: 'The account at Vietnam Post is linked',
    },
    detail: {
      vi: 'Bạn có thể đăng nhập tại Bưu điện Việt Nam.',
      en: 'You can sign in at Vietnam Post.',
    },
  },
  level: {
    title: { vi: 'Đã nâng mức xác minh', en: 'The verification level is raised' },
    detail: {
      vi: 'Phương thức vừa dùng đã được thêm vào tài khoản.',
      en: 'The method that proved it was added to the account.',
    },
  },
  removal: {
    title: { vi: 'Đã gỡ phương thức xác thực', en: 'The method is removed' },
    detail: {
      vi: 'Không ai đăng nhập bằng phương thức này được nữa.',
      en: 'Nobody signs in by it any more.',
    },
  },
  unlock: {
    title: { vi: 'Đã mở khóa phương thức xác thực', en: 'The method is unlocked' },
    detail: {
      vi: 'Bạn có thể đăng nhập bằng phương thức này trở lại.',
      en: 'You can sign in by it again.',
    },
  },
};

export const changeEndTexts = {
  level: {
    vi: 'Tài khoản ở mức xác minh {level}.',
    en: 'The account has verification level {level}.',
  },
  told: {
    vi: 'Thay đổi này đã được báo đến các liên hệ của tài khoản, kể cả liên hệ cũ.',
    en: 'The contacts of the account are told of it, the former one included.',
  },
  toAccount: { vi: 'Về trang tài khoản', en: 'To your account' },
} as const satisfies Record<string, Text>;
