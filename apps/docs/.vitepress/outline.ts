import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPages } from '../collect/pages.ts';
import { root } from '../collect/repository.ts';

/** A page of the sidebar, with its names. One that has no Chinese text is said to be English. */
export interface OutlinePage {
  readonly page: string;
  readonly en: string;
  readonly zh: string;
  readonly isEnglish?: true;
}

export const GUIDES: readonly OutlinePage[] = [
  { page: 'guide/first-payment', en: 'Your first payment', zh: '第一笔支付' },
  { page: 'guide/own-button', en: 'Your own pay button', zh: '自己的支付按钮' },
  { page: 'guide/three-d-secure', en: '3-D Secure', zh: '3-D Secure 验证' },
  { page: 'guide/wallets', en: 'Wallets and returning', zh: '电子钱包与返回' },
  { page: 'guide/saved-cards', en: 'Saved cards', zh: '已保存的银行卡' },
  { page: 'guide/notifications', en: 'Notifications', zh: '异步通知' },
  { page: 'guide/refunds', en: 'Refunds', zh: '退款' },
  { page: 'guide/inbox', en: 'Inbox and outbox', zh: '收件箱与发件箱' },
  { page: 'guide/testing', en: 'Testing', zh: '测试' },
  { page: 'going-live', en: 'Going live', zh: '上线' },
  { page: 'guide/content-security-policy', en: 'Content Security Policy', zh: '内容安全策略' },
  { page: 'guide/accessibility', en: 'Accessibility', zh: '无障碍' },
  { page: 'guide/micro-frontends', en: 'Micro-frontends', zh: '微前端' },
  { page: 'guide/web-views', en: 'Web views in apps', zh: 'App 内的 WebView' },
  { page: 'guide/moving', en: 'Moving from another SDK', zh: '从其他 SDK 迁移' },
];

export const PACKAGES: readonly OutlinePage[] = [
  'core',
  'vue',
  'angular',
  'server',
  'sandbox',
  'create',
].map((name) => ({
  page: `packages/${name}`,
  en: `@ams-cashier/${name}`,
  zh: `@ams-cashier/${name}`,
}));

const NAMED_REFERENCE: readonly OutlinePage[] = [
  { page: 'symptoms', en: 'Troubleshooting', zh: '问题与对策' },
  { page: 'events', en: 'Events', zh: '事件' },
  { page: 'outcomes', en: 'Phases, outcomes, result codes', zh: '阶段、结果与结果码' },
  { page: 'errors', en: 'Errors', zh: '错误' },
  { page: 'antom', en: "With Antom's cashier", zh: '使用 Antom 收银台' },
  { page: 'server-calls', en: "Calls of Antom's API", zh: '商户 API 的调用' },
  { page: 'browsers', en: 'Browsers', zh: '浏览器' },
  { page: 'sizes-and-speed', en: 'Sizes and speed', zh: '体积与速度' },
  { page: 'versions', en: 'Versions and support', zh: '版本与支持' },
  { page: 'api/', en: 'API', zh: 'API' },
];

/** Documents that are named nowhere above, by their own headings: none is missing in the sidebar. */
function unnamedPages(): readonly OutlinePage[] {
  const named = new Set([...GUIDES, ...PACKAGES, ...NAMED_REFERENCE].map(({ page }) => page));
  return [...listPages()].flatMap(([source, file]) => {
    const page = file.replace(/\.md$/, '');
    if (named.has(page) || page === 'index' || page.startsWith('zh/')) return [];
    const title = /^# (.+)$/m.exec(readFileSync(join(root, source), 'utf8'))?.[1] ?? page;
    return [{ page, en: title, zh: `${title}（英文）`, isEnglish: true as const }];
  });
}

export const REFERENCE: readonly OutlinePage[] = [...NAMED_REFERENCE, ...unnamedPages()];
