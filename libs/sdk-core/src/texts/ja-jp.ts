import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'ご確認のうえ、もう一度お試しください。' };
const ANOTHER_WAY = { new_session: '最初からやり直し、別のお支払い方法をお選びください。' };

export const texts: Texts = {
  space: '',
  surface: {
    title: 'お支払い',
    close: '閉じる',
    loading: 'お支払いフォームを読み込んでいます…',
    frame: 'お支払いフォーム',
    challenge: '銀行での確認',
    vaulting: {
      title: 'カードの保存',
      loading: 'カード情報の入力フォームを読み込んでいます…',
      frame: 'カード情報の入力フォーム',
    },
  },
  advice: {
    why: {
      number: 'カード番号を確認できませんでした。',
      expiry: '有効期限が正しくないようです。',
      security_code: 'セキュリティコードがカードと一致しません。',
      form: '未入力または不完全な項目があります。',
      verification: '認証コードが一致しませんでした。',
      expired_card: 'このカードは有効期限が切れています。',
      card: 'このカードはご利用いただけません。',
      declined: 'お支払いが承認されませんでした。',
      identity: '銀行またはウォレットがこの支払いを確認しませんでした。',
      confirm: '銀行がこの支払いの確認を求めています。',
      balance: 'この支払いに必要な残高が不足しています。',
      amount: '金額がこのお支払い方法の限度額を超えています。',
      account: 'このアカウントはお支払いに使えません。',
      unverified: 'お支払いに使う前に、このアカウントの本人確認が必要です。',
      paused: 'このお支払い方法は現在ご利用いただけません。',
      method: 'この注文はこの方法ではお支払いいただけません。',
      order: 'この注文はお支払いいただけなくなりました。',
      expired: 'お支払いの制限時間が過ぎました。',
      cancelled: 'お支払いはキャンセルされました。',
      shop: 'ショップは現在、この支払いを受け付けられません。',
      loading: 'お支払いページを読み込めませんでした。',
      failed: 'お支払いが完了しませんでした。',
    },
    next: {
      same_session: 'もう一度お試しください。',
      other_card: '別のカードまたは別のお支払い方法をご利用ください。',
      new_session: '最初からお支払いをやり直してください。',
      later: 'しばらくしてからお試しになるか、別のお支払い方法をお選びください。',
      no: 'ショップにお問い合わせください。',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: CHECK_IT,
      verification: { same_session: '新しいコードを取得して、もう一度お試しください。' },
      declined: {
        other_card:
          '別のカードまたは別のお支払い方法をご利用になるか、銀行にお問い合わせください。',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'いつでももう一度お試しいただけます。' },
      shop: { new_session: '最初からやり直すか、ショップにお問い合わせください。' },
      loading: { same_session: '接続を確認して、もう一度お試しください。' },
    },
    open: {
      waiting:
        'お支払いはまだ確認中です。もう一度支払わないでください。結果はショップからお知らせします。',
      finished:
        'お支払いはまだ確認中です。お支払いの操作は完了しましたか？完了した場合は、そのままお待ちいただき、もう一度支払わないでください。完了していない場合は、戻って続けられます。',
    },
    vaulting: {
      declined: '銀行がこのカードを承認しませんでした。',
      failed: 'カードを保存できませんでした。',
      waiting: 'カードを保存しています。結果はショップからお知らせします。',
      next: {
        other_card: '別のカードをお試しになるか、銀行にお問い合わせください。',
        new_session: 'お手数ですが、最初からやり直してください。',
        later: 'しばらくしてからもう一度お試しください。',
      },
    },
  },
};
