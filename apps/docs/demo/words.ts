import type { Ending } from './ending.ts';

interface Words {
  readonly title: string;
  readonly host: string;
  readonly ending: string;
  readonly endings: Readonly<Record<Ending, string>>;
  readonly start: string;
  readonly again: string;
  readonly events: string;
}

export const WORDS: Readonly<Record<'en' | 'zh', Words>> = {
  en: {
    title: 'Try it in this page',
    host: 'Your shop uses',
    ending: 'The payment will be',
    endings: {
      paid: 'paid',
      declined: 'declined',
      challenged: 'challenged by the bank',
      expired: 'too late: the session has expired',
    },
    start: 'Open the cashier',
    again: 'Open it again',
    events: 'Events that your page receives',
  },
  zh: {
    title: '在本页试用',
    host: '商店使用',
    ending: '支付结果',
    endings: {
      paid: '支付成功',
      declined: '被拒绝',
      challenged: '银行要求验证',
      expired: '会话已过期',
    },
    start: '打开收银台',
    again: '重新打开',
    events: '页面收到的事件',
  },
};
