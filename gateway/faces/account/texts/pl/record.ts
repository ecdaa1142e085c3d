import type { Translation } from '../../../language/texts.ts'
import type { record as english } from '../en/record.ts'

/** The record, and what may be concluded from each list: in Polish. To be reviewed by speakers. */
export const record = {
  record: {
    title: 'Moja dokumentacja',
    intro: 'Oto, co usługa znajduje o Tobie teraz. Za każdym razem pyta od nowa i niczego nie przechowuje.',
    english: 'Dokumentacja jest pokazana słowami osób, które ją napisały, najczęściej po angielsku.',
    moreKinds: 'Więcej z mojej dokumentacji',
    from: 'Skąd',
    through: '{place}, przez {exchange}',
    differs: 'Inna placówka podaje coś innego',
    reaction: 'Reakcja',
    noDate: 'Bez daty',
    onlyFirst: 'Pokazujemy pierwsze {shown} z {count}.',
    places: 'Kto odpowiedział',
    answered: 'Odpowiedziało {answered} z {total} systemów.',
    notAnswered: 'Te systemy nie odpowiedziały albo nie podały wszystkiego:',
    unverified: 'Nie mogliśmy sprawdzić Twoich danych w usłudze krajowej. Sprawdź uważnie, czy to o Tobie.',
    noneKnown: 'Ta placówka podaje, że nic nie wiadomo',
    open: 'Otwórz ten dokument (plik do zachowania)',
    backTo: 'Wróć do mojej dokumentacji',
  },
  completeness: {
    all: 'Odpowiedziały wszystkie systemy, które mogą to mieć ({canHold}).',
    some: 'Odpowiedziało {answered} z {canHold} systemów, więc może być tego więcej.',
    limited: 'Odpowiedziało {answered} z {canHold} systemów, ale nie wszystko wolno pokazać.',
    CONTRADICTORY: 'Jedna placówka podaje, że nic nie ma. Inna coś wymienia.',
    NONE_KNOWN: 'Nic nie wiadomo, aby coś było.',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'Nic w tym, co wolno nam pokazać.',
    NOT_KNOWN: 'Nie wiemy. To nie znaczy, że nic nie ma.',
    nobody: 'Nie wiemy: żaden system nie może tego mieć.',
  },
} as const satisfies Translation<typeof english>
