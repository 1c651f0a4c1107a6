import type { NoticeText } from './notice-text.ts';
import { seeMethods, seeSignIns } from './todos.ts';

export const methodNotices = {
  data_exported: {
    fact: {
      vi: 'dữ liệu của tài khoản đã được tải về lúc {when}',
      en: 'the data of the account was downloaded at {when}',
    },
    todo: seeSignIns,
  },
  method_added: {
    fact: { vi: 'đã thêm {method} lúc {when}', en: 'added at {when}: {method}' },
    todo: seeMethods,
  },
  method_removed: {
    fact: { vi: 'đã gỡ {method} lúc {when}', en: 'removed at {when}: {method}' },
    todo: seeMethods,
  },
  method_locked: {
    fact: { vi: 'đã khóa {method} lúc {when}', en: 'locked at {when}: {method}' },
    more: {
      vi: 'Không ai đăng nhập được bằng phương thức này cho đến khi nó được mở khóa.',
      en: 'Nobody can sign in by it until it is unlocked.',
    },
    todo: seeMethods,
  },
  method_unlocked: {
    fact: { vi: 'đã mở khóa {method} lúc {when}', en: 'unlocked at {when}: {method}' },
    todo: seeMethods,
  },
  level_raised: {
    fact: {
      vi: 'mức xác minh đã được nâng lên mức {level} lúc {when}',
      en: 'the verification level was raised to {level} at {when}',
    },
    todo: seeMethods,
  },
} as const satisfies Record<string, NoticeText>;
