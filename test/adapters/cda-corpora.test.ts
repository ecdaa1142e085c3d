import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CdaRead } from '../../adapters/cda/cda-read.ts'
import type { Telling } from '../../schema/model/record.ts'
import { documentOf, read, readWell } from './clinical-document.ts'

const CORPORA = '../shared/corpora'
const present = existsSync(`${CORPORA}/cda-vendor-corpus`)
if (!present) console.log('the CDA corpora are not here: their documents are skipped')

const bytesOf = (path: string): Uint8Array => {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

const documentsIn = (folder: string): readonly { readonly file: string; readonly bytes: Uint8Array }[] =>
  present
    ? readdirSync(`${CORPORA}/${folder}`)
        .filter((file) => /\.(xml|ccda)(\.gz)?$/i.test(file))
        .sort()
        .map((file) => ({ file, bytes: bytesOf(`${CORPORA}/${folder}/${file}`) }))
    : []

type WellRead = Extract<CdaRead, { readonly state: 'READ' }>

const tellings = ({ types }: WellRead): readonly Telling[] => [...types.values()].flatMap((each) => each.tellings)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** One line of the table: what became of every entry of a document. */
const line = (file: string, result: WellRead): string => {
  const known = result.sections.filter(({ type }) => type !== null)
  const count = (name: 'entries' | 'told' | 'noneStated' | 'framing' | 'unreadable' | 'tellings'): number =>
    sum(known.map((section) => section[name]))
  const unread = result.sections.filter(({ type, entries }) => type === null && entries > 0)
  return [
    file
      .replace(/\.(xml|ccda)(\.gz)?$/i, '')
      .slice(0, 44)
      .padEnd(44),
    ...(
      [
        [result.sections.length, 'sections'],
        [count('entries'), 'entries'],
        [count('told'), 'told'],
        [count('noneStated'), 'none'],
        [count('framing'), 'framing'],
        [count('unreadable'), 'unreadable'],
        [tellings(result).length, 'tellings'],
      ] as const
    ).map(([n, name]) => `${String(n).padStart(3)} ${name}`),
    unread.length === 0
      ? ''
      : `not read: ${unread.map(({ title, code, entries }) => `${title ?? code ?? 'no name'} (${entries})`).join(', ')}`,
  ].join('  ')
}

/** What must hold of every document, whoever wrote it. */
const expectWhole = (result: WellRead): void => {
  for (const { type, entries, told, noneStated, framing, unreadable, code } of result.sections) {
    if (type === null) expect(told + noneStated + framing + unreadable, String(code)).toBe(0)
    else expect(told + noneStated + framing + unreadable, String(code)).toBe(entries)
    const list = type === null ? undefined : result.types.get(type)
    if (type !== null && unreadable > 0) expect(list?.incomplete, String(code)).toContain('UNREADABLE_RECORD')
    if (type !== null && entries === 0) expect(list?.incomplete, String(code)).toContain('SOURCE_WARNING')
  }
  const all = tellings(result)
  expect(new Set(all.map(({ sourceId }) => sourceId)).size).toBe(all.length)
  for (const telling of all) {
    const { concept, status, date } = telling.content
    const names = [concept.text, ...concept.codings.flatMap(({ code, display }) => [code, display])]
    // Nothing that is unknown has become a value.
    for (const name of [...names, status, date])
      expect(name ?? 'unsaid').not.toMatch(/^(UNK|NI|NA|NASK|NAV|OTH|null|undefined)$/)
    const isDenial = 'noneKnown' in telling.content && telling.content.noneKnown
    for (const { system, code } of concept.codings)
      if (!isDenial && system !== null) expect(telling.codes).toContain(`${system}|${code}`)
    for (const own of [date, telling.content.endDate])
      if (own !== null && telling.dates.length > 0) expect(telling.dates).toContain(own)
    expect(JSON.stringify(telling.original).length).toBeGreaterThan(50)
  }
}

describe.skipIf(!present)(
  'every document is read or refused with a reason, and every entry of a known section comes to something',
  () => {
    test.each([
      ['cda-vendor-corpus/newman', 44],
      ['cda-vendor-corpus/bates', 41],
      ['cda-ms-pairs/input', 22],
      ['cda-hl7-examples/documents', 11],
      ['cda-uk-111', 14],
    ])('%s', (folder, documents) => {
      const lines = documentsIn(folder).map(({ file, bytes }) => {
        const result = read(bytes)
        if (result.state === 'REFUSED') return `${file} REFUSED ${result.reason}`
        expectWhole(result)
        return line(file, result)
      })
      console.log([folder, ...lines].join('\n'))
      expect(lines).toHaveLength(documents)
      expect(lines.filter((each) => each.includes('REFUSED'))).toEqual([])
    })

    test('FHIR documents are told apart from clinical documents, and refused', () => {
      const files = [...documentsIn('itk3-fhir-docs'), ...documentsIn('itk3-fhir-docs/ccri-patients')]
      expect(files).toHaveLength(12)
      const lines = files.map(({ file, bytes }) => {
        const result = read(bytes)
        return `${file.padEnd(44)}  ${result.state} ${result.state === 'REFUSED' ? result.reason : ''}`
      })
      console.log(['itk3-fhir-docs', ...lines].join('\n'))
      expect(lines.filter((each) => !each.endsWith('REFUSED FHIR_DOCUMENT'))).toEqual([])
    })
  },
)

describe.skipIf(!present)('NHS 111 reports', () => {
  const report = (file: string): WellRead => readWell(bytesOf(`${CORPORA}/cda-uk-111/${file}`))

  test('the call, when it was, what it came to, whose it is', () => {
    const result = report('tpp-ooh-T6-skillset.xml')
    const [call] = result.types.get('ENCOUNTER')?.tellings ?? []
    expect(result.patients).toEqual([
      { nhsNumbers: ['9990556512'], birthDate: '1944-01-15', family: ['Xxtestpatient-Thpg'] },
    ])
    expect(call).toMatchObject({ custodian: 'G1Q2R', content: { status: 'finished', date: '2022-03-16T13:56:40' } })
    expect(call?.content.notes[0]).toMatch(/^Disposition: /)
  })

  test('a report with no NHS number states its patient without one', () => {
    expect(report('cleric-itk-ooh-referral-dx09-itk-request.xml').patients.map(({ nhsNumbers }) => nhsNumbers)).toEqual(
      [[]],
    )
  })

  test('numbers that were not traced, one of them all noughts, identify nobody', () => {
    expect(report('adastra-itk-ooh-referral-dx86-itk-request.xml.gz').patients[0]?.nhsNumbers).toEqual([])
  })

  test('what the triage suspected and the appointment it made; allergies in words alone leave their list not whole', () => {
    const { types } = report('primary-emergency-itk-request.xml')
    expect(types.get('OBSERVATION')?.tellings.map(({ content }) => content.concept.codings[0]?.code)).toEqual([
      '22298006',
      'Dx011',
    ])
    expect(types.get('APPOINTMENT')?.tellings.map(({ content }) => content.date)).toEqual(['2017-06-01T14:00Z'])
    expect([...(types.get('ALLERGY')?.incomplete ?? [])]).toEqual(['SOURCE_WARNING'])
  })

  test('a repeat caller: every earlier call that the envelope carries', () => {
    const { types, patients } = report('repeat-caller-itk-request.xml.gz')
    expect(types.get('ENCOUNTER')?.tellings).toHaveLength(6)
    expect(patients).toHaveLength(6)
  })
})

/** A record in one line: its type, the code or words it is known by, its status, its date, and what else decides its meaning. */
const inShort = ({ type, content }: Telling): string => {
  const noted = [
    'noneKnown' in content && content.noneKnown ? 'NONE' : '',
    'verificationStatus' in content && content.verificationStatus !== null ? content.verificationStatus : '',
    'value' in content && content.value.quantity !== null
      ? `${content.value.quantity.comparator ?? ''}${content.value.quantity.value} ${content.value.quantity.unit ?? ''}`.trim()
      : '',
    'value' in content && content.value.text !== null ? 'in words' : '',
    'value' in content && content.value.concept !== null ? (content.value.concept.codings[0]?.code ?? '') : '',
    'dosages' in content && content.dosages.length > 0 ? 'dosed' : '',
  ].filter((each) => each !== '')
  return [type, content.concept.codings[0]?.code ?? 'in words', content.status, content.date, ...noted].join(' | ')
}

const SECTIONS = 'cda-hl7-examples/sections'

/** A section on its own in a document of its own, whatever it was wrapped in. */
const aroundSection = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/^(\s*<!--[\s\S]*?-->)*/, '')
    .trim()
  return documentOf(text.startsWith('<component') ? text : `<component>${text}</component>`, { custodian: '' })
}

/** HL7's approved examples of sections: what is told of each, looked at beside the example, and why its list is not whole. */
const EXAMPLES: readonly (readonly [name: string, records: readonly string[], incomplete?: readonly string[]])[] = [
  ['Active Problem', ['CONDITION | 385093006 | active | 2014-02-27']],
  ['Allergy to food egg', ['ALLERGY | 102263004 | active | 1998']],
  ['Allergy to specific drug Codeine', ['ALLERGY | 2670 | active | 2010-03-15']],
  ['Allergy to specific drug Penicillin', ['ALLERGY | 7980 | active | 2006']],
  ['Allergy to specific drug class Penicillins', ['ALLERGY | 764146007 | active | 2006']],
  ['Allergy to specific substance latex', ['ALLERGY | 111088007 | active | 2014-01-03']],
  [
    'Basic Metabolic Panel with Troponin',
    [
      'RESULT | 51990-0 | final | 2012-10-02T09:08-05:00',
      'RESULT | 6598-7 | final | 2012-10-02T09:08-05:00',
      'RESULT | 6598-7 | final | 2012-10-03T10:08-05:00',
      'OBSERVATION | 2947-0 | final | 2012-10-02T09:08-05:00 | 140 mmol/L',
      'OBSERVATION | 6298-4 | final | 2012-10-02T09:08-05:00 | 4.2 mmol/L',
      'OBSERVATION | 2069-3 | final | 2012-10-02T09:08-05:00 | 98 mmol/L',
      'OBSERVATION | 2028-9 | final | 2012-10-02T09:08-05:00 | 24 mmol/L',
      'OBSERVATION | 6299-2 | final | 2012-10-02T09:08-05:00 | 10 md/dL',
      'OBSERVATION | 38483-4 | final | 2012-10-02T09:08-05:00 | 1.2 mg/dL',
      'OBSERVATION | 2339-0 | final | 2012-10-02T09:08-05:00 | 185 mmol/L',
      'OBSERVATION | 6598-7 | final | 2012-10-02T09:08-05:00 | 0.01 ng/mL',
      'OBSERVATION | 6598-7 | final | 2012-10-03T10:08-05:00 | 0.01 ng/mL',
    ],
  ],
  [
    'Chest X ray with Narrative Report',
    [
      'RESULT | 71020 | final | 2015-02-25T09:10:59-05:00',
      'OBSERVATION | 36643-5 | final | 2015-02-25T09:10:59-05:00 | in words',
    ],
  ],
  ['Drug Mixture', ['MEDICATION | in words | active | 2022-01-11 | dosed']],
  ['Free-text Allergy to clinical trial drug', ['ALLERGY | C95733 | resolved | 2018-04-01']],
  ['Free Text Medication SIG', ['MEDICATION | in words | active | 2018-01-10 | dosed']],
  ['Immunization not given Patient refused', ['IMMUNISATION | 166 | not-done | 2015-11-15']],
  ['Influenza Vaccination', ['IMMUNISATION | 88 | completed | 2010-08-15']],
  ['Influenza Vaccination Patient Reported', ['IMMUNISATION | 88 | completed | 2010-08-15']],
  ['Influenza Vaccination with NDC', ['IMMUNISATION | 141 | completed | 2010-08-15']],
  [
    'Lab with Multiple Reference Ranges',
    [
      'RESULT | 5048-4 | final | 2017-03-19T12:30-08:00',
      'OBSERVATION | 5048-4 | final | 2017-03-19T12:30-08:00 | in words',
    ],
  ],
  ['Med Relative Dose IV Drug', ['MEDICATION | 1657066 | active | 2018-02-15 | dosed']],
  ['Med at bedtime', ['MEDICATION | 847232 | active | 2009-01-09 | dosed']],
  ['Med every 4-6 hours', ['MEDICATION | 1049529 | active | 2014-01-18 | dosed']],
  ['Med oral QID with PRN', ['MEDICATION | 197806 | active | 2013-12-18 | dosed']],
  ['Med oral liquid PRN', ['MEDICATION | 102494 | active | 2017-12-21 | dosed']],
  [
    'Med oral with indications and instructions',
    [
      'MEDICATION | 197806 | active | 2013-03-10 | dosed',
      'MEDICATION | 197806 | active | 2013-03-10 | dosed',
      'MEDICATION | 197806 | active | 2013-03-10 | dosed',
    ],
  ],
  ['Medication Refused', ['MEDICATION | 314076 | not-taken | 2018-03-15T11:23:05-05:00']],
  ['No Information Allergies', [], ['SOURCE_WARNING']],
  ['No Information Immunizations', [], ['SOURCE_WARNING']],
  ['No Known Allergies with Author Timestamp', ['ALLERGY | 716186003 | active |  | NONE']],
  ['No Known Medication Allergies', ['ALLERGY | 409137002 | active |  | NONE']],
  ['No Known Problems', ['CONDITION | 160245001 | active |  | NONE']],
  ['No Medications', ['MEDICATION | 787481004 | active |  | NONE']],
  ['Not Allergic to Peanuts', ['ALLERGY | 762952008 | active | 2006 | refuted']],
  ['Patient Does Not Have Diabetes', ['CONDITION | 44054006 | inactive | 2015-12-01T16:05:06 | refuted']],
  ['Pregnancy with Week Gestation', ['CONDITION | 77386006 | active | 2020-01-03']],
  ['Problem List with different translation and qualifier usages', ['CONDITION | 8801005 | active | 2014-02-27']],
  ['Problem TargetSiteCode Qualifier', ['CONDITION | V49.75 | active | 2014-04-02']],
  ['Resolved Problem', ['CONDITION | 363746003 | resolved | 2014-04-02']],
  [
    'Result panel with coded values of negative-positive',
    [
      'RESULT | 70161-5 | final | 2013-10-22T14:26-05:00',
      'OBSERVATION | 42931-6 | final | 2013-10-22T14:26-05:00 | 260385009',
      'OBSERVATION | 60256-5 | final | 2013-10-22T14:26-05:00 | 10828004',
    ],
  ],
  [
    'Result with an unstructured string as value urine color',
    [
      'RESULT | 24356-8 | final | 2013-10-23T09:10-05:00',
      'OBSERVATION | 5778-6 | final | 2013-10-23T09:08:23-05:00 | in words',
    ],
  ],
  [
    'Result with greater than a specified value',
    [
      'RESULT | 32016-8 | final | 2014-03-02T09:08-05:00',
      'OBSERVATION | 32016-8 | final | 2014-03-02T09:08-05:00 | >500 mg/dL',
    ],
  ],
  [
    'Result with lab location',
    ['RESULT | 24357-6 | final | 2015-06-22', 'OBSERVATION | 5811-5 | final | 2015-06-22 | 1.015'],
  ],
  [
    'Result with non-numeric physical quantity and unit',
    [
      'RESULT | 24331-1 | final | 2013-10-20T09:08-05:00',
      'OBSERVATION | 3043-7 | final | 2013-10-20T09:08-05:00 | 450 mg/dL',
      'OBSERVATION | 13457-7 | final | 2013-10-20T09:08-05:00 | in words',
    ],
  ],
  [
    'Results Unit Non-UCUM',
    [
      'RESULT | 57021-8 | final | 2014-02-13T10:37:00-06:00',
      'OBSERVATION | 26515-7 | final | 2014-02-13T10:37:00-06:00 | 152 THOUS/MCL',
    ],
  ],
  [
    'Results of CO2 Test Normal',
    [
      'RESULT | 2028-9 | final | 2012-08-15T10:05-08:00',
      'OBSERVATION | 2028-9 | final | 2012-08-15T10:05-08:00 | 27 mmol/L',
    ],
  ],
  [
    'Results of COVID Test Positive Normal',
    [
      'RESULT | 94531-1 | final | 2020-03-22T14:26-05:00',
      'OBSERVATION | 94500-6 | final | 2020-03-22T14:26-05:00 | 260373001',
    ],
  ],
  [
    'Results panel with pending component',
    ['RESULT | 57782-5 | preliminary | 2012-08-06', 'OBSERVATION | 804-5 | preliminary | 2012-08-06'],
  ],
  [
    'Results with less than specific value',
    [
      'RESULT | 42637-9 | final | 2013-10-20T09:08-05:00',
      'OBSERVATION | 42637-9 | final | 2013-10-20T09:08-05:00 | in words',
    ],
  ],
  [
    'Results with translation unit',
    [
      'RESULT | 26515-7 | final | 2013-10-20T09:08-05:00',
      'OBSERVATION | 26515-7 | final | 2013-10-20T09:08-05:00 | 152 10*3/uL',
    ],
  ],
  ['SDOH Problem', ['CONDITION | 445281000124101 | active | ']],
  [
    'Single administration of medication at single point in time',
    ['MEDICATION | 243670 | completed | 2013-09-11T16:03-07:00 | dosed'],
  ],
  ['Unknown Immunization Status', [], ['UNREADABLE_RECORD']],
  ['Withdrawn Allergy to specific drug Epinephrine', ['ALLERGY | 3992 | active | 2014-01-03']],
  [
    'Withdrawn Antibiotics with varied dosing',
    ['MEDICATION | 308460 | active | 2014-03-10 | dosed', 'MEDICATION | 308460 | active | 2014-03-11 | dosed'],
  ],
  ['Withdrawn Patient reported oral medication no brand', ['MEDICATION | 236121 | completed | 2014-04-09 | dosed']],
]

const nameOf = (file: string): string => file.replace(/\(.*/, '').replace(/_$/, '').replaceAll('_', ' ')

describe.skipIf(!present)('HL7 examples of sections', () => {
  const files = new Map(documentsIn(SECTIONS).map(({ file, bytes }) => [nameOf(file), bytes]))

  test('all of them are here', () => {
    expect([...files.keys()].sort()).toEqual(EXAMPLES.map(([name]) => name).sort())
  })

  test.each(EXAMPLES.map(([name, records, incomplete = []]) => ({ name, records, incomplete })))(
    '$name',
    ({ name, records, incomplete }) => {
      const result = readWell(aroundSection(files.get(name) ?? new Uint8Array()))
      expectWhole(result)
      expect(tellings(result).map(inShort)).toEqual(records)
      expect([...result.types.values()].flatMap((each) => [...each.incomplete])).toEqual(incomplete)
    },
  )
})
