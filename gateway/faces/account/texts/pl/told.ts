import type { Translation } from '../../../language/texts.ts'
import type { told as english } from '../en/told.ts'

/** Being told that the record changed: in Polish. To be reviewed by speakers. */
export const told = {
  told: {
    title: 'Zmiany w mojej dokumentacji',
    intro: 'Prosisz nas, aby mówić Ci, gdy coś się zmieni w Twojej dokumentacji.',
    maybe: 'To mogło się zmienić. Nie przechowujemy treści. Aby ją przeczytać, otwórz swoją dokumentację.',
    from: 'Źródło: {place}',
    see: 'Zobacz tę część mojej dokumentacji',
    seen: 'Już to widzę',
    none: 'Nie ma nic nowego.',
    partly: 'Części nie mogliśmy teraz sprawdzić. Spróbuj ponownie za kilka minut.',
    about: 'O czym Ci mówimy',
    change: 'Zmień albo zakończ',
    off: 'Nie mówimy Ci, gdy Twoja dokumentacja się zmienia.',
    choose: 'Mów mi, gdy moja dokumentacja się zmieni',
    chooseIntro: 'Mówimy o tym tutaj, na Twoim koncie. Możesz to zakończyć w każdej chwili, od razu.',
    want: 'Czy chcesz o tym wiedzieć?',
    yes: 'Tak',
    no: 'Nie',
    kinds: 'O czym chcesz wiedzieć?',
    kindsHint: 'Zaznacz wszystko, co chcesz.',
    message: 'Czy chcesz też dostać wiadomość?',
    messageHint:
      'Wyślemy e-mail albo SMS na adres lub numer, który ma NHS. Wiadomość mówi tylko, że jest coś do zobaczenia. Najwyżej jedna dziennie.',
    messageYes: 'Tak, wyślijcie mi wiadomość',
    save: 'Zapisz',
    news: 'Coś w Twojej dokumentacji mogło się zmienić',
    newsLink: 'Zobacz, co mogło się zmienić',
    done: {
      on: 'Powiemy Ci tutaj, gdy Twoja dokumentacja się zmieni.',
      off: 'Nie będziemy Ci już o tym mówić.',
      seen: 'Zapisaliśmy, że to już widać. Nie pokażemy tego więcej.',
    },
  },
} as const satisfies Translation<typeof english>
