/** Words of the page that asks, between a form and what it does, who it is. */
const pl = {
  title: 'Potwierdź, że to Ty',
  lead: 'To, co robisz, zostaje po zakończeniu sesji, więc samo zalogowanie nie wystarcza. Potem przez 10\u00a0minut nie zapytamy ponownie.',
  kept: 'To, co było wpisane w\u00a0formularzu, zostanie wysłane razem z\u00a0potwierdzeniem.',
  password: 'Twoje hasło',
  or: 'albo',
  code: 'Kod z\u00a0aplikacji (6\u00a0cyfr)',
  submit: 'Potwierdź i\u00a0wyślij',
  passkey: 'Potwierdź kluczem dostępu',
  back: 'Wróć bez zmian',
  again:
    'Nie masz hasła: zaloguj się ponownie, a\u00a0potem w\u00a0ciągu 10\u00a0minut wypełnij formularz jeszcze raz.',
  errors: {
    'password.wrong': 'Hasło się nie zgadza.',
    code: 'Ten kod się nie zgadza albo był już użyty. Poczekaj na następny.',
    passkey: 'Nie udało się potwierdzić kluczem. Spróbuj jeszcze raz albo inaczej.',
  },
};

type StaffProofWords = typeof pl;

const en: StaffProofWords = {
  title: 'Confirm that it is you',
  lead: 'What you are doing lasts beyond your session, so being signed in is not enough. We will not ask again for 10\u00a0minutes.',
  kept: 'What was typed in the form is sent together with the confirmation.',
  password: 'Your password',
  or: 'or',
  code: 'Code from the app (6\u00a0digits)',
  submit: 'Confirm and send',
  passkey: 'Confirm with a\u00a0passkey',
  back: 'Go back without changes',
  again: 'You have no password: sign in again, then fill in the form again within 10\u00a0minutes.',
  errors: {
    'password.wrong': 'The password is wrong.',
    code: 'This code is wrong or has already been used. Wait for the next one.',
    passkey: 'Confirming with the passkey did not work. Try again, or use another way.',
  },
};

export const staffProofWords: Readonly<Record<'pl' | 'en', StaffProofWords>> = { pl, en };
