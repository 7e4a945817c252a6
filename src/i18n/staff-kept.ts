/** Words of what was typed when a session had ended. */
const pl = {
  back: (when: string) =>
    `Oto, co wpisano przed końcem sesji (${when}). Jeszcze tego nie wysłano: sprawdź i\u00a0wyślij.`,
  gone: 'Pod tym adresem nic już nie czeka: formularz został wysłany, minęła godzina albo wpisano go na innym koncie.',
  kept: 'Sesja się skończyła. Wpisany tekst jest bezpieczny: wróci po zalogowaniu, czeka godzinę.',
  ended: 'Sesja się skończyła i\u00a0nic nie zostało zmienione. Zaloguj się i\u00a0zrób to jeszcze raz.',
  lost: 'Sesja się skończyła, a\u00a0wpisanego tekstu nie można było zachować. Cofnij się w\u00a0przeglądarce, żeby go skopiować.',
  title: 'Wpisane przed końcem sesji',
  typed: 'Wpisany tekst',
  again: 'Wyślij jeszcze raz',
};

type StaffKeptWords = typeof pl;

const en: StaffKeptWords = {
  back: (when) =>
    `This is what you typed before your session ended (${when}). It has not been sent yet: check it, then send it.`,
  gone: 'Nothing is waiting at this address any more: the form has been sent, an hour has passed, or another account typed it.',
  kept: 'Your session has ended. What you typed will be back once you sign in; it waits for an hour.',
  ended: 'Your session has ended, and nothing was changed. Sign in, then do it again.',
  lost: 'You are not signed in, and what you sent could not be kept. Go back in your browser to copy it.',
  title: 'Typed before the session ended',
  typed: 'What you typed',
  again: 'Send again',
};

export const staffKeptWords = { pl, en };
