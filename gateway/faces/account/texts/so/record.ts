import type { Translation } from '../../../language/texts.ts'
import type { record as english } from '../en/record.ts'

/** The record, and what may be concluded from each list: in Somali. To be reviewed by speakers. */
export const record = {
  record: {
    title: 'Diiwaankayga',
    intro: 'Kani waa waxa adeeggu hadda kaa helay. Mar kasta waa la weydiiyaa, lamana hayo.',
    english: 'Diiwaankaaga waxaa lagu tusayaa erayada dadkii qoray, inta badan Ingiriisi.',
    moreKinds: 'Wax kale oo diiwaankayga ah',
    from: 'Laga helay',
    through: '{place}, iyada oo loo marayo {exchange}',
    differs: 'Goob kale wax ka duwan ayay sheegaysaa',
    reaction: 'Falcelin',
    noDate: 'Taariikh ma leh',
    onlyFirst: '{shown} ee ugu horreeya {count} ayaa la tusayaa.',
    places: 'Cidda ka jawaabtay',
    answered: '{answered} ka mid ah {total} nidaam oo diiwaan ayaa ka jawaabay.',
    notAnswered: 'Kuwani ma jawaabin, ama ma wada bixin:',
    unverified:
      'Kama hubin karin faahfaahintaada adeegga qaranka. Sidaas darteed si fiican u eeg inay adiga ku saabsan tahay.',
    noneKnown: 'Waxba lama oga, sida ay goobtani sheegtay',
    open: 'Fur dukumeentigan (fayl aad haysan karto)',
    backTo: 'Ku noqo diiwaankayga',
  },
  completeness: {
    all: 'Dhammaan {canHold} nidaam oo diiwaan oo tan hayn kara ayaa ka jawaabay.',
    some: '{answered} ka mid ah {canHold} nidaam oo diiwaan ayaa ka jawaabay, sidaas darteed wax kale ayaa jiri kara.',
    limited: '{answered} ka mid ah {canHold} nidaam oo diiwaan ayaa ka jawaabay, laakiin wax walba lama tusi karo.',
    CONTRADICTORY: 'Hal goob waxay leedahay waxba ma jiraan. Goob kale wax bay sheegaysaa.',
    NONE_KNOWN: 'Waxba lama oga.',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'Waxba kuma jiraan waxa aan ku tusi karno.',
    NOT_KNOWN: 'Ma naqaan. Taasi macnaheedu ma aha in aanay waxba jirin.',
    nobody: 'Ma naqaan: nidaam diiwaan oo tan hayn kara ma jiro.',
  },
} as const satisfies Translation<typeof english>
