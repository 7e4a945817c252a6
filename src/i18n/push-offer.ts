import type { Locale } from '../domain/locale.ts';

/** Words of the button that has this browser told. */
const pl = {
  button: 'Powiadom mnie w\u00a0tej przeglądarce',
  hint: 'Przeglądarka zapyta o\u00a0zgodę. Adresu nie trzeba podawać.',
  denied: 'Przeglądarka nie pozwala tej stronie na powiadomienia. Możesz to zmienić w jej ustawieniach.',
  failed:
    'Nie udało się włączyć powiadomień w\u00a0tej przeglądarce. Spróbuj jeszcze raz albo wybierz inny sposób.',
};

type PushOfferWords = typeof pl;

const en: PushOfferWords = {
  button: 'Notify me in this browser',
  hint: 'The browser will ask for permission. No address is needed.',
  denied: 'The browser does not let this page send notifications. You can change that in its settings.',
  failed: 'Notifications could not be turned on in this browser. Try again, or choose another way.',
};

export const pushOfferWords: Readonly<Record<Locale, PushOfferWords>> = { pl, en };
