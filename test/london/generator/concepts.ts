import type { SensitivityClass } from '../../../schema/model/sensitivity-class.ts'
import { type Concept, concept, SNOMED } from './concept.ts'

const medicine = (code: string, display: string, synonym?: string): Concept =>
  concept(code, display, synonym, { medicine: true })
const sensitive = (code: string, display: string, synonym: string, ...classes: SensitivityClass[]): Concept =>
  concept(code, display, synonym, { classes })

export const NO_KNOWN_ALLERGY = concept('716186003', 'No known allergy', 'No known allergies')

export const ALLERGIES: readonly Concept[] = [
  concept('91936005', 'Allergy to penicillin', 'Penicillin allergy'),
  concept('294505008', 'Allergy to amoxicillin', 'Amoxicillin allergy'),
  concept('91935009', 'Allergy to peanut', 'Peanut allergy'),
  concept('91934008', 'Allergy to nut', 'Nut allergy'),
  concept('91930004', 'Allergy to egg protein', 'Egg allergy'),
  concept('300913006', 'Allergy to shellfish', 'Shellfish allergy'),
  concept('300916003', 'Allergy to latex', 'Latex allergy'),
  concept('293586001', 'Allergy to aspirin', 'Aspirin allergy'),
  concept('91939003', 'Allergy to sulfonamide', 'Sulphonamide allergy'),
  concept('424213003', 'Allergy to bee venom', 'Bee sting allergy'),
  concept('418689008', 'Allergy to grass pollen', 'Grass pollen allergy'),
  concept('232347008', 'Allergy to animal dander', 'Animal dander allergy'),
  concept('425525006', 'Allergy to dairy product', 'Dairy allergy'),
  concept('419474003', 'Allergy to mould', 'Mould allergy'),
]

export const REACTIONS: readonly Concept[] = [
  concept('247472004', 'Urticaria', 'Hives'),
  concept('39579001', 'Anaphylaxis', 'Anaphylactic reaction'),
  concept('271807003', 'Eruption of skin', 'Rash'),
  concept('267036007', 'Dyspnoea', 'Shortness of breath'),
]

/** Held for life: at most one fact of each a person. */
export const LONG_TERM_CONDITIONS: readonly Concept[] = [
  concept('38341003', 'Hypertensive disorder', 'High blood pressure'),
  concept('44054006', 'Diabetes mellitus type 2', 'Type 2 diabetes'),
  concept('46635009', 'Diabetes mellitus type 1', 'Type 1 diabetes'),
  concept('195967001', 'Asthma', 'Bronchial asthma'),
  concept('13645005', 'Chronic obstructive lung disease', 'COPD'),
  concept('49436004', 'Atrial fibrillation', 'AF'),
  concept('84114007', 'Heart failure', 'Cardiac failure'),
  concept('414545008', 'Ischaemic heart disease', 'IHD'),
  concept('709044004', 'Chronic kidney disease', 'CKD'),
  concept('40930008', 'Hypothyroidism', 'Underactive thyroid'),
  concept('84757009', 'Epilepsy', 'Epileptic disorder'),
  concept('396275006', 'Osteoarthritis', 'Degenerative joint disease'),
  concept('69896004', 'Rheumatoid arthritis', 'RA'),
  concept('127040003', 'Sickle cell-haemoglobin SS disease', 'Sickle cell disease'),
  concept('52448006', 'Dementia', 'Dementia disorder'),
  concept('64859006', 'Osteoporosis', 'Osteoporosis disorder'),
]

/** Come and go: the same concept at another date is another fact. */
export const EPISODIC_CONDITIONS: readonly Concept[] = [
  concept('54150009', 'Upper respiratory infection', 'URTI'),
  concept('68566005', 'Urinary tract infectious disease', 'UTI'),
  concept('50417007', 'Lower respiratory tract infection', 'Chest infection'),
  concept('279039007', 'Low back pain', 'Lumbago'),
  concept('37796009', 'Migraine', 'Migraine headache'),
  concept('25374005', 'Gastroenteritis', 'Stomach upset'),
  concept('65363002', 'Otitis media', 'Ear infection'),
  concept('128045006', 'Cellulitis', 'Skin infection'),
  concept('82272006', 'Cold', 'Cold', { ambiguous: true }),
  concept('84162001', 'Cold', 'Cold', { ambiguous: true }),
  concept('197480006', 'Anxiety', 'Anxiety', { ambiguous: true }),
  concept('48694002', 'Anxiety', 'Anxiety', { ambiguous: true }),
]

export const SENSITIVE_CONDITIONS: readonly Concept[] = [
  sensitive('86406008', 'Human immunodeficiency virus infection', 'HIV infection', 'HIV'),
  sensitive('240589008', 'Chlamydia trachomatis infection', 'Chlamydia', 'STD'),
  sensitive('15628003', 'Gonorrhoea', 'Gonococcal infection', 'STD'),
  sensitive('35489007', 'Depressive disorder', 'Depression', 'PSY'),
  sensitive('13746004', 'Bipolar disorder', 'Bipolar affective disorder', 'PSY'),
  sensitive('66590003', 'Alcohol dependence', 'Alcohol dependence syndrome', 'ETH'),
  sensitive('75544000', 'Opioid dependence', 'Opioid dependence syndrome', 'ETH'),
  sensitive('371772001', 'Domestic abuse', 'Victim of domestic abuse', 'SDV', 'V'),
]

export const MEDICINES: readonly Concept[] = [
  medicine('319284003', 'Amlodipine 5mg tablets', 'Amlodipine 5 mg oral tablet'),
  medicine('319283009', 'Amlodipine 10mg tablets', 'Amlodipine 10 mg oral tablet'),
  medicine('318851002', 'Ramipril 5mg capsules', 'Ramipril 5 mg oral capsule'),
  medicine('319996000', 'Simvastatin 40mg tablets', 'Simvastatin 40 mg oral tablet'),
  medicine('320030001', 'Atorvastatin 20mg tablets', 'Atorvastatin 20 mg oral tablet'),
  medicine('325267002', 'Metformin 500mg tablets', 'Metformin 500 mg oral tablet'),
  medicine('319773006', 'Aspirin 75mg dispersible tablets', 'Aspirin 75 mg dispersible'),
  medicine('319733000', 'Warfarin 1mg tablets', 'Warfarin 1 mg oral tablet'),
  medicine('320139002', 'Salbutamol 100micrograms/dose inhaler', 'Salbutamol inhaler'),
  medicine('317334001', 'Omeprazole 20mg gastro-resistant capsules', 'Omeprazole 20 mg capsule'),
  medicine('325931004', 'Levothyroxine sodium 50microgram tablets', 'Levothyroxine 50 micrograms'),
  medicine('322236009', 'Paracetamol 500mg tablets', 'Paracetamol 500 mg oral tablet'),
  medicine('323510009', 'Amoxicillin 500mg capsules', 'Amoxicillin 500 mg oral capsule'),
  medicine('322503005', 'Naproxen 250mg tablets', 'Naproxen 250 mg oral tablet'),
  medicine('321752000', 'Folic acid 5mg tablets', 'Folic acid 5 mg oral tablet'),
]

export const VACCINES: readonly Concept[] = [
  medicine('39114911000001105', 'COVID-19 mRNA vaccine', 'COVID vaccine (mRNA)'),
  medicine('34680411000001107', 'Influenza vaccine (adjuvanted)', 'Flu jab'),
  medicine('15078511000001106', 'Pneumococcal polysaccharide vaccine', 'Pneumococcal jab'),
  medicine('13968211000001108', 'Measles, mumps and rubella vaccine', 'MMR vaccine'),
  medicine(
    '34765811000001105',
    'Diphtheria, tetanus, pertussis, polio, Hib and hepatitis B vaccine',
    'Six-in-one vaccine',
  ),
]

export type Measure = {
  readonly concept: Concept
  readonly unit: string
  readonly ucum: string
  readonly low: number
  readonly high: number
  readonly decimals: number
  readonly laboratory: boolean
}

const measure = (
  code: string,
  display: string,
  synonym: string,
  loinc: string,
  unit: string,
  ucum: string,
  low: number,
  high: number,
  decimals: number,
  laboratory = false,
): Measure => ({
  concept: concept(code, display, synonym, { loinc }),
  unit,
  ucum,
  low,
  high,
  decimals,
  laboratory,
})

export const BLOOD_PRESSURE = concept('75367002', 'Blood pressure', 'Arterial blood pressure', { loinc: '85354-9' })
export const SYSTOLIC = concept('271649006', 'Systolic blood pressure', 'Systolic BP', { loinc: '8480-6' })
export const DIASTOLIC = concept('271650006', 'Diastolic blood pressure', 'Diastolic BP', { loinc: '8462-4' })

export const MEASURES: readonly Measure[] = [
  measure('364075005', 'Heart rate', 'Pulse rate', '8867-4', 'beats/min', '/min', 52, 110, 0),
  measure('27113001', 'Body weight', 'Weight', '29463-7', 'kg', 'kg', 48, 118, 1),
  measure('60621009', 'Body mass index', 'BMI', '39156-5', 'kg/m2', 'kg/m2', 18, 39, 1),
  measure('431314004', 'Peripheral oxygen saturation', 'SpO2', '59408-5', '%', '%', 89, 100, 0),
  measure('386725007', 'Body temperature', 'Temperature', '8310-5', 'Cel', 'Cel', 36, 39, 1),
  measure('999791000000106', 'Haemoglobin A1c level', 'HbA1c', '59261-8', 'mmol/mol', 'mmol/mol', 31, 96, 0, true),
  measure('1022431000000105', 'Haemoglobin estimation', 'Hb', '718-7', 'g/L', 'g/L', 92, 168, 0, true),
  measure('1000731000000107', 'Serum creatinine level', 'Creatinine', '14682-9', 'umol/L', 'umol/L', 48, 190, 0, true),
  measure('1000651000000109', 'Serum sodium level', 'Sodium', '2951-2', 'mmol/L', 'mmol/L', 131, 147, 0, true),
  measure('1000661000000107', 'Serum potassium level', 'Potassium', '2823-3', 'mmol/L', 'mmol/L', 3, 5.6, 1, true),
]

export const REPORTS: readonly Concept[] = [
  concept('1019331000000101', 'Full blood count', 'FBC report'),
  concept('252167001', 'Urea and electrolytes', 'U and E'),
  concept('26958001', 'Liver function tests', 'LFT report'),
  concept('399208008', 'Plain chest X-ray', 'Chest radiograph'),
  concept('29303009', 'Electrocardiographic procedure', 'ECG'),
]

export const PROCEDURES: readonly Concept[] = [
  concept('80146002', 'Appendicectomy', 'Excision of appendix'),
  concept('52734007', 'Total replacement of hip', 'Hip replacement'),
  concept('73761001', 'Colonoscopy', 'Endoscopy of colon'),
  concept('38102005', 'Cholecystectomy', 'Removal of gallbladder'),
  concept('415070008', 'Percutaneous coronary intervention', 'PCI'),
  concept('11466000', 'Caesarean section', 'Caesarean delivery'),
  concept('110473004', 'Cataract surgery', 'Cataract extraction'),
  concept('171149006', 'Cervical smear screening', 'Smear test'),
]

export const ENCOUNTERS: readonly (readonly [Concept, 'AMB' | 'EMER' | 'IMP' | 'VR'])[] = [
  [concept('185317003', 'Telephone encounter', 'Telephone consultation'), 'VR'],
  [concept('185349003', 'Encounter for check up', 'Surgery consultation'), 'AMB'],
  [concept('4525004', 'Emergency department patient visit', 'A&E attendance'), 'EMER'],
  [concept('32485007', 'Hospital admission', 'Inpatient admission'), 'IMP'],
  [concept('270427003', 'Patient-initiated encounter', 'Walk-in attendance'), 'AMB'],
]

export const DOCUMENTS: readonly Concept[] = [
  concept('823691000000103', 'Clinical letter', 'Letter'),
  concept('373942005', 'Discharge summary', 'Discharge letter'),
  concept('24761000000103', 'Emergency department report', 'A&E report'),
  concept('823701000000103', 'Discharge letter from out-patients', 'Outpatient letter'),
]

export const CARE_PLANS: readonly Concept[] = [
  concept('735324008', 'Treatment escalation plan', 'Escalation plan'),
  concept('698360004', 'Diabetes self management plan', 'Diabetes plan'),
  concept('736376001', 'Infectious disease care plan', 'Infection plan'),
  concept('412776001', 'Chronic obstructive pulmonary disease care plan', 'COPD plan'),
  concept('718347000', 'Mental health care plan', 'Mental health plan', { classes: ['PSY'] }),
]

export const NOT_FOR_RESUSCITATION = concept('450476008', 'Not for attempted cardiopulmonary resuscitation', 'DNACPR')

export const ALERTS: readonly Concept[] = [
  NOT_FOR_RESUSCITATION,
  concept('129839007', 'At increased risk for falls', 'Falls risk'),
  concept('225915006', 'Potentially violent', 'Staff safety alert'),
  concept('32911000', 'Homeless', 'No fixed abode'),
  concept('315594003', 'Interpreter needed', 'Needs an interpreter'),
]

export const SERVICES: readonly Concept[] = [
  concept('394802001', 'General medicine', 'General medicine clinic'),
  concept('394579002', 'Cardiology', 'Cardiology clinic'),
  concept('394583002', 'Endocrinology', 'Endocrine clinic'),
  concept('394801008', 'Trauma and orthopaedics', 'Orthopaedic clinic'),
  concept('394814009', 'General practice', 'GP appointment'),
]

export const REFERRALS: readonly Concept[] = [
  concept('183519002', 'Referral to cardiology service', 'Cardiology referral'),
  concept('183545006', 'Referral to orthopaedic service', 'Orthopaedic referral'),
  concept('306206005', 'Referral to physiotherapy service', 'Physiotherapy referral'),
  concept('183518005', 'Referral to respiratory physician', 'Chest referral'),
]

export const RELATIVES: readonly (readonly [code: string, display: string])[] = [
  ['MTH', 'mother'],
  ['FTH', 'father'],
  ['SIS', 'sister'],
  ['BRO', 'brother'],
  ['MGRMTH', 'maternal grandmother'],
]

export const FAMILY_CONDITIONS: readonly Concept[] = [
  concept('254837009', 'Malignant neoplasm of breast', 'Breast cancer'),
  concept('363406005', 'Malignant neoplasm of colon', 'Bowel cancer'),
  concept('22298006', 'Myocardial infarction', 'Heart attack'),
  concept('73211009', 'Diabetes mellitus', 'Diabetes'),
  concept('230690007', 'Cerebrovascular accident', 'Stroke'),
]

const SENSITIVE = [...SENSITIVE_CONDITIONS, ...CARE_PLANS].filter((of) => of.classes.length > 0)

/** Sensitive codes by class, as `system|code`: what a deployment configures as exclusion sets. Synthetic, and only of what is generated here. */
export const EXCLUSION_SETS: Readonly<Record<SensitivityClass, ReadonlySet<string>>> = Object.fromEntries(
  [...new Set(SENSITIVE.flatMap((of) => of.classes))]
    .filter((name) => name !== 'V' && name !== 'R')
    .map((name) => [
      name,
      new Set(SENSITIVE.filter((of) => of.classes.includes(name)).map((of) => `${SNOMED}|${of.code}`)),
    ]),
)
