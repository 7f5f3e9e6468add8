import type { Ending } from './ending.ts';

export type HostName = 'vanilla' | 'angular' | 'vue' | 'element';

/** What the cashier of the demo says to the shopper. */
export interface FormWords {
  readonly name: string;
  readonly card: string;
  readonly pay: string;
  readonly paying: string;
  readonly question: string;
  readonly approve: string;
  readonly reject: string;
  readonly declined: string;
  readonly paid: string;
  readonly ended: string;
}

interface Words {
  readonly title: string;
  readonly locale: string;
  readonly host: string;
  readonly hosts: Readonly<Record<HostName, string>>;
  readonly ending: string;
  readonly endings: Readonly<Record<Ending, string>>;
  readonly start: string;
  readonly again: string;
  readonly events: string;
  readonly form: FormWords;
}

export const WORDS: Readonly<Record<'en' | 'zh', Words>> = {
  en: {
    title: 'Try it in this page',
    locale: 'en_US',
    host: 'Your shop uses',
    hosts: { vanilla: 'Vanilla JS', angular: 'Angular', vue: 'Vue', element: 'Custom element' },
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
    form: {
      name: 'Cashier',
      card: 'Visa test card',
      pay: 'Pay $12.00',
      paying: 'Paying…',
      question: 'Your bank asks: do you approve this payment?',
      approve: 'Approve',
      reject: 'Reject',
      declined: 'Your bank declined the payment. Try another card.',
      paid: 'Paid. Thank you.',
      ended: 'This payment has ended.',
    },
  },
  zh: {
    title: '在本页试用',
    locale: 'zh_CN',
    host: '商店使用',
    hosts: { vanilla: '原生 JS', angular: 'Angular', vue: 'Vue', element: '自定义元素' },
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
    form: {
      name: '收银台',
      card: 'Visa 测试卡',
      pay: '支付 $12.00',
      paying: '正在支付…',
      question: '您的银行请您确认：是否同意此次付款？',
      approve: '同意',
      reject: '拒绝',
      declined: '您的银行拒绝了此次付款。请换一张卡。',
      paid: '支付成功，谢谢。',
      ended: '此次付款已结束。',
    },
  },
};
