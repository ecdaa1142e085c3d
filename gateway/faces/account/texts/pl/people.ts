import type { Translation } from '../../../language/texts.ts'
import type { people as english } from '../en/people.ts'

/** Who acts for me, and for whom I act: in Polish. To be reviewed by speakers. */
export const people = {
  people: {
    title: 'Osoby, które działają w moim imieniu',
    intro: 'Te osoby mogą za Ciebie decydować albo widzieć Twoją dokumentację, bo tak mówi prawo.',
    none: 'Nie zapisano nikogo, kto działa w Twoim imieniu.',
    sees: 'Może widzieć Twoją dokumentację',
    seesNot: 'Nie może widzieć Twojej dokumentacji',
    since: 'Od {day}',
    until: 'Do {day}',
    end: 'Nie pozwalaj widzieć mojej dokumentacji',
    endTitle: 'Nie pozwalać tej osobie widzieć Twojej dokumentacji?',
    endText:
      'Ta osoba nie będzie już widzieć Twojej dokumentacji. Powiemy jej o tym. Nadal może zdecydować za Ciebie, aby czegoś nie udostępniać.',
    endSure: 'Tak, niech nie widzi mojej dokumentacji',
    endButton: 'Zakończ to teraz',
    ended: 'Ta osoba nie widzi już Twojej dokumentacji.',
    tooYoung: 'Od 11 lat możesz nie pozwolić komuś widzieć Twojej dokumentacji.',
    person: 'Osoba',
  },
  others: {
    title: 'Osoby, w których imieniu działam',
    intro:
      'Możesz działać w imieniu dziecka, którym się opiekujesz. Możesz też działać w imieniu osoby dorosłej, która nie może sama decydować, jeśli tak mówi prawo.',
    find: 'Działaj w imieniu innej osoby',
    number: 'Numer NHS tej osoby',
    hint: 'Ma 10 cyfr, na przykład 999 001 0005',
    not: 'Jeśli możesz działać w czyimś imieniu, a tutaj się nie udaje, zapytaj przychodnię GP tej osoby. Przychodnia musi najpierw zapisać Twoje prawo.',
    unclear: 'Wpisz numer NHS, 10 cyfr, na przykład 999 001 0005',
    notYours:
      'Nie mamy zapisane, że możesz działać w imieniu osoby o tym numerze NHS. Sprawdź numer. Jeśli jest dobry, zapytaj przychodnię GP tej osoby',
    yourself: 'To Twój własny numer NHS. Wpisz numer osoby, w której imieniu działasz',
    unchecked: 'Nie mogliśmy tego teraz sprawdzić. Spróbuj ponownie za kilka minut',
  },
  acting: {
    banner: 'Działasz w imieniu osoby',
    number: 'Numer NHS {number}',
    stop: 'Zakończ i wybierz kogoś innego',
    own: 'Wróć na moje konto',
    home: 'Przegląd',
    title: 'Co możesz zrobić za tę osobę',
    choicesHint: 'Powiedz za tę osobę, kto może widzieć jej dokumentację, a kto nie.',
    recordHint: 'Zobacz to, co zobaczyliby inni: alergie, leki i inne dane.',
    waiting: 'Czeka na odpowiedź',
    see: 'Zobacz',
    asked: 'To Twoja prośba, aby ta osoba udostępniała więcej. Czeka na jej zgodę.',
    seesNot: 'Możesz decydować za tę osobę, ale nie możesz widzieć jej dokumentacji.',
    why: 'Dlaczego możesz działać w jej imieniu',
    news: 'Wiadomości o decyzjach tej osoby',
  },
} as const satisfies Translation<typeof english>
