import type { Locale } from '../domain/locale.ts';
import { type PluralForms, plural } from './plural.ts';

const changes: Readonly<Record<Locale, PluralForms>> = {
  pl: { one: 'zmiana', few: 'zmiany', many: 'zmian' },
  en: { one: 'change', many: 'changes' },
};
const features: Readonly<Record<Locale, PluralForms>> = {
  pl: { one: 'funkcja', few: 'funkcje', many: 'funkcji' },
  en: { one: 'feature', many: 'features' },
};

/** Words of what is sent to those who asked to be told. */
const pl = {
  /** As of when all of it is true. */
  asOf: (when: string) => `Stan na ${when} (czas w\u00a0Warszawie).`,
  /** `null`: nobody had spoken of it. */
  changed: (when: string, before: string | null) =>
    before === null ? `Zmiana: ${when}.` : `Zmiana: ${when} (wcześniej: ${before}).`,
  dateChanged: (when: string, before: string) => `Zmiana terminu: ${when} (wcześniej: ${before}).`,
  dateWithdrawn: (when: string, before: string) => `Termin odwołany: ${when} (wcześniej: ${before}).`,
  course: (steps: string) => `Przebieg: ${steps}.`,
  step: (when: string, state: string) => `${when} – ${state}`,
  changes: (count: number) => `${count}\u00a0${plural('pl', count, changes.pl)}`,
  /** `3 zmiany na panelu B` */
  changesOn: (count: string, where: string) => `${count} ${where}`,
  changesOf: (what: string, count: string) => `${what}: ${count}`,
  /** `3 funkcje na panelu B: działają` */
  alike: (count: number, where: string, state: string) =>
    `${count}\u00a0${plural('pl', count, features.pl)} ${where}: ${state}`,
  digest: (news: string) => `Skrót dnia: ${news}`,
  changesSince: (when: string) => `Zmiany od ${when}.`,
  once: 'To, na co czekasz, już działa.',
  onceOnly:
    'To jedyna wiadomość o\u00a0tym. Jeśli w\u00a0ciągu 24 godzin znów przestanie działać, napiszemy.',
  toDo: 'Co teraz zrobić:',
  /** What was told once, and is not so any more. */
  toldOnce: (when: string, told: string) => `Wcześniej (${when}) napisaliśmy: „${told}”. To już nieaktualne.`,
  toldOnceBefore: (told: string) => `Wcześniej napisaliśmy: „${told}”. To już nieaktualne.`,
  again: 'Napiszemy znowu, gdy zadziała.',
  takenBack: (when: string) => `Cofamy to, o\u00a0czym napisaliśmy wcześniej (${when}).`,
  takenBackBefore: 'Cofamy to, o\u00a0czym napisaliśmy wcześniej.',
  incidentOpened: (title: string) => `Nowe zdarzenie: ${title}`,
  incidentWithdrawn: (title: string) => `Wycofano zdarzenie: ${title}`,
  updateWithdrawn: (when: string) => `Wycofano aktualizację z\u00a0${when}.`,
  updateOf: (when: string) => `Aktualizacja z\u00a0${when}.`,
  newer: (when: string, stage: string) => `Jest nowsza aktualizacja, z\u00a0${when}: ${stage}.`,
  workBegan: 'Trwają prace:',
  workOverdue: 'Minął planowany koniec prac:',
  answerChanged: (question: string) => `Zmieniona odpowiedź: ${question}`,
  answerNew: (question: string) => `Nowa odpowiedź: ${question}`,
  answerGone: (question: string) => `Wycofana odpowiedź: ${question}`,
  answerNow: 'Odpowiedź teraz:',
  quoted: (label: string, text: string) => `${label} „${text}”`,
  because: (what: string) => `Dostajesz tę wiadomość, bo masz zamówione powiadomienia: ${what}.`,
  confirm: {
    subject: (site: string) => `Potwierdź powiadomienia: ${site}`,
    lead: (site: string) =>
      `Ktoś, zapewne Ty, poprosił na stronie ${site} o\u00a0powiadomienia na ten adres. Nie wyślemy żadnego, dopóki nie potwierdzisz.`,
    asked: 'O\u00a0co poproszono',
    label: 'Potwierdź',
    valid: 'Linkiem można potwierdzić raz, w\u00a0ciągu 48\u00a0godzin.',
    notYou: 'Jeśli to nie Ty, nic nie rób: bez potwierdzenia żadne z\u00a0tych powiadomień nie przyjdzie.',
  },
  end: {
    subject: (site: string) => `${site}: zakończyć powiadomienia dla wszystkich?`,
    lead: 'Ktoś, kto czyta pocztę pod tym wspólnym adresem, chce zakończyć powiadomienia. Skończą się dla wszystkich, którzy ją czytają.',
    ends: 'Co się skończy',
    label: 'Zakończ powiadomienia',
    valid: 'Link działa 48\u00a0godzin i\u00a0tylko raz.',
    otherwise: 'Jeśli mają przychodzić dalej, nic nie rób.',
  },
  notice: {
    subject: (site: string) => `Twoje powiadomienia przenosimy na stronę ${site}`,
    lead: (site: string) =>
      `Twoje powiadomienia o\u00a0stanie usług wysyła od teraz strona ${site}. Nie musisz nic robić.`,
    kept: 'Co będzie przychodzić',
    label: 'Zmień wybór albo zrezygnuj',
    because: 'Dostajesz tę wiadomość raz, bo masz powiadomienia na poprzedniej stronie statusu.',
  },
  stopped: {
    subject: (site: string) => `Nie wysyłamy już nic do Twojego webhooka: ${site}`,
    lead: 'Adres, na który wysyłaliśmy powiadomienia, odpowiedział, że już go nie ma, albo przestał odpowiadać. Nie wysyłamy już na niego nic więcej.',
    ended: 'O\u00a0czym już nie powiadamiamy',
    again: 'Jeśli powiadomienia mają przychodzić dalej, poproś o\u00a0nie jeszcze raz na stronie.',
    because: 'Dostajesz tę wiadomość, bo Twój adres podano jako adres właściciela tego webhooka.',
  },
  test: {
    subject: (site: string) => `Wiadomość próbna: ${site}`,
    lead: 'To próba. Nic się nie zmieniło i\u00a0nie musisz nic robić.',
    heading: 'Tak wygląda powiadomienie',
    line: 'Tutaj przeczytasz, co się zmieniło i\u00a0co zrobić.',
    because: 'Dostajesz tę wiadomość, bo ktoś z\u00a0obsługi tej strony sprawdza wysyłanie.',
  },
};

type MessageWords = typeof pl;

const en: MessageWords = {
  asOf: (when) => `As of ${when} (Warsaw time).`,
  changed: (when, before) =>
    before === null ? `Changed: ${when}.` : `Changed: ${when} (before: ${before}).`,
  dateChanged: (when, before) => `Date changed: ${when} (before: ${before}).`,
  dateWithdrawn: (when, before) => `Date withdrawn: ${when} (before: ${before}).`,
  course: (steps) => `What happened: ${steps}.`,
  step: (when, state) => `${when} – ${state}`,
  changes: (count) => `${count}\u00a0${plural('en', count, changes.en)}`,
  changesOn: (count, where) => `${count} ${where}`,
  changesOf: (what, count) => `${what}: ${count}`,
  alike: (count, where, state) => `${count}\u00a0${plural('en', count, features.en)} ${where}: ${state}`,
  digest: (news) => `Daily digest: ${news}`,
  changesSince: (when) => `Changes since ${when}.`,
  once: 'What you were waiting for works now.',
  onceOnly: 'This is the only message about it. If it stops working again within 24 hours, we will write.',
  toDo: 'What to do now:',
  toldOnce: (when, told) => `We told you earlier (${when}): “${told}”. That is no longer true.`,
  toldOnceBefore: (told) => `We told you earlier: “${told}”. That is no longer true.`,
  again: 'We will write again when it works.',
  takenBack: (when) => `What we told you earlier (${when}) was undone.`,
  takenBackBefore: 'What we told you earlier was undone.',
  incidentOpened: (title) => `New incident: ${title}`,
  incidentWithdrawn: (title) => `Incident withdrawn: ${title}`,
  updateWithdrawn: (when) => `The update of ${when} was withdrawn.`,
  updateOf: (when) => `Update of ${when}.`,
  newer: (when, stage) => `There is a newer update, from ${when}: ${stage}.`,
  workBegan: 'Maintenance in progress:',
  workOverdue: 'Maintenance past its planned end:',
  answerChanged: (question) => `Answer changed: ${question}`,
  answerNew: (question) => `New answer: ${question}`,
  answerGone: (question) => `Answer withdrawn: ${question}`,
  answerNow: 'The answer now:',
  quoted: (label, text) => `${label} “${text}”`,
  because: (what) => `You get this because you asked to be told about: ${what}.`,
  confirm: {
    subject: (site) => `Confirm notifications: ${site}`,
    lead: (site) =>
      `Somebody, probably you, asked on ${site} for notifications to this address. We will send none until you confirm.`,
    asked: 'What was asked for',
    label: 'Confirm',
    valid: 'The link confirms once, within 48 hours.',
    notYou: 'If it was not you, do nothing: without confirmation none of these notifications will come.',
  },
  end: {
    subject: (site) => `${site}: end notifications for everybody?`,
    lead: 'Somebody who reads mail at this shared address wants to end its notifications. They will end for everybody who reads it.',
    ends: 'What will end',
    label: 'End notifications',
    valid: 'The link works for 48 hours, and only once.',
    otherwise: 'If they should keep coming, do nothing.',
  },
  notice: {
    subject: (site) => `Your notifications are moving to ${site}`,
    lead: (site) =>
      `Your notifications about the state of our services now come from ${site}. There is nothing for you to do.`,
    kept: 'What you will be told about',
    label: 'Change your choices or unsubscribe',
    because: 'You get this once, because you had notifications from our previous status page.',
  },
  stopped: {
    subject: (site) => `We no longer call your webhook: ${site}`,
    lead: 'The address to which we sent notifications answered that it is gone, or stopped answering. We send nothing more to it.',
    ended: 'What we no longer send to it',
    again: 'If notifications should keep coming, ask for them again on the site.',
    because: 'You get this because your address was given as the address of this webhook’s owner.',
  },
  test: {
    subject: (site) => `Test message: ${site}`,
    lead: 'This is a test. Nothing has changed, and there is nothing for you to do.',
    heading: 'This is what a notification looks like',
    line: 'This is where it says what has changed and what to do about it.',
    because: 'You get this because somebody who runs this site is checking that messages arrive.',
  },
};

export const messageWords: Readonly<Record<Locale, MessageWords>> = { pl, en };
