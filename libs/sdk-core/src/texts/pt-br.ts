import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Confira e tente de novo.' };
const ANOTHER_WAY = { new_session: 'Comece de novo e escolha outra forma de pagamento.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pagamento',
    close: 'Fechar',
    loading: 'Carregando o formulário de pagamento…',
    frame: 'Formulário de pagamento',
    challenge: 'Confirme com seu banco',
    vaulting: {
      title: 'Salvar cartão',
      loading: 'Carregando o formulário do cartão…',
      frame: 'Formulário do cartão',
    },
  },
  advice: {
    why: {
      number: 'O número do cartão não foi reconhecido.',
      expiry: 'A validade não parece correta.',
      security_code: 'O código de segurança não confere com o cartão.',
      form: 'Alguns dados estão faltando ou incompletos.',
      verification: 'O código de verificação não confere.',
      expired_card: 'Este cartão está vencido.',
      card: 'Este cartão não é aceito aqui.',
      declined: 'Seu pagamento não foi aprovado.',
      identity: 'Seu banco ou sua carteira não confirmou este pagamento.',
      confirm: 'Seu banco pede que você confirme este pagamento.',
      balance: 'Não há saldo suficiente para este pagamento.',
      amount: 'O valor está acima do limite desta forma de pagamento.',
      account: 'Esta conta não pode ser usada para o pagamento.',
      unverified: 'Esta conta precisa ser verificada antes de ser usada para pagar.',
      paused: 'Esta forma de pagamento não está disponível no momento.',
      method: 'Este pedido não pode ser pago desta forma.',
      order: 'Este pedido não pode mais ser pago.',
      expired: 'O tempo para este pagamento acabou.',
      cancelled: 'O pagamento foi cancelado.',
      shop: 'A loja não pode receber este pagamento no momento.',
      loading: 'A página de pagamento não carregou.',
      failed: 'O pagamento não foi concluído.',
    },
    next: {
      same_session: 'Tente de novo.',
      other_card: 'Use outro cartão ou outra forma de pagamento.',
      new_session: 'Comece o pagamento de novo.',
      later: 'Tente mais tarde ou escolha outra forma de pagamento.',
      no: 'Entre em contato com a loja.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Confira os dados e tente de novo.' },
      verification: { same_session: 'Peça um novo e tente de novo.' },
      declined: {
        other_card: 'Use outro cartão ou outra forma de pagamento, ou fale com seu banco.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Você pode tentar de novo quando quiser.' },
      shop: { new_session: 'Comece de novo ou entre em contato com a loja.' },
      loading: { same_session: 'Confira sua conexão e tente de novo.' },
    },
    open: {
      waiting:
        'Seu pagamento ainda está sendo confirmado. Não pague de novo: a loja informará o resultado.',
      finished:
        'Seu pagamento ainda está sendo confirmado. Você terminou de pagar? Se sim, aguarde e não pague de novo. Se não, pode voltar e terminar.',
    },
    vaulting: {
      declined: 'Seu banco não aprovou este cartão.',
      failed: 'Não foi possível salvar o cartão.',
      waiting: 'Seu cartão está sendo salvo. A loja informará o resultado.',
      next: {
        other_card: 'Tente outro cartão ou fale com seu banco.',
        new_session: 'Comece novamente.',
        later: 'Tente de novo mais tarde.',
      },
    },
  },
};
