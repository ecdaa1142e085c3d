import { describe, expect, test } from 'vitest'
import { entryXml } from '../../adapters/cda/entry-xml.ts'
import { fhirDateOf } from '../../adapters/cda/hl7-date.ts'
import { narrativeOf } from '../../adapters/cda/narrative.ts'
import { NOT_UNDERSTOOD } from '../../adapters/fhir/modifier-extension.ts'
import { parseXml } from '../../adapters/xml/parse-xml.ts'
import type { XmlElement } from '../../adapters/xml/xml-element.ts'
import { documentOf, incompleteOf, read, readWell, sectionOf, tellingOf, tellingsOf } from './clinical-document.ts'

const SNOMED = '2.16.840.1.113883.6.96'
const RXNORM = '2.16.840.1.113883.6.88'

const cd = (name: string, code: string, system = SNOMED, more = ''): string =>
  `<${name} xsi:type="CD" code="${code}" codeSystem="${system}">${more}</${name}>`

const allergy = (of: {
  readonly negated?: boolean
  readonly kind?: string
  readonly agent?: string
  readonly more?: string
  readonly state?: string
}): string =>
  `<act classCode="ACT" moodCode="EVN"><statusCode code="${of.state ?? 'active'}"/><entryRelationship typeCode="SUBJ">
  <observation classCode="OBS" moodCode="EVN"${of.negated === true ? ' negationInd="true"' : ''}><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
  <effectiveTime><low value="1998"/></effectiveTime>${of.kind ?? cd('value', '419199007')}
  <participant typeCode="CSM"><participantRole><playingEntity>${of.agent ?? cd('code', '733', RXNORM)}</playingEntity></participantRole></participant>
  ${of.more ?? ''}</observation></entryRelationship></act>`

const problem = (
  value: string,
  of: { readonly negated?: boolean; readonly state?: string; readonly time?: string; readonly more?: string } = {},
): string =>
  `<act classCode="ACT" moodCode="EVN"><statusCode code="${of.state ?? 'active'}"/><entryRelationship typeCode="SUBJ">
  <observation classCode="OBS" moodCode="EVN"${of.negated === true ? ' negationInd="true"' : ''}>${cd('code', '55607006')}
  ${of.time ?? '<effectiveTime><low value="20111005"/></effectiveTime>'}${value}${of.more ?? ''}</observation></entryRelationship></act>`

const medicine = (
  material: string,
  of: { readonly negated?: boolean; readonly mood?: string; readonly parts?: string } = {},
): string =>
  `<substanceAdministration classCode="SBADM" moodCode="${of.mood ?? 'EVN'}"${of.negated === true ? ' negationInd="true"' : ''}><statusCode code="active"/>${of.parts ?? ''}
  <consumable><manufacturedProduct><manufacturedMaterial>${material}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`

const NOTHING_NAMED = '<code nullFlavor="NA"/>'
const ALLERGIES = '48765-2'
const PROBLEMS = '11450-4'
const MEDICINES = '10160-0'

describe('allergies', () => {
  test('a substance, its reaction and how severe it was', () => {
    const reaction = `<entryRelationship typeCode="MFST"><observation><effectiveTime><low value="199803"/></effectiveTime>${cd('value', '247472004')}
      <entryRelationship typeCode="SUBJ"><observation><code code="SEV" codeSystem="2.16.840.1.113883.5.4"/>${cd('value', '6736007')}</observation></entryRelationship></observation></entryRelationship>
      <entryRelationship typeCode="SUBJ"><observation><code code="82606-5" codeSystem="2.16.840.1.113883.6.1"/>${cd('value', 'CRITH', '2.16.840.1.113883.5.1063')}</observation></entryRelationship>`
    const { content, codes, dates } = tellingOf('ALLERGY', sectionOf(ALLERGIES, [allergy({ more: reaction })]))
    expect(content).toMatchObject({
      concept: { codings: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '733' }] },
      status: 'active',
      date: '1998',
      noneKnown: false,
      verificationStatus: null,
      kind: 'allergy',
      criticality: 'high',
      reactions: [{ manifestations: [{ codings: [{ code: '247472004' }] }], severity: 'moderate', onset: '1998-03' }],
    })
    expect(codes).toContain('http://snomed.info/sct|247472004')
    expect(dates).toEqual(['1998', '1998-03'])
  })

  test('denying allergy to anything states that none is known; denying allergy to drugs states only that', () => {
    const any = tellingOf('ALLERGY', sectionOf(ALLERGIES, [allergy({ negated: true, agent: NOTHING_NAMED })]))
    const drugs = tellingOf(
      'ALLERGY',
      sectionOf(ALLERGIES, [allergy({ negated: true, agent: NOTHING_NAMED, kind: cd('value', '416098002') })]),
    )
    expect(any.content).toMatchObject({ noneKnown: true, concept: { codings: [{ code: '716186003' }] } })
    expect(drugs.content).toMatchObject({ noneKnown: true, concept: { codings: [{ code: '409137002' }] } })
  })

  test('denying a named substance refutes it, and is no statement that none is known', () => {
    const { content } = tellingOf('ALLERGY', sectionOf(ALLERGIES, [allergy({ negated: true })]))
    expect(content).toMatchObject({ noneKnown: false, verificationStatus: 'refuted' })
  })

  test.each([
    ['an allergy to nothing that is named', allergy({ agent: NOTHING_NAMED })],
    [
      'one whose substance is only said not to be there',
      allergy({ agent: '<code nullFlavor="UNK"><originalText>No known allergies</originalText></code>' }),
    ],
    [
      'a denial of a kind that is not known',
      allergy({ negated: true, agent: NOTHING_NAMED, kind: '<value xsi:type="CD" nullFlavor="UNK"/>' }),
    ],
    [
      'a denial whose words say that it was not asked',
      allergy({
        negated: true,
        agent: '<code nullFlavor="UNK"><originalText>Allergies not recorded</originalText></code>',
      }),
    ],
    ['a concern without an observation', '<act><statusCode code="active"/></act>'],
    ['an entry without a statement', ''],
  ])('%s is not told and not lost: the list is not whole', (_, entry) => {
    expect(tellingsOf('ALLERGY', documentOf(sectionOf(ALLERGIES, [entry])))).toEqual([])
    expect(incompleteOf('ALLERGY', sectionOf(ALLERGIES, [entry]))).toEqual(['UNREADABLE_RECORD'])
  })

  test('a code that itself states that none is known is such a statement', () => {
    const agent = `<code nullFlavor="UNK"><translation code="716186003" codeSystem="${SNOMED}"/></code>`
    expect(tellingOf('ALLERGY', sectionOf(ALLERGIES, [allergy({ agent })])).content.noneKnown).toBe(true)
  })

  test('a nullified concern is entered in error', () => {
    expect(tellingOf('ALLERGY', sectionOf(ALLERGIES, [allergy({ state: 'nullified' })])).content.status).toBe(
      'entered-in-error',
    )
  })
})

describe('problems', () => {
  test('a code with its translations, in its own words out of the narrative', () => {
    const narrative = '<text><table><tr><td ID="p1">High blood   pressure</td></tr></table></text>'
    const value = `<value xsi:type="CD" code="59621000" codeSystem="${SNOMED}" displayName="Essential hypertension"><originalText><reference value="#p1"/></originalText>
      <translation code="I10" codeSystem="2.16.840.1.113883.6.90"/></value>`
    expect(tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(value)], narrative)).content.concept).toEqual({
      codings: [
        { system: 'http://snomed.info/sct', code: '59621000', display: 'Essential hypertension' },
        { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10', display: null },
      ],
      text: 'High blood pressure',
    })
  })

  test.each([
    ['active, as its concern', {}, 'active'],
    ['inactive, its concern completed', { state: 'completed' }, 'inactive'],
    [
      'resolved, its end stated',
      { time: '<effectiveTime><low value="2006"/><high value="200706"/></effectiveTime>' },
      'resolved',
    ],
    [
      'active, though its end is said to be unknown',
      { time: '<effectiveTime><low value="2006"/><high nullFlavor="UNK"/></effectiveTime>' },
      'active',
    ],
    [
      'as its status observation says, before all else',
      {
        state: 'completed',
        more: `<entryRelationship typeCode="REFR"><observation><code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/>${cd('value', '55561003')}</observation></entryRelationship>`,
      },
      'active',
    ],
  ])('is %s', (_, of, status) => {
    expect(tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(cd('value', '59621000'), of)])).content.status).toBe(
      status,
    )
  })

  test('denying that there is a problem states none; denying a named one refutes it', () => {
    const none = tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(cd('value', '55607006'), { negated: true })]))
    const named = tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(cd('value', '44054006'), { negated: true })]))
    expect(none.content).toMatchObject({ noneKnown: true, concept: { codings: [{ code: '160245001' }] } })
    expect(named.content).toMatchObject({ noneKnown: false, verificationStatus: 'refuted' })
  })

  test('"problem" as the problem says nothing; with words beside it those alone are the problem', () => {
    const worded = cd('value', '55607006', SNOMED, '<originalText>Dizzy on standing</originalText>')
    expect(tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(worded)])).content.concept).toEqual({
      codings: [],
      text: 'Dizzy on standing',
    })
    expect(incompleteOf('CONDITION', sectionOf(PROBLEMS, [problem(cd('value', '55607006'))]))).toEqual([
      'UNREADABLE_RECORD',
    ])
  })

  test('the side of the body is a site of its own, so that left and right never meet', () => {
    const more = `<targetSiteCode code="30021000" codeSystem="${SNOMED}"><qualifier><name code="272741003" codeSystem="${SNOMED}"/><value code="7771000" codeSystem="${SNOMED}"/></qualifier></targetSiteCode>`
    const { content } = tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(cd('value', '49218002'), { more })]))
    expect(content.bodySites.map(({ codings }) => codings[0]?.code)).toEqual(['30021000', '7771000'])
  })

  test('a concern with two problems tells both, and neither original holds the other', () => {
    const two = problem(cd('value', '59621000')).replace(
      '</act>',
      `<entryRelationship typeCode="SUBJ"><observation>${cd('code', '55607006')}${cd('value', '86406008')}</observation></entryRelationship></act>`,
    )
    const [first, second] = tellingsOf('CONDITION', documentOf(sectionOf(PROBLEMS, [two])))
    expect(first?.codes).not.toContain('http://snomed.info/sct|86406008')
    expect(JSON.stringify(first?.original)).not.toContain('86406008')
    expect(second?.codes).toContain('http://snomed.info/sct|86406008')
    expect(JSON.stringify(second?.original)).not.toContain('59621000')
  })
})

describe('medicines and vaccines', () => {
  const CODED = cd('code', '309090', RXNORM)

  test('a medicine from when to when, its dose put into words', () => {
    const parts = `<effectiveTime xsi:type="IVL_TS"><low value="20150622"/><high value="20150630"/></effectiveTime>
      <effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>
      <routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="oral"/><doseQuantity value="2" unit="mg"/>`
    const { content, dates } = tellingOf('MEDICATION', sectionOf(MEDICINES, [medicine(CODED, { parts })]))
    expect(content).toMatchObject({
      kind: null,
      status: 'active',
      date: '2015-06-22',
      endDate: '2015-06-30',
      dosages: ['2 mg, oral, every 12 h'],
    })
    expect(dates).toEqual(['2015-06-22', '2015-06-30'])
  })

  test.each([
    [
      '<effectiveTime xsi:type="PIVL_TS" operator="A"><period><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>',
      'every 4 h to 6 h',
    ],
    ['<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="HS"/></effectiveTime>', 'HS'],
    ['<doseQuantity><low value="1" unit="mL"/><high value="2" unit="mL"/></doseQuantity>', '1 mL to 2 mL'],
    ['<precondition><criterion><text>pain</text></criterion></precondition>', 'as needed'],
    ['<doseQuantity nullFlavor="UNK" value="7"/>', undefined],
  ])('%s is put into words', (parts, words) => {
    expect(tellingOf('MEDICATION', sectionOf(MEDICINES, [medicine(CODED, { parts })])).content.dosages).toEqual(
      words === undefined ? [] : [words],
    )
  })

  test('a medicine without a code is told in the words of its prescription; one without any is unreadable', () => {
    const sig =
      '<entryRelationship typeCode="COMP"><substanceAdministration><templateId root="2.16.840.1.113883.10.20.22.4.147"/><text>One drop in each eye</text></substanceAdministration></entryRelationship>'
    const { content } = tellingOf(
      'MEDICATION',
      sectionOf(MEDICINES, [medicine('<code nullFlavor="UNK"/>', { parts: sig })]),
    )
    expect(content.concept).toEqual({ codings: [], text: 'One drop in each eye' })
    expect(incompleteOf('MEDICATION', sectionOf(MEDICINES, [medicine('<code nullFlavor="UNK"/>')]))).toEqual([
      'UNREADABLE_RECORD',
    ])
  })

  test('a dose that changes is told step by step, medicines of a discharge one by one', () => {
    const steps = `<organizer><component>${medicine(CODED)}</component><component>${medicine(CODED)}</component></organizer>`
    const discharge = `<act><entryRelationship>${medicine(CODED)}</entryRelationship></act>`
    expect(tellingsOf('MEDICATION', documentOf(sectionOf(MEDICINES, [steps])))).toHaveLength(2)
    expect(tellingsOf('MEDICATION', documentOf(sectionOf('10183-2', [discharge])))).toHaveLength(1)
  })

  test('taking no medicine is a statement of none; a named one that is not taken is told as not taken', () => {
    const none = tellingOf(
      'MEDICATION',
      sectionOf(MEDICINES, [medicine('<code nullFlavor="OTH"/>', { negated: true })]),
    )
    const named = tellingOf('MEDICATION', sectionOf(MEDICINES, [medicine(CODED, { negated: true })]))
    const forbidden = tellingOf('MEDICATION', sectionOf(MEDICINES, [medicine(CODED, { negated: true, mood: 'INT' })]))
    expect(none.content).toMatchObject({ noneKnown: true, concept: { codings: [{ code: '787481004' }] } })
    expect(named.content).toMatchObject({ noneKnown: false, status: 'not-taken' })
    expect(forbidden.content.notes[0]).toMatch(/^Do not perform/)
  })

  test('a negation whose words say "not available" states nothing', () => {
    const material = '<code nullFlavor="OTH"><originalText>Medications excluded/not available</originalText></code>'
    expect(incompleteOf('MEDICATION', sectionOf(MEDICINES, [medicine(material, { negated: true })]))).toEqual([
      'UNREADABLE_RECORD',
    ])
  })

  test('medicines given on a ward are administrations', () => {
    expect(tellingOf('MEDICATION', sectionOf('29549-3', [medicine(CODED)])).content.kind).toBe('ADMINISTRATION')
  })

  test('a vaccine that was refused is not done, with the reason; its lot number is never a null flavor in words', () => {
    const entry = medicine(`${cd('code', '88', '2.16.840.1.113883.12.292')}<lotNumberText>UNK</lotNumberText>`, {
      negated: true,
      parts: `<effectiveTime value="20150622"/><entryRelationship typeCode="RSON"><observation><code code="PATOBJ" codeSystem="2.16.840.1.113883.5.8"/></observation></entryRelationship>`,
    })
    expect(tellingOf('IMMUNISATION', sectionOf('11369-6', [entry])).content).toMatchObject({
      concept: { codings: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '88' }] },
      status: 'not-done',
      date: '2015-06-22',
      lotNumber: null,
      statusReason: { codings: [{ code: 'PATOBJ' }] },
    })
  })

  test('no vaccination at all is none stated: neither a record nor a fault', () => {
    const { types, sections } = readWell(
      documentOf(sectionOf('11369-6', [medicine('<code nullFlavor="OTH"/>', { negated: true })])),
    )
    expect(sections[0]).toMatchObject({ entries: 1, noneStated: 1, unreadable: 0, tellings: 0 })
    expect(types.get('IMMUNISATION')).toEqual({ tellings: [], incomplete: new Set() })
  })
})

describe('observations and results', () => {
  const observed = (value: string, more = ''): string =>
    `<observation classCode="OBS" moodCode="EVN"><code code="718-7" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><effectiveTime value="201210020908-0500"/>${value}${more}</observation>`

  test.each([
    ['<value xsi:type="PQ" value="13.2" unit="g/dL"/>', { quantity: { value: 13.2, unit: 'g/dL' } }],
    [
      '<value xsi:type="IVL_PQ"><low value="500" unit="mg/dL" inclusive="false"/></value>',
      { quantity: { value: 500, comparator: '>' } },
    ],
    ['<value xsi:type="IVL_PQ"><low value="1" unit="g"/><high value="2" unit="g"/></value>', { text: '1 g to 2 g' }],
    [cd('value', '260385009'), { concept: { codings: [{ code: '260385009' }] } }],
    ['<value xsi:type="ST">Amber</value>', { text: 'Amber' }],
    [
      '<value xsi:type="PQ" nullFlavor="OTH"><translation value="152" nullFlavor="OTH"><originalText>K/cumm</originalText></translation></value>',
      { quantity: { value: 152, unit: 'K/cumm' } },
    ],
    ['<value xsi:type="PQ" value="2+ (100)" unit="mg/dL"/>', { text: '2+ (100) mg/dL' }],
    ['<value xsi:type="RTO"><numerator value="1"/><denominator value="80"/></value>', { text: '1 : 80' }],
    ['<value xsi:type="TS" value="20200103"/>', { text: '2020-01-03' }],
    ['<value xsi:type="BL" value="true"/>', { text: 'true' }],
  ])('reads %s', (value, expected) => {
    const { content } = tellingOf(
      'OBSERVATION',
      sectionOf('8716-3', [`<organizer><component>${observed(value)}</component></organizer>`]),
    )
    expect(content.value).toMatchObject(expected)
    expect(content).toMatchObject({ status: 'final', date: '2012-10-02T09:08-05:00', absentReason: null })
  })

  test('a value with a null flavor is absent, with the reason, and never a value', () => {
    const { content } = tellingOf(
      'OBSERVATION',
      sectionOf('8716-3', [observed('<value xsi:type="PQ" nullFlavor="NASK" value="7"/>')]),
    )
    expect(content.value).toEqual({ quantity: null, concept: null, text: null })
    expect(content.absentReason?.codings[0]?.code).toBe('NASK')
  })

  test('a report refers to its observations, and holds neither their codes nor their text', () => {
    const organizer = `<organizer classCode="BATTERY" moodCode="EVN">${cd('code', '51990-0', '2.16.840.1.113883.6.1')}<statusCode code="active"/><component>${observed('<value xsi:type="PQ" value="1" unit="g"/>')}</component></organizer>`
    const { types } = readWell(documentOf(sectionOf('30954-2', [organizer])))
    const [report] = types.get('RESULT')?.tellings ?? []
    const [part] = types.get('OBSERVATION')?.tellings ?? []
    expect(report?.content).toMatchObject({ status: 'preliminary', observationIds: [part?.sourceId] })
    expect(report?.codes).toEqual(['http://loinc.org|51990-0'])
    expect(JSON.stringify(report?.original)).not.toContain('718-7')
  })

  test('an observation that is negated claims no status, and says so first', () => {
    const { content } = tellingOf(
      'OBSERVATION',
      sectionOf('29762-2', [
        observed(cd('value', '77176002')).replace('<observation', '<observation negationInd="true"'),
      ]),
    )
    expect(content).toMatchObject({ status: null, notes: [NOT_UNDERSTOOD] })
  })
})

describe('the other records', () => {
  test('an encounter with its class and the diagnosis made at it', () => {
    const encounter = `<encounter classCode="ENC" moodCode="EVN">${cd('code', '99213', '2.16.840.1.113883.6.12', '<translation code="AMB" codeSystem="2.16.840.1.113883.5.4"/>')}
      <effectiveTime value="20150622"/><participant typeCode="LOC"><participantRole><playingEntity><name>Barts clinic</name></playingEntity></participantRole></participant>
      <entryRelationship typeCode="COMP"><act><code code="29308-4"/><entryRelationship typeCode="SUBJ"><observation>${cd('value', '386661006')}</observation></entryRelationship></act></entryRelationship></encounter>`
    expect(tellingOf('ENCOUNTER', sectionOf('46240-8', [encounter])).content).toMatchObject({
      status: 'finished',
      date: '2015-06-22',
      encounterClass: { code: 'AMB' },
      serviceProvider: 'Barts clinic',
      reasons: [{ codings: [{ code: '386661006' }] }],
    })
  })

  test('the encounter a whole document belongs to, with what it came to', () => {
    const before = `<componentOf><encompassingEncounter><code code="NHS111Encounter" codeSystem="2.16.840.1.113883.2.1.3.2.4.17.326"/>
      <effectiveTime><low value="201701011945+00"/></effectiveTime><dischargeDispositionCode code="Dx06" displayName="Contact a local service"/></encompassingEncounter></componentOf>`
    const { content } = tellingOf('ENCOUNTER', '', { before })
    expect(content).toMatchObject({ date: '2017-01-01T19:45Z', notes: ['Disposition: Contact a local service'] })
  })

  test('a procedure that was not done says so', () => {
    const entry = `<procedure classCode="PROC" moodCode="EVN" negationInd="true">${cd('code', '80146002')}<statusCode code="completed"/></procedure>`
    expect(tellingOf('PROCEDURE', sectionOf('47519-4', [entry])).content.status).toBe('not-done')
  })

  test('an advance directive is an alert, and one about resuscitation is marked as such', () => {
    const entry = `<observation classCode="OBS" moodCode="EVN">${cd('code', '304251008')}<effectiveTime><low value="2013"/></effectiveTime>${cd('value', '304253006')}</observation>`
    expect(tellingOf('ALERT', sectionOf('42348-3', [entry])).content).toMatchObject({
      resuscitation: true,
      status: 'active',
      date: '2013',
    })
  })

  test('a relative with a condition and the age at its onset; a denied one is no history', () => {
    const of = (negated: string) =>
      `<organizer><subject><relatedSubject>${cd('code', 'FTH', '2.16.840.1.113883.5.111')}</relatedSubject></subject><component><observation${negated}>${cd('value', '22298006')}
      <entryRelationship typeCode="SUBJ"><observation>${cd('code', '445518008')}<value xsi:type="PQ" value="57" unit="a"/></observation></entryRelationship></observation></component></organizer>`
    expect(tellingOf('FAMILY_HISTORY', sectionOf('10157-6', [of('')])).content).toMatchObject({
      relationship: { codings: [{ code: 'FTH' }] },
      conditions: [{ concept: { codings: [{ code: '22298006' }] }, onset: 'aged 57' }],
    })
    expect(readWell(documentOf(sectionOf('10157-6', [of(' negationInd="true"')]))).sections[0]).toMatchObject({
      noneStated: 1,
      tellings: 0,
    })
  })

  test('a plan is one record of all its lines; a line that says nothing makes the list not whole', () => {
    const line = (value: string) =>
      `<observation moodCode="RQO">${value}<effectiveTime value="20150629"/></observation>`
    const section = sectionOf('18776-5', [
      line(cd('code', '27171005', SNOMED, '<originalText>Urine test</originalText>')),
      line(''),
    ])
    expect(tellingOf('CARE_PLAN', section).content.activities).toEqual(['Urine test (2015-06-29)'])
    expect(incompleteOf('CARE_PLAN', section)).toEqual(['UNREADABLE_RECORD'])
  })
})

describe('the document', () => {
  const one = sectionOf(PROBLEMS, [problem(cd('value', '59621000'))])

  test('says who it is about, whose it is and who wrote it', () => {
    const { patients, written } = readWell(documentOf(one))
    const { custodian, author, lastUpdated, sourceId } = tellingOf('CONDITION', one)
    expect(patients).toEqual([{ nhsNumbers: ['9990000001'], birthDate: '1961-02-12', family: ['Okafor'] }])
    expect({ written, custodian, author, lastUpdated, sourceId }).toEqual({
      written: '2026-03-01T10:15:00Z',
      custodian: 'RAL',
      author: 'Jo Marsh',
      lastUpdated: '2026-03-01T10:15:00Z',
      sourceId: 'ClinicalDocument/1.2.3^D1#1.1',
    })
  })

  test('an NHS number that was not traced identifies nobody; an organisation by any other number has no custody', () => {
    const patient =
      '<id root="2.16.840.1.113883.2.1.3.2.4.18.23" extension="9990000001"/><patient><birthTime nullFlavor="UNK"/></patient>'
    expect(readWell(documentOf(one, { patient })).patients).toEqual([{ nhsNumbers: [], birthDate: null, family: [] }])
    expect(
      tellingOf('CONDITION', one, { custodian: '<id root="2.16.840.1.113883.4.6" extension="1234"/>' }).custodian,
    ).toBeUndefined()
  })

  test('two people in one document are both stated, for the identity guard', () => {
    const document = documentOf(one)
    const target = /<recordTarget>[\s\S]*<\/recordTarget>/.exec(document)?.[0] ?? ''
    const both = document.replace(
      target,
      target + target.replace('9990000001', '9990000009').replace('Okafor', 'Other'),
    )
    expect(readWell(both).patients.map(({ nhsNumbers }) => nhsNumbers)).toEqual([['9990000001'], ['9990000009']])
  })

  test('confidentiality of the document, the section and the entry all hold', () => {
    const labelled = one.replace(
      '<title>',
      '<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/><title>',
    )
    expect(
      tellingOf('CONDITION', labelled, { confidentiality: 'V' }).content.confidentiality.map(({ code }) => code),
    ).toEqual(['V', 'R'])
  })

  test('privacy markings label what they stand in: an entry, or all of a section, and are no records themselves', () => {
    const marking = (kind: string, code: string) =>
      `<observation classCode="OBS" moodCode="EVN"><code code="${kind}" codeSystem="2.16.840.1.113883.1.11.20457"/>${cd('value', code, '2.16.840.1.113883.5.4')}</observation>`
    const marked = problem(cd('value', '59621000')).replace(
      '</act>',
      `<entryRelationship typeCode="COMP"><organizer><component>${marking('SECCATOBS', 'HIV')}</component></organizer></entryRelationship><entryRelationship typeCode="COMP">${marking('SECCATOBS', 'PSY')}</entryRelationship></act>`,
    )
    const section = sectionOf(PROBLEMS, [marking('SECCLASSOBS', 'R'), marked, problem(cd('value', '86406008'))])
    const labels = tellingsOf('CONDITION', documentOf(section)).map(({ content }) =>
      content.confidentiality.map(({ code }) => code),
    )
    expect(labels).toEqual([
      ['N', 'R', 'PSY', 'HIV'],
      ['N', 'R'],
    ])
    expect(readWell(documentOf(section)).sections[0]).toMatchObject({ entries: 3, told: 2, framing: 1, unreadable: 0 })
  })

  test('an entry about somebody else is never told', () => {
    const another = one.replace(
      '<statusCode',
      '<subject><relatedSubject><code code="NCHILD"/></relatedSubject></subject><statusCode',
    )
    expect(tellingsOf('CONDITION', documentOf(another))).toEqual([])
    expect(incompleteOf('CONDITION', another)).toEqual(['UNREADABLE_RECORD'])
  })

  test('a section within a section is read, and one that holds no records known here is named', () => {
    const inner = one.replace(/^<component>/, '<component>')
    const outer = `<component><section><code code="51848-0"/><title>Assessment</title>${inner}</section></component>`
    const { sections, types } = readWell(documentOf(outer))
    expect(sections.map(({ code, type }) => [code, type])).toEqual([
      ['51848-0', null],
      [PROBLEMS, 'CONDITION'],
    ])
    expect(types.get('CONDITION')?.tellings).toHaveLength(1)
  })

  test('a section of words alone, or of "no information", makes its list not whole; a type no section speaks of is not there', () => {
    expect(incompleteOf('ALLERGY', sectionOf(ALLERGIES, [], '<text>Penicillin</text>'))).toEqual(['SOURCE_WARNING'])
    expect(incompleteOf('ALLERGY', one)).toEqual(['NOT_SPOKEN_OF'])
  })

  test('a date that cannot be read leaves the record undated, so that a dated denial always matches it', () => {
    const { content, dates } = tellingOf(
      'CONDITION',
      sectionOf(PROBLEMS, [
        problem(cd('value', '59621000'), {
          time: '<effectiveTime><low value="2011"/><high value="soon"/></effectiveTime>',
        }),
      ]),
    )
    expect({ date: content.date, dates }).toEqual({ date: '2011', dates: [] })
  })

  test('the original is the XML of the entry, with what was written for people apart from it', () => {
    const narrative = '<text><paragraph ID="n1">Told in confidence</paragraph></text>'
    const entry = problem(cd('value', '59621000')).replace(
      '<statusCode',
      '<text><reference value="#n1"/></text><statusCode',
    )
    const { original } = tellingOf('CONDITION', sectionOf(PROBLEMS, [entry], narrative))
    expect(original['text']).toBe('Told in confidence')
    expect(original['xml']).not.toContain('confidence')
    const again = parseXml(Buffer.from(String(original['xml'])))
    expect(again.ok && entryXml(again.root, new Set())).toBe(original['xml'])
    expect(String(original['xml'])).toContain('xsi:type="CD" code="59621000"')
  })

  test('an original does not say that another entry or document is there', () => {
    const entry = problem(cd('value', '59621000'), {
      more: `<entryRelationship typeCode="REFR"><act><templateId root="2.16.840.1.113883.10.20.22.4.122"/><id root="9.9.9"/></act></entryRelationship>
        <reference typeCode="REFR"><externalDocument><id root="8.8.8"/></externalDocument></reference>`,
    })
    const { original } = tellingOf('CONDITION', sectionOf(PROBLEMS, [entry]))
    expect(String(original['xml'])).not.toMatch(/9\.9\.9|8\.8\.8/)
  })

  test('all documents of an ITK envelope are read, and are told apart though they bear one id', () => {
    const envelope = (documents: string) =>
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><payloads>${documents}</payloads></soap:Body></soap:Envelope>`
    const { types } = readWell(envelope(documentOf(one) + documentOf(one)))
    expect(types.get('CONDITION')?.tellings.map(({ sourceId }) => sourceId)).toEqual([
      'ClinicalDocument/1.2.3^D1#1.1',
      'ClinicalDocument/1.2.3^D1~2#1.1',
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['HTML', '<html><body>Log in</body></html>', 'NOT_CLINICAL'],
    ['half a document', documentOf('').slice(0, 600), 'NOT_WELL_FORMED'],
    ['nothing', '', 'NOT_WELL_FORMED'],
    ['a FHIR document', '<Bundle xmlns="http://hl7.org/fhir"><type value="document"/></Bundle>', 'FHIR_DOCUMENT'],
    ['a document about nobody', documentOf('').replace(/<recordTarget>[\s\S]*<\/recordTarget>/, ''), 'NO_PATIENT'],
    ['a document type with entities', `<!DOCTYPE x [<!ENTITY a "b">]>${documentOf('')}`, 'DOCTYPE'],
    ['a document nested without end', '<a>'.repeat(300) + '</a>'.repeat(300), 'TOO_DEEP'],
  ])('%s', (_, document, reason) => {
    expect(read(document)).toEqual({ state: 'REFUSED', reason })
  })

  test('hostile words stay words: a name that looks like markup comes out of the original as text', () => {
    const value = cd(
      'value',
      '59621000',
      SNOMED,
      '<originalText>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "more"</originalText>',
    )
    const { content, original } = tellingOf('CONDITION', sectionOf(PROBLEMS, [problem(value)]))
    expect(content.concept.text).toBe('<script>alert(1)</script> & "more"')
    expect(String(original['xml'])).toContain('&lt;script&gt;')
  })

  test('a narrative that thousands of entries refer to is walked once', () => {
    let walked = 0
    const long: XmlElement = {
      name: 'paragraph',
      namespace: '',
      attributes: [{ name: 'ID', namespace: '', value: 'long' }],
      get content() {
        walked++
        return ['word '.repeat(10_000)]
      },
    }
    const of = (name: string, content: readonly XmlElement[], value = ''): XmlElement => ({
      name,
      namespace: '',
      attributes: [{ name: 'value', namespace: '', value }],
      content,
    })
    const { wordsOf } = narrativeOf(of('ClinicalDocument', [long]))
    const refers = of('originalText', [of('reference', [], '#long')])
    expect(wordsOf(refers)).toHaveLength(2_001)
    const once = walked
    for (let n = 0; n < 1_000; n++) wordsOf(refers)
    expect(walked).toBe(once)
  })

  test('labels beyond number restrict as one that nobody knows', () => {
    const labels = '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>'.repeat(1_000)
    const entry = problem(cd('value', '59621000')).replace('<statusCode', `${labels}<statusCode`)
    const { confidentiality } = tellingOf('CONDITION', sectionOf(PROBLEMS, [entry])).content
    expect(confidentiality.length).toBeLessThan(20)
    expect(confidentiality.at(-1)?.code).toBe('TOO-MANY-LABELS')
  })

  test('a concern of thousands of problems is told without each of them holding all', () => {
    const one = `<entryRelationship typeCode="SUBJ"><observation>${cd('value', '59621000')}</observation></entryRelationship>`
    const told = tellingsOf(
      'CONDITION',
      documentOf(sectionOf(PROBLEMS, [`<act><statusCode code="active"/>${one.repeat(5_000)}</act>`])),
    )
    expect(told).toHaveLength(5_000)
    expect(JSON.stringify(told[0]?.original).length).toBeLessThan(1_000)
  })

  test('references that lead to themselves or nowhere end', () => {
    const narrative = '<text ID="loop"><reference value="#loop"/></text>'
    const entry = problem(cd('value', '55607006', SNOMED, '<originalText><reference value="#loop"/></originalText>'))
    expect(incompleteOf('CONDITION', sectionOf(PROBLEMS, [entry], narrative))).toEqual(['UNREADABLE_RECORD'])
  })
})

test.each([
  ['2015', '2015'],
  ['201506', '2015-06'],
  ['20150622', '2015-06-22'],
  ['2015062210', '2015-06-22'],
  ['201506221015-0500', '2015-06-22T10:15-05:00'],
  ['20150622101530.123+0100', '2015-06-22T10:15:30+01:00'],
  ['201105192000+00', '2011-05-19T20:00Z'],
  ['20150622000000-0500', '2015-06-22'],
  ['2015-06-22', '2015-06-22'],
  ['20151322', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('the time %s is %s', (value, date) => {
  expect(fhirDateOf(value)).toBe(date)
})
