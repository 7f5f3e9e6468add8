import type { Texts } from './type.ts';

const CHECK_IT = { same_session: 'Compruébalo e inténtalo de nuevo.' };
const ANOTHER_WAY = { new_session: 'Empieza de nuevo y elige otra forma de pago.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: 'Pago',
    close: 'Cerrar',
    loading: 'Cargando el formulario de pago…',
    frame: 'Formulario de pago',
    challenge: 'Confirma con tu banco',
    vaulting: {
      title: 'Guardar una tarjeta',
      loading: 'Cargando el formulario de la tarjeta…',
      frame: 'Formulario de la tarjeta',
    },
  },
  advice: {
    why: {
      number: 'No se ha reconocido el número de tarjeta.',
      expiry: 'La fecha de caducidad no parece correcta.',
      security_code: 'El código de seguridad no coincide con la tarjeta.',
      form: 'Faltan datos o están incompletos.',
      verification: 'El código de verificación no coincide.',
      expired_card: 'Esta tarjeta ha caducado.',
      card: 'Aquí no se acepta esta tarjeta.',
      declined: 'Tu pago no se ha aprobado.',
      identity: 'Tu banco o monedero no ha confirmado este pago.',
      confirm: 'Tu banco te pide que confirmes este pago.',
      balance: 'No hay saldo suficiente para este pago.',
      amount: 'El importe supera el límite de esta forma de pago.',
      account: 'No se puede usar esta cuenta para el pago.',
      unverified: 'Hay que verificar esta cuenta antes de pagar con ella.',
      paused: 'Esta forma de pago no está disponible por ahora.',
      method: 'Este pedido no se puede pagar de esta forma.',
      order: 'Este pedido ya no se puede pagar.',
      expired: 'Se ha agotado el tiempo para este pago.',
      cancelled: 'El pago se ha cancelado.',
      shop: 'La tienda no puede aceptar este pago por ahora.',
      loading: 'La página de pago no se ha cargado.',
      failed: 'El pago no se ha realizado.',
    },
    next: {
      same_session: 'Inténtalo de nuevo.',
      other_card: 'Usa otra tarjeta u otra forma de pago.',
      new_session: 'Empieza el pago de nuevo.',
      later: 'Inténtalo más tarde o elige otra forma de pago.',
      no: 'Ponte en contacto con la tienda.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: { same_session: 'Compruébalos e inténtalo de nuevo.' },
      verification: { same_session: 'Pide uno nuevo e inténtalo otra vez.' },
      declined: { other_card: 'Usa otra tarjeta u otra forma de pago, o consulta a tu banco.' },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: 'Puedes intentarlo de nuevo cuando quieras.' },
      shop: { new_session: 'Empieza de nuevo o ponte en contacto con la tienda.' },
      loading: { same_session: 'Comprueba tu conexión e inténtalo de nuevo.' },
    },
    open: {
      waiting:
        'Tu pago aún se está confirmando. No vuelvas a pagar: la tienda te dirá el resultado.',
      finished:
        'Tu pago aún se está confirmando. ¿Has terminado de pagar? Si es así, espera y no vuelvas a pagar. Si no, puedes volver y terminarlo.',
    },
    vaulting: {
      declined: 'Tu banco no ha aprobado esta tarjeta.',
      failed: 'No se ha podido guardar la tarjeta.',
      waiting: 'Tu tarjeta se está guardando. La tienda te dirá el resultado.',
      next: {
        other_card: 'Prueba con otra tarjeta o consulta a tu banco.',
        new_session: 'Vuelve a empezar, por favor.',
        later: 'Inténtalo de nuevo más tarde.',
      },
    },
  },
};
