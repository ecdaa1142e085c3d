import type { Translation } from '../../../language/texts.ts'
import type { their as english } from '../en/their.ts'

/** What is said otherwise of a person who is acted for: the same names as of oneself: in Polish. To be reviewed by speakers. */
export const their = {
  their: {
    choices: {
      title: 'Decyzje tej osoby',
      intro:
        'Te decyzje mówią, kto może widzieć jej dokumentację. Możesz je zmienić w każdej chwili. Zmiana działa od razu.',
      now: 'Decyzje tej osoby teraz',
      none: 'Nie ma jeszcze żadnej decyzji. Do tego czasu nikt nie widzi jej dokumentacji przez tę usługę. Placówki, które ją zapisały, nadal ją widzą.',
      fhir: 'Pobierz wszystkie decyzje tej osoby (FHIR, plik dla komputerów)',
      stage: {
        PROXY_DECIDES: 'Dopóki ta osoba nie skończy 11 lat, decydujesz za nią.',
        BOTH_WIDEN:
          'Ta osoba ma od 11 do 15 lat. Możesz zdecydować, aby nie udostępniać. Aby udostępniać więcej, musicie zgodzić się oboje.',
        UNKNOWN: 'Nie znamy daty urodzenia tej osoby. Możesz zdecydować, aby nie udostępniać.',
      },
    },
    choice: {
      permitAll: 'Udostępniaj jej dokumentację wszystkim, którzy się nią opiekują',
      denyAll: 'Nie udostępniaj jej dokumentacji nikomu',
      permitPlaces: 'Udostępniaj jej dokumentację: {places}',
      denyPlaces: 'Nie udostępniaj jej dokumentacji: {places}',
      what: 'Decyzja',
      asked: 'Sposób zgłoszenia',
      askedEnd: 'Sposób zgłoszenia zakończenia',
      PATIENT: 'Przez tę osobę, {day}',
      PRACTICE: 'Przez jej przychodnię GP, {day}',
      POINT_OF_CARE: 'Przez pracownika ochrony zdrowia, który z nią był, {day}',
      PROXY: 'Przez Ciebie lub inną osobę, która może działać w jej imieniu, {day}',
      liftYes: 'Personel może zajrzeć, jeśli poda powód. Powiadomimy tę osobę.',
    },
    start: {
      everyone: 'Udostępnić wszystkim, którzy się nią opiekują',
      everyoneHint:
        'Personel w Londynie, który się nią opiekuje, może zobaczyć jej dokumentację. Wrażliwe dane pozostają prywatne, chyba że udostępnisz i je.',
    },
    editor: {
      liftHint:
        'Chodzi o sytuację, gdy jej życie może być zagrożone i nie można nikogo zapytać. Personel musi podać powód. Za każdym razem powiadomimy tę osobę.',
    },
    preview: {
      changes: 'Co się zmieni w opiece nad tą osobą',
      noChange: 'W opiece nad tą osobą nic się nie zmienia w tym, kto co widzi.',
      noChangeHere: 'W opiece nad tą osobą nic się nie zmieni w tym, co widzą te placówki.',
      nothing: 'Nic, z powodu decyzji tej osoby',
      emergencyCount:
        'Gdyby personel podał powód, do części jej dokumentacji mogłoby zajrzeć tyle placówek: {count} z {total}. Powiadomimy tę osobę.',
    },
    record: {
      title: 'Dokumentacja tej osoby',
      intro: 'Oto, co usługa znajduje o tej osobie teraz. Za każdym razem pyta od nowa i niczego nie przechowuje.',
      english: 'Dokumentacja tej osoby jest pokazana słowami osób, które ją napisały, najczęściej po angielsku.',
      moreKinds: 'Więcej z jej dokumentacji',
      backTo: 'Wróć do jej dokumentacji',
      unverified: 'Nie mogliśmy sprawdzić danych tej osoby w usłudze krajowej. Sprawdź uważnie, czy to o niej.',
    },
    told: {
      title: 'Zmiany w dokumentacji tej osoby',
      intro: 'Prosisz nas, aby mówić Ci, gdy coś się zmieni w dokumentacji tej osoby.',
      maybe: 'To mogło się zmienić. Nie przechowujemy treści. Aby ją przeczytać, otwórz dokumentację tej osoby.',
      see: 'Zobacz tę część dokumentacji tej osoby',
      off: 'Nie mówimy Ci, gdy dokumentacja tej osoby się zmienia.',
      choose: 'Mów mi, gdy dokumentacja tej osoby się zmieni',
      chooseIntro:
        'Mówimy o tym tutaj. Możesz to zakończyć w każdej chwili. Kończy się też, gdy nie możesz już widzieć dokumentacji tej osoby.',
      done: {
        on: 'Powiemy Ci tutaj, gdy dokumentacja tej osoby się zmieni.',
      },
    },
    words: {
      ground: {
        PARENTAL_RESPONSIBILITY: 'Rodzic lub opiekun, do jej 16. urodzin',
      },
      purpose: {
        TREAT: 'Aby opiekować się tą osobą',
        BTG: 'Nagły wypadek, bez pytania jej wcześniej',
      },
      notice: {
        POINT_OF_CARE: 'Pracownik ochrony zdrowia zapisał, że ta osoba pozwoliła mu zobaczyć dokumentację.',
        RECORDED_BY_PRACTICE: 'Jej przychodnia GP zmieniła decyzję.',
        RECORDED_BY_PROXY: 'Ktoś, kto działa w jej imieniu, zmienił decyzję.',
        PROXY_RIGHT_RECORDED: 'Jej przychodnia GP zapisała, że ktoś może działać w jej imieniu.',
        PROXY_RIGHT_ENDED: 'Jej przychodnia GP zapisała, że ktoś już nie może działać w jej imieniu.',
      },
    },
  },
} as const satisfies Translation<typeof english>
