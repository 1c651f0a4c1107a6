import type { MethodKind } from '../account/authentication-method.ts';
import type { Text } from '../flows/text.ts';

export type ConsentPurpose = {
  readonly purpose: string;
  readonly text: Text;
  /** What is locked once it is withdrawn; null: the account cannot go on without it. */
  readonly withdrawalLocks: readonly MethodKind[] | null;
};

export type Consent = {
  /** Named in the body of a start; every change of the wording gets a new one. */
  readonly version: string;
  readonly text: Text;
  readonly purposes: readonly ConsentPurpose[];
};

/**
 * The consent text in force, as law 91/2025/QH15 on the protection of personal data, article 9,
 * wants it: which data, for which purposes, who controls them, and the person's rights (article 4).
 * One text for all methods of registration (guide 1.1 to 1.5): who receives what depends on the
 * method that the person chooses.
 */
export const consentInForce: Consent = {
  version: '2026-11',
  text: {
    vi: `Tôi tự nguyện đồng ý để cơ quan vận hành cổng dịch vụ công này (bên kiểm soát và xử lý dữ liệu cá nhân) xử lý dữ liệu cá nhân của tôi theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, cho các mục đích nêu bên dưới.

Dữ liệu được xử lý, tùy theo phương thức đăng ký mà tôi chọn: số CMT/CCCD hoặc số định danh cá nhân, số hộ chiếu, mã số bảo hiểm xã hội, họ và tên, ngày sinh, giới tính (nếu cung cấp), số điện thoại, địa chỉ email (nếu cung cấp); dữ liệu đọc từ chứng thư số của tôi (họ và tên, các số định danh, tên nhà cung cấp, số hiệu, thời hạn) và chữ ký số tạo ra khi đăng ký; dữ liệu định danh và tình trạng kiểm tra giấy tờ mà Bưu điện Việt Nam xác nhận; nhật ký đăng ký, đăng nhập và thiết bị sử dụng. Với doanh nghiệp: tên doanh nghiệp và mã số thuế đọc từ chứng thư số, địa chỉ email; người thực hiện xác nhận mình được quyền sử dụng chữ ký số của doanh nghiệp.

Bên nhận dữ liệu, chỉ khi phương thức tôi chọn cần đến: nhà mạng quản lý số thuê bao của tôi, để xác nhận thuê bao chính chủ và gửi tin nhắn chứa mã OTP; cơ quan bảo hiểm xã hội, nhận mã số bảo hiểm xã hội để trả về thông tin của người tham gia; nhà cung cấp dịch vụ chữ ký số trên SIM, nhận số điện thoại và nội dung cần ký; nhà cung cấp dịch vụ chứng thực chữ ký số đã phát hành chứng thư số của tôi, nhận số hiệu chứng thư số để cho biết trạng thái; Bưu điện Việt Nam, nơi tôi đăng nhập để xác nhận danh tính; cơ quan nhà nước có thẩm quyền, khi pháp luật yêu cầu. Dữ liệu không được dùng cho quảng cáo và không được bán.

Thời gian lưu giữ: trong thời gian tài khoản hoạt động; khi tài khoản bị đóng, dữ liệu được xóa, trừ phần pháp luật yêu cầu lưu giữ. Nếu việc đăng ký không hoàn thành thì không có tài khoản nào được tạo và dữ liệu đã nhập được xóa theo thời hạn lưu giữ của hệ thống.

Quyền của tôi: được biết việc xử lý dữ liệu; đồng ý, không đồng ý hoặc rút lại sự đồng ý; xem, chỉnh sửa dữ liệu; yêu cầu cung cấp, xóa hoặc hạn chế xử lý dữ liệu; phản đối việc xử lý; khiếu nại, tố cáo, khởi kiện và yêu cầu bồi thường thiệt hại theo quy định của pháp luật. Tôi thực hiện các quyền này tại phần Quản lý tài khoản hoặc tại quầy giao dịch; yêu cầu được trả lời trong 02 ngày làm việc. Việc rút lại sự đồng ý không ảnh hưởng đến việc xử lý trước đó; khi đó tài khoản không thể tiếp tục được sử dụng.

Nghĩa vụ của tôi: cung cấp đúng và đủ dữ liệu của chính mình; bảo vệ mật khẩu, mã OTP, mã PIN và thiết bị ký số; tôn trọng dữ liệu cá nhân của người khác.`,
    en: `I freely consent that the authority which runs this public-service portal (the controller and processor of personal data) processes my personal data under the Law on Personal Data Protection No. 91/2025/QH15, for the purposes listed below.

Data processed, by the method of registration that I choose: number of my CMND/CCCD or personal identity number, passport number, social insurance number, full name, date of birth, sex (if given), phone number, e-mail address (if given); what is read from my certificate (full name, identity numbers, provider, serial number, validity) and the signature made for the registration; the identity and the state of my papers that Vietnam Post confirms; records of registration, sign-in and the devices used. For an enterprise: its name and tax code as read from the certificate, and an e-mail address; whoever acts confirms the right to use the enterprise's signature.

Recipients, only where the method that I choose needs them: the carrier of my phone number, to confirm that I am its registered owner and to deliver messages with one-time codes; the social insurer, which is given the social insurance number and returns the record of the insured person; the provider of SIM signatures, which is given the phone number and what is to be signed; the certification authority that issued my certificate, which is given its serial number and tells its status; Vietnam Post, where I sign in to have my identity confirmed; competent state authorities where the law requires it. The data are neither used for advertising nor sold.

Storage: as long as the account is in use; when the account is closed the data are deleted, except for what the law requires to be kept. If the registration is not completed, no account is created and what I entered is deleted after the system's retention period.

My rights: to be informed of the processing; to consent, refuse or withdraw consent; to see and correct the data; to ask for their provision, deletion or restriction; to object; to complain, denounce, sue and claim damages as the law provides. I exercise these rights in Account management or at a service counter; requests are answered within 2 working days. A withdrawal does not affect earlier processing; the account can then no longer be used.

My duties: to give true and complete data of my own; to protect my password, one-time codes, PIN and signing device; to respect the personal data of others.`,
  },
  purposes: [
    {
      purpose: 'account',
      withdrawalLocks: null,
      text: {
        vi: 'Tạo và quản lý tài khoản của tôi trên cổng dịch vụ công, kể cả kiểm tra tài khoản đã tồn tại theo số CMT/CCCD hoặc mã số thuế.',
        en: 'To create and manage my account on the portal, including the check by identity number or tax code whether it already exists.',
      },
    },
    {
      purpose: 'verification',
      withdrawalLocks: null,
      text: {
        vi: 'Xác minh danh tính theo phương thức tôi chọn: đối chiếu số điện thoại, số CMT/CCCD, họ và tên, ngày sinh với nhà mạng để xác nhận thuê bao chính chủ, hoặc với thông tin của cơ quan bảo hiểm xã hội; nhận xác nhận của Bưu điện Việt Nam.',
        en: 'To verify my identity by the method that I choose: by comparing phone, identity number, full name and date of birth with the carrier, which confirms the registered owner, or with the record of the social insurer; or by the confirmation of Vietnam Post.',
      },
    },
    {
      purpose: 'signature',
      withdrawalLocks: ['sim_signature', 'usb_signature'],
      text: {
        vi: 'Yêu cầu và kiểm tra chữ ký số, đọc danh tính công dân hoặc doanh nghiệp từ chứng thư số, kiểm tra trạng thái chứng thư số với nhà cung cấp đã phát hành.',
        en: 'To ask for and check a digital signature, to read the identity of the citizen or enterprise from the certificate, and to ask the authority that issued it for its status.',
      },
    },
    {
      purpose: 'contact',
      withdrawalLocks: null,
      text: {
        vi: 'Gửi mã OTP và thông báo về tài khoản đến số điện thoại và email của tôi.',
        en: 'To send one-time codes and notices about the account to my phone and e-mail address.',
      },
    },
    {
      purpose: 'security',
      withdrawalLocks: null,
      text: {
        vi: 'Ghi nhật ký để bảo vệ tài khoản, phát hiện việc sử dụng trái phép và giải quyết khiếu nại.',
        en: 'To keep records that protect the account, reveal misuse and settle complaints.',
      },
    },
  ],
};

/** What the consent ledger notes that was consented to. */
export const consentPurposes: readonly string[] = consentInForce.purposes.map(
  ({ purpose }) => purpose,
);

/** The texts that were ever consented to: one that was published stays as it was, and a test holds it. */
export const consents: readonly Consent[] = [consentInForce];

/** The text of a version; undefined: there is none. */
export function consentOf(version: string): Consent | undefined {
  return consents.find((one) => one.version === version);
}

/** A purpose as a version of the text has it; undefined: that text is not kept. */
export function purposeOf(version: string, purpose: string): ConsentPurpose | undefined {
  return consentOf(version)?.purposes.find((one) => one.purpose === purpose);
}

/** What is locked once a purpose is withdrawn; null: the account cannot go on without it. */
export function withdrawalLocks(purpose: string): readonly MethodKind[] | null {
  const found = consentInForce.purposes.find((one) => one.purpose === purpose);
  return found?.withdrawalLocks ?? null;
}
