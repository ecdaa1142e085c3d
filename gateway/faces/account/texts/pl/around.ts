import type { Translation } from '../../../language/texts.ts'
import type { around as english } from '../en/around.ts'

/** The frame, the way in and out, the home, and what each problem says: in Polish. To be reviewed by speakers. */
export const around = {
  frame: {
    skip: 'Przejdź do treści strony',
    signOut: 'Wyloguj się',
    about: 'O tej usłudze',
    demo: 'Demo',
    simulated: 'Londyn na niby: nie ma tu prawdziwych osób',
    problem: 'Coś trzeba poprawić',
    error: 'Błąd',
    moment: '{day}, godz. {clock}',
    idle: 'Wylogujemy Cię o godz. {clock}, jeśli do tego czasu nic nie zrobisz. Wtedy zaloguj się jeszcze raz i wyślij formularz ponownie: to, co wpisujesz, nie zginie.',
    languages: 'Język',
    home: '{service}, strona główna',
    more: 'Więcej',
    browse: 'Przeglądaj',
    menu: 'Menu',
    account: 'Konto',
    footer: {
      about: 'O tej usłudze',
      register: 'Rejestr umów (po angielsku)',
      accessibility: 'Deklaracja dostępności (po angielsku)',
    },
    signedOut: {
      title: 'Zaloguj się jeszcze raz, aby wysłać to, co wpisano',
      why: 'Wylogowaliśmy Cię, bo przez jakiś czas nic się nie działo. Nic jeszcze nie zapisano, a to, co wpisano, nadal jest na tej stronie.',
      signIn: 'Zaloguj się ponownie (otwiera się w nowej karcie)',
      comeBack: 'Wróć do tej karty i idź dalej. Przed wysłaniem możesz wszystko sprawdzić.',
      goOn: 'Jestem już po zalogowaniu, dalej',
      again: 'Od otwarcia tej strony zalogowano się ponownie. Sprawdź, co wpisano, i wyślij jeszcze raz.',
    },
  },
  service: 'Moja dokumentacja zdrowotna',
  nav: {
    home: 'Start',
    choices: 'Moje decyzje',
    record: 'Moja dokumentacja',
    log: 'Kto zaglądał',
    people: 'Osoby',
    others: 'W czyimś imieniu',
  },
  problem: {
    startAgain: 'Zacznij od nowa',
    DOCUMENT: {
      title: 'Tego dokumentu nie można teraz otworzyć',
      text: 'Link do dokumentu działa przez 5 minut i tylko dla osoby, której go pokazano.\nWróć do dokumentacji i wczytaj stronę ponownie. Potem otwórz dokument stamtąd.',
    },
    NOT_FOUND: {
      title: 'Nie ma takiej strony',
      text: 'Jeśli adres był wpisany ręcznie, sprawdź go.\nMożliwe też, że to, czego szukasz, zostało usunięte.',
    },
    FORBIDDEN: { title: 'Nie możesz zobaczyć tej strony', text: 'Nie należy do Ciebie.' },
    BUSY: { title: 'Usługa jest przeciążona', text: 'Nic się nie zmieniło. Odczekaj minutę i spróbuj ponownie.' },
    UNAVAILABLE: {
      title: 'Przepraszamy, usługa nie działa',
      text: 'Nie możemy teraz sprawdzić Twoich decyzji ani zapisać, kto zagląda. Dlatego niczego nie pokazaliśmy i niczego nie zmieniliśmy.\nSpróbuj ponownie za kilka minut.',
    },
    INTERNAL: {
      title: 'Przepraszamy, coś poszło nie tak',
      text: 'To problem po naszej stronie. Nic się nie zmieniło. Spróbuj ponownie za kilka minut.',
    },
    SIGN_IN_FAILED: {
      title: 'Nie udało się zalogować',
      text: 'Trwało to za długo albo nie zostało dokończone.\nZacznij od nowa. Jeśli to się powtarza, zamknij przeglądarkę i otwórz ją jeszcze raz.',
    },
    IDENTITY_UNAVAILABLE: {
      title: 'Teraz nie można się zalogować',
      text: 'NHS login nie odpowiada. Spróbuj ponownie za kilka minut.',
    },
    REQUEST_TOO_LARGE: {
      title: 'Wysłano za dużo',
      text: 'Nic nie zapisano. Wróć, skróć tekst i wyślij go ponownie.',
    },
    REQUEST_MALFORMED: {
      title: 'Nie mogliśmy odczytać tego, co wysłano',
      text: 'Nic się nie zmieniło. Wróć i spróbuj ponownie.',
    },
    INPUT_INVALID: {
      title: 'Nie mogliśmy odczytać adresu strony',
      text: 'Wróć na poprzednią stronę i spróbuj ponownie.',
    },
    HANDLE_ENDED: {
      title: 'Wybierz tę osobę jeszcze raz',
      text: 'Strona osoby, w której imieniu działasz, działa przez 2 godziny i tylko dla Ciebie. Ta już nie działa.\nNic się nie zmieniło.',
    },
    NOT_ACTING: {
      title: 'Nie możesz tego zobaczyć ani zrobić za tę osobę',
      text: 'Twoje prawo do działania w imieniu tej osoby skończyło się albo tego nie obejmuje. Nic nie pokazaliśmy i nic się nie zmieniło.\nJeśli to pomyłka, zapytaj przychodnię GP tej osoby.',
    },
    NOT_OURS: {
      title: 'To nie zostało wysłane z naszej strony',
      text: 'Dla Twojego bezpieczeństwa nic nie zrobiliśmy. Otwórz stronę w tej usłudze i wyślij stamtąd.',
    },
  },
  common: {
    back: 'Wstecz',
    goOn: 'Dalej',
    cancel: 'Anuluj',
    day: 'Dzień',
    month: 'Miesiąc',
    year: 'Rok',
    next: 'Dalej',
    first: 'Wróć do najnowszych',
    partial: 'Części tej strony nie udało się wczytać. Spróbuj ponownie za kilka minut.',
    important: 'Ważne',
    saved: 'Zapisano',
  },
  notProved: {
    title: 'Musisz potwierdzić, kim jesteś',
    why: 'Zalogowano Cię przez NHS login, ale NHS login nie sprawdził jeszcze w pełni, kim jesteś. Dane o zdrowiu są prywatne, więc musimy mieć pewność, zanim cokolwiek pokażemy.',
    steps: 'Co zrobić',
    one: 'Otwórz aplikację NHS App albo ustawienia NHS login.',
    two: 'Wybierz potwierdzenie tożsamości. Potrzebny będzie dokument ze zdjęciem, na przykład paszport lub prawo jazdy. Możliwe, że trzeba będzie nagrać krótki film z Twoją twarzą.',
    three: 'Gdy NHS login powie, że to już gotowe, wróć i zaloguj się tutaj ponownie.',
    other:
      'Jeśli nie masz dokumentu ze zdjęciem, pomoże Ci Twoja przychodnia GP. Może też zapisać za Ciebie Twoje decyzje.',
    again: 'Zaloguj się ponownie',
  },
  signedOut: {
    title: 'Wylogowano',
    text: 'Jeśli z tego komputera lub telefonu korzystają inni, zamknij też przeglądarkę.',
    again: 'Zaloguj się ponownie',
  },
  signedIn: {
    title: 'Zalogowano',
    text: 'Zamknij tę kartę. Wróć do karty z tym, co wpisano, i idź dalej.',
  },
  home: {
    title: 'Twoje konto',
    intro:
      'Twoją dokumentację prowadzą szpitale, przychodnie i urzędy, które się Tobą opiekują. Tutaj wybierasz, kto jeszcze może ją zobaczyć.',
    waiting: 'Czeka na Ciebie',
    news: 'Nowe w Twoich decyzjach',
    noNews: 'Nie ma nic nowego.',
    answer: 'Odpowiedz',
    choices: 'Powiedz, kto może widzieć Twoją dokumentację, a kto nie.',
    record: 'Zobacz to, co zobaczyliby inni: alergie, leki i inne dane.',
    log: 'Zobacz każdy raz, gdy ktoś prosił o Twoją dokumentację, i dlaczego.',
    people: 'Zobacz, kto może działać w Twoim imieniu.',
  },
} as const satisfies Translation<typeof english>
