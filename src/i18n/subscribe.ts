import type { Locale } from '../domain/locale.ts';
import type { ChannelName, TellingPace, ToldKind } from '../domain/subscription.ts';

/** What is wrong with what somebody asked for. */
export type SubscribeFault =
  | 'channel'
  | 'email.missing'
  | 'email.wrong'
  | 'url.missing'
  | 'url.wrong'
  | 'url.chat'
  | 'owner'
  | 'push'
  | 'once'
  | 'many'
  | 'gone'
  | 'works'
  | 'nothing';

/** Words of the page where one asks to be told. */
const pl = {
  title: 'Powiadomienia',
  description:
    'Powiemy Ci, gdy coś się zmieni na Twoim panelu, albo raz: gdy znów zadziała to, na co czekasz.',
  lead: 'Powiemy Ci, gdy coś się zmieni, i\u00a0tylko o\u00a0tym, co wybierzesz.',
  leadEmail: 'Wyślemy jeden e-\u2060mail z\u00a0linkiem; dopóki nie potwierdzisz, nic więcej nie wyślemy.',
  plain:
    'Tu nie można teraz zamówić powiadomień. Kanały i\u00a0kalendarz działają: program, który je czyta, powie Ci o\u00a0każdej zmianie.',
  noEmail: 'Nie wysyłamy stąd e-\u2060maili. Wybierz inny sposób albo kanał, który czyta Twój program.',
  noChannels: 'Nie wysyłamy stąd powiadomień. Zostają kanały i\u00a0kalendarz, które czyta Twój program.',
  replay:
    'Ta strona odtwarza przeszłość, więc niczego nie wysyła, także e-\u2060maila z\u00a0linkiem. Formularz działa, ale wiadomości nie przyjdą.',
  replayTest: 'Ta strona odtwarza przeszłość. Wiadomości wychodzą tylko na jeden adres próbny.',
  what: 'O czym',
  panels: 'Panele',
  features: 'Funkcje',
  noneMeansAll:
    'Bez zaznaczenia: wszystkie, także te, które dopiero dojdą. Przy „Raz” zaznacz, na co czekasz: panel albo funkcję.',
  chooseFeatures: 'Wybierz funkcje',
  otherFeatures: 'Inne funkcje',
  incident: (title: string) => `Tylko zdarzenie: ${title}`,
  incidentHint:
    'Każda aktualizacja, aż do zakończenia. Wybór paneli i\u00a0funkcji poniżej wtedy się nie liczy.',
  when: 'Jak często',
  every: 'Przy każdej zmianie',
  once: 'Raz: gdy znów zadziała',
  onceHint:
    '„Raz” dotyczy tego, co teraz nie działa lub działa z\u00a0ograniczeniem. Siedem dni po tej jednej wiadomości usuwamy Twój adres.',
  email: 'Twój e-mail',
  submit: 'Zamów powiadomienia',
  otherWay: 'Inaczej: Slack, Teams, Discord, Google\u00a0Chat, webhook',
  ways: 'Jak',
  channel: 'Sposób',
  channels: {
    email: 'E-mail',
    push: 'Powiadomienie w\u00a0przeglądarce',
    webhook: 'Webhook',
    slack: 'Slack',
    teams: 'Microsoft Teams',
    discord: 'Discord',
    'google-chat': 'Google Chat',
  } satisfies Record<ChannelName, string>,
  url: 'Adres, na który wysyłamy',
  urlHint:
    'Zaczyna się od https://. W\u00a0Slacku, Discordzie i\u00a0Google Chat to adres webhooka kanału, w\u00a0Teams adres przepływu pracy. Link potwierdzający wyślemy w\u00a0to samo miejsce.',
  owner: 'E-mail właściciela webhooka',
  ownerHint:
    'Tylko dla webhooka: tu wyślemy link potwierdzający, a\u00a0potem wiadomość, gdy adres przestanie odpowiadać.',
  format: 'Format danych webhooka',
  formats: { latarnia: 'Latarnia', statuspage: 'jak w\u00a0Statuspage', cloudevents: 'CloudEvents' },
  more: 'Więcej: rodzaje, język, pora',
  kinds: 'Co wysyłać',
  kind: {
    change: 'zmiany stanu',
    update: 'aktualizacje zdarzeń',
    maintenance: 'planowane prace',
    promise: 'terminy, które się przesuwają albo mijają',
    answer: 'odpowiedzi w\u00a0FAQ, które się zmieniają',
  } satisfies Record<ToldKind, string>,
  language: 'Język wiadomości',
  languages: { pl: 'polski', en: 'angielski' } satisfies Record<Locale, string>,
  pace: 'Kiedy wysyłać',
  paces: { 'at-once': 'od razu', digest: 'raz dziennie o\u00a008:00, wszystko razem' } satisfies Record<
    TellingPace,
    string
  >,
  beside: 'Bez podawania adresu',
  besideText: 'Kanał i\u00a0kalendarz czyta Twój program; my nie wiemy, kto je czyta.',
  kept: 'Co o\u00a0Tobie przechowujemy',
  keptLines: [
    'Adres: zaszyfrowany i\u00a0tylko dopóty, dopóki coś Ci wysyłamy. Link potwierdzający działa 48\u00a0godzin.',
    'To, co do Ciebie wysłaliśmy i\u00a0kiedy: widzisz to przez link w\u00a0każdej wiadomości.',
    'Po jednej wiadomości „gdy zadziała” usuwamy adres po 7\u00a0dniach.',
    'Gdy kończysz, usuwamy adres i\u00a0wszystko, co wysłaliśmy. Zostaje skrót, z\u00a0którego nie da się odczytać adresu: pilnuje, żeby nic więcej do Ciebie nie wyszło. We wcześniejszych kopiach zapasowych adres zostaje zaszyfrowany, aż do ich usunięcia.',
    'Nie sprawdzamy, czy otwierasz wiadomości ani czy klikasz w\u00a0linki.',
    'Wiadomości przechodzą przez tych, którzy je doręczają: Twoją pocztę, producenta przeglądarki albo czat (Slack, Teams, Discord, Google\u00a0Chat). Nikomu innemu niczego nie przekazujemy.',
  ],
  mistakes: 'Popraw zaznaczone pola. Niczego jeszcze nie zapisaliśmy.',
  faults: {
    channel: 'Wybierz sposób, w\u00a0jaki mamy dawać znać.',
    'email.missing': 'Podaj adres e-\u2060mail.',
    'email.wrong': 'To nie wygląda na adres e-\u2060mail. Podaj go w\u00a0postaci nazwa@example.com.',
    'url.missing': 'Podaj adres, na który mamy wysyłać.',
    'url.wrong': 'Na ten adres nie możemy wysyłać. Podaj publiczny adres, który zaczyna się od https://.',
    'url.chat':
      'Pod tym adresem ten czat nie przyjmuje wiadomości. Utwórz w\u00a0nim webhook (w\u00a0Teams przepływ pracy) i\u00a0wklej jego adres.',
    owner: 'Podaj e-\u2060mail właściciela webhooka w\u00a0postaci nazwa@example.com.',
    push: 'Przeglądarka nie pozwoliła na powiadomienia. Spróbuj jeszcze raz albo wybierz inny sposób.',
    once: 'Wybierz, na co czekasz: co najmniej jedną funkcję albo jeden panel.',
    many: 'To za dużo naraz. Zaznacz mniej paneli albo funkcji; bez zaznaczenia dostaniesz wszystko.',
    gone: 'Części tego, co wybrano, już tu nie ma. Wybierz jeszcze raz.',
    works: 'To, na co miało być „Raz”, już działa. Nie ma na co czekać, więc tego nie dodaliśmy.',
    nothing: 'Nic nie jest wybrane. Jeśli nie chcesz już wiadomości, zakończ powiadomienia na dole strony.',
  } satisfies Record<SubscribeFault, string>,
  thanks: 'Prawie gotowe',
  thanksText: {
    email:
      'Sprawdź pocztę: przyjdzie jeden e-\u2060mail z\u00a0linkiem. Otwórz link i\u00a0potwierdź w\u00a0ciągu 48\u00a0godzin. Jeśli e-\u2060maila nie ma po kilku minutach, zajrzyj do spamu.',
    push: 'Ta przeglądarka zaraz pokaże powiadomienie. Kliknij je, żeby potwierdzić.',
    webhook:
      'Na e-\u2060mail właściciela wysyłamy link. Przygotuj odbiornik, otwórz link i\u00a0potwierdź w\u00a0ciągu 48\u00a0godzin: wtedy sprawdzimy próbnym wywołaniem, czy odbiornik odpowiada.',
    chat: 'W\u00a0podanym kanale pojawi się wiadomość z\u00a0linkiem. Otwórz go i\u00a0potwierdź w\u00a0ciągu 48\u00a0godzin.',
  },
  thanksReplay: 'Zapisane, ale nic nie przyjdzie',
  thanksReplayText:
    'Ta strona odtwarza przeszłość, więc niczego nie wysyła, także linku do potwierdzenia. Nie musisz nic robić: po 48\u00a0godzinach usuniemy tę prośbę.',
  thanksReplayTest:
    'Ta strona odtwarza przeszłość. Wiadomości wychodzą tylko na jeden adres próbny: jeśli Twój jest inny, nic nie przyjdzie.',
  thanksSame: 'Jeśli ten adres ma już powiadomienia, link doda do nich nowe.',
  back: 'Wróć do statusu',
  askAgain: 'Zamów coś jeszcze',
  works: 'To już działa',
  worksText: 'Wszystko, co zaznaczono, już działa. Nie ma na co czekać, więc niczego nie zapisaliśmy.',
  worksOther: 'Jeśli chcesz wiedzieć o\u00a0każdej zmianie, wybierz „Przy każdej zmianie”.',
  flood: 'Za dużo próśb',
  floodText:
    'Z\u00a0Twojej sieci przyszło w\u00a0krótkim czasie dużo próśb o\u00a0powiadomienia. Poczekaj kilka minut i\u00a0spróbuj jeszcze raz.',
  foreign: 'Tego formularza nie przyjęliśmy',
  foreignText: 'Nie przyszedł z\u00a0tej strony, więc niczego nie zapisaliśmy. Wypełnij go tutaj.',
  form: 'Do formularza',
  unusable: 'Chwilowo nie możemy tego zapisać',
  unusableText: 'Nic się nie zmieniło. Spróbuj ponownie za kilka minut.',
};

type SubscribeWords = typeof pl;

const en: SubscribeWords = {
  title: 'Notifications',
  description:
    'We tell you when something changes on your panel, or once: when what you are waiting for works again.',
  lead: 'We tell you when something changes, and only about what you choose.',
  leadEmail: 'You get one e-\u2060mail with a\u00a0link; until you confirm, we send nothing else.',
  plain:
    'You cannot ask for notifications here right now. The feeds and the calendar work: a\u00a0program that reads them tells you about every change.',
  noEmail: 'No e-\u2060mail is sent from here. Choose another way, or a\u00a0feed that your program reads.',
  noChannels:
    'No notifications are sent from here. There are the feeds and the calendar, which your program reads.',
  replay:
    'This site replays the past, so it sends nothing, not even the e-\u2060mail with the link. The form works, but no message will come.',
  replayTest: 'This site replays the past. Messages go to one test address only.',
  what: 'About what',
  panels: 'Panels',
  features: 'Features',
  noneMeansAll:
    'None ticked: all of them, including those added later. For “Once”, tick what you are waiting for: a\u00a0panel or a\u00a0feature.',
  chooseFeatures: 'Choose features',
  otherFeatures: 'Other features',
  incident: (title) => `Only this incident: ${title}`,
  incidentHint: 'Every update until it is over. Panels and features chosen below are then ignored.',
  when: 'How often',
  every: 'On every change',
  once: 'Once: when it works again',
  onceHint:
    '“Once” is for what does not work now, or works with restrictions. Seven days after that one message we erase your address.',
  email: 'Your e-mail',
  submit: 'Notify me',
  otherWay: 'Another way: Slack, Teams, Discord, Google\u00a0Chat, webhook',
  ways: 'How',
  channel: 'Method',
  channels: {
    email: 'E-mail',
    push: 'Notification in the browser',
    webhook: 'Webhook',
    slack: 'Slack',
    teams: 'Microsoft Teams',
    discord: 'Discord',
    'google-chat': 'Google Chat',
  },
  url: 'Address to send to',
  urlHint:
    'It begins with https://. In Slack, Discord and Google Chat it is the address of the channel’s webhook, in Teams that of the workflow. The confirmation link goes to the same place.',
  owner: 'E-mail of the webhook’s owner',
  ownerHint:
    'For a\u00a0webhook only: the confirmation link goes here, and later a\u00a0message if the address stops answering.',
  format: 'Format of the webhook’s data',
  formats: { latarnia: 'Latarnia', statuspage: 'as in Statuspage', cloudevents: 'CloudEvents' },
  more: 'More: kinds, language, timing',
  kinds: 'What to send',
  kind: {
    change: 'changes of state',
    update: 'updates on incidents',
    maintenance: 'planned maintenance',
    promise: 'promised days that move or pass',
    answer: 'answers in the FAQ that change',
  },
  language: 'Language of the messages',
  languages: { pl: 'Polish', en: 'English' },
  pace: 'When to send',
  paces: { 'at-once': 'at once', digest: 'once a\u00a0day at 08:00 Warsaw time, all together' },
  beside: 'Without giving an address',
  besideText: 'Your program reads the feed and the calendar; we do not know who reads them.',
  kept: 'What we keep about you',
  keptLines: [
    'Your address: encrypted, and only as long as we send you something. The confirmation link works for 48 hours.',
    'What we sent you, and when: you see it through the link in every message.',
    'After the one message “when it works” we erase your address 7 days later.',
    'When you end it, we erase the address and everything that was sent. What stays is a\u00a0hash from which the address cannot be read: it makes sure that nothing more is sent to you. Earlier backups keep the address, encrypted, until they are deleted.',
    'We do not check whether you open messages or follow links.',
    'Messages pass through whoever delivers them: your mail provider, the maker of your browser, or a\u00a0chat (Slack, Teams, Discord, Google\u00a0Chat). We pass nothing on to anybody else.',
  ],
  mistakes: 'Correct the marked fields. Nothing has been stored yet.',
  faults: {
    channel: 'Choose how we should tell you.',
    'email.missing': 'Enter an e-\u2060mail address.',
    'email.wrong': 'This does not look like an e-\u2060mail address. Enter it as in name@example.com.',
    'url.missing': 'Enter the address to send to.',
    'url.wrong': 'We cannot send to this address. Enter a\u00a0public address that begins with https://.',
    'url.chat':
      'This chat takes no messages at that address. Create a\u00a0webhook in it (in Teams a\u00a0workflow) and paste its address.',
    owner: 'Enter the e-\u2060mail address of the webhook’s owner, as in name@example.com.',
    push: 'The browser did not allow notifications. Try again, or choose another way.',
    once: 'Choose what you are waiting for: at least one feature or one panel.',
    many: 'That is too much at once. Tick fewer panels or features; with none ticked you get all of them.',
    gone: 'Some of what you chose is no longer here. Choose again.',
    works: 'What you chose “Once” for already works. There is nothing to wait for, so it was not added.',
    nothing:
      'Nothing is chosen. If you want no more messages, end the notifications at the foot of the page.',
  },
  thanks: 'Almost done',
  thanksText: {
    email:
      'Check your mailbox: one e-\u2060mail with a\u00a0link is on its way. Open the link and confirm within 48 hours. If it is not there in a\u00a0few minutes, check your spam folder.',
    push: 'This browser will show a\u00a0notification in a\u00a0moment. Click it to confirm.',
    webhook:
      'We send a\u00a0link to the owner’s e-\u2060mail. Prepare the receiver, open the link and confirm within 48 hours: then a\u00a0test call shows whether the receiver answers.',
    chat: 'A\u00a0message with a\u00a0link appears in the channel. Open it and confirm within 48 hours.',
  },
  thanksReplay: 'Stored, but nothing will come',
  thanksReplayText:
    'This site replays the past, so it sends nothing, not even the link to confirm with. There is nothing for you to do: the request is erased after 48 hours.',
  thanksReplayTest:
    'This site replays the past. Messages go to one test address only: if yours is another, nothing will come.',
  thanksSame: 'If this address already has notifications, the link adds the new ones to them.',
  back: 'Back to the status',
  askAgain: 'Ask for something else',
  works: 'It already works',
  worksText: 'Everything you ticked already works. There is nothing to wait for, so nothing was stored.',
  worksOther: 'If you want to know about every change, choose “On every change”.',
  flood: 'Too many requests',
  floodText:
    'Many requests for notifications came from your network in a\u00a0short time. Wait a\u00a0few minutes and try again.',
  foreign: 'This form was not accepted',
  foreignText: 'It did not come from this site, so nothing was stored. Fill it in here.',
  form: 'To the form',
  unusable: 'We cannot store this at the moment',
  unusableText: 'Nothing was changed. Try again in a\u00a0few minutes.',
};

export const subscribeWords: Readonly<Record<Locale, SubscribeWords>> = { pl, en };
