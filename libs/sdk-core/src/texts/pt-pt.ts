import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Confirme e tente novamente.' };
const ANOTHER_WAY = { new_session: 'Recomece e escolha outro método de pagamento.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pagamento',
    close: 'Fechar',
    loading: 'A carregar o formulário de pagamento…',
    frame: 'Formulário de pagamento',
    challenge: 'Confirme junto do seu banco',
    vaulting: {
      title: 'Guardar cartão',
      loading: 'A carregar o formulário do cartão…',
      frame: 'Formulário do cartão',
    },
  },
  advice: {
    why: {
      number: 'O número do cartão não foi reconhecido.',
      expiry: 'A data de validade não parece correta.',
      security_code: 'O código de segurança não corresponde ao cartão.',
      form: 'Há dados em falta ou incompletos.',
      verification: 'O código de verificação não corresponde.',
      expired_card: 'Este cartão expirou.',
      card: 'Este cartão não é aceite aqui.',
      declined: 'O seu pagamento não foi aprovado.',
      identity: 'O seu banco ou a sua carteira não confirmou este pagamento.',
      confirm: 'O seu banco pede-lhe que confirme este pagamento.',
      balance: 'Não há saldo suficiente para este pagamento.',
      amount: 'O montante ultrapassa o limite deste método de pagamento.',
      account: 'Esta conta não pode ser utilizada para o pagamento.',
      unverified: 'Esta conta tem de ser verificada antes de poder ser utilizada para pagar.',
      paused: 'Este método de pagamento não está disponível de momento.',
      method: 'Esta encomenda não pode ser paga desta forma.',
      order: 'Esta encomenda já não pode ser paga.',
      expired: 'O tempo para este pagamento terminou.',
      cancelled: 'O pagamento foi cancelado.',
      shop: 'A loja não pode aceitar este pagamento de momento.',
      loading: 'A página de pagamento não carregou.',
      failed: 'O pagamento não foi efetuado.',
    },
    next: {
      same_session: 'Tente novamente.',
      other_card: 'Utilize outro cartão ou outro método de pagamento.',
      new_session: 'Recomece o pagamento.',
      later: 'Tente mais tarde ou escolha outro método de pagamento.',
      no: 'Contacte a loja.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Confirme os dados e tente novamente.' },
      verification: { same_session: 'Peça um novo e tente novamente.' },
      declined: {
        other_card: 'Utilize outro cartão ou outro método de pagamento, ou contacte o seu banco.',
      },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Pode tentar novamente quando quiser.' },
      shop: { new_session: 'Recomece ou contacte a loja.' },
      loading: { same_session: 'Verifique a sua ligação e tente novamente.' },
    },
    open: {
      waiting:
        'O seu pagamento ainda está a ser confirmado. Não pague outra vez: a loja irá comunicar-lhe o resultado.',
      finished:
        'O seu pagamento ainda está a ser confirmado. Terminou de pagar? Se sim, aguarde e não pague outra vez. Se não, pode voltar atrás e terminar.',
    },
    vaulting: {
      declined: 'O seu banco não aprovou este cartão.',
      failed: 'Não foi possível guardar o cartão.',
      waiting: 'O seu cartão está a ser guardado. A loja irá informá-lo do resultado.',
      next: {
        other_card: 'Experimente outro cartão ou contacte o seu banco.',
        new_session: 'Comece de novo.',
        later: 'Tente novamente mais tarde.',
      },
    },
  },
};
