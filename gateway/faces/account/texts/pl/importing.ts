import type { Translation } from '../../../language/texts.ts'
import type { importing as english } from '../en/importing.ts'

/** A choice that another service wrote down, read from a file: in Polish. To be reviewed by speakers. */
export const importing = {
  import: {
    title: 'Użyj decyzji z pliku',
    intro: 'Inny serwis mógł dać Ci Twoją decyzję w pliku. Taki plik nazywa się FHIR Consent. Wybierz go tutaj.',
    strict: 'Zanim cokolwiek zapiszemy, pokażemy Ci, co ten plik oznacza. Jeśli nie mamy pewności, nie użyjemy go.',
    file: 'Wybierz plik',
    fileHint: 'Jego nazwa najczęściej kończy się na .json',
    paste: 'Albo wklej jego treść',
    read: 'Pokaż, co to oznacza',
    empty: 'Wybierz plik albo wklej jego treść',
    tooLong: 'Ten plik jest za długi. Może mieć najwyżej 200 000 znaków',
    notJson: 'Nie możemy odczytać tego pliku. Musi to być FHIR Consent w formacie JSON',
    meansTitle: 'Co oznacza ten plik',
    meansIntro: 'Przeczytaj uważnie. Nic jeszcze nie zostało zapisane.',
    leftOut: 'Plik wymienia też powody, dla których nic tu nigdy nie jest pokazywane. Pomijamy je: {codes}.',
    refusedTitle: 'Nie możemy użyć tego pliku',
    refusedIntro: 'Nic nie zostało zapisane. Nie zgadujemy, co plik oznacza. Oto dlaczego nie możemy go użyć:',
    other: 'Użyj innego pliku',
  },
} as const satisfies Translation<typeof english>
