import type { Translation } from '../../../language/texts.ts'
import type { record as english } from '../en/record.ts'

/** The record, and what may be concluded from each list: in Urdu. To be reviewed by speakers. */
export const record = {
  record: {
    title: 'میرا ریکارڈ',
    intro: 'یہ وہ ہے جو سروس کو اس وقت آپ کے بارے میں ملا۔ یہ ہر بار پوچھا جاتا ہے اور رکھا نہیں جاتا۔',
    english: 'آپ کا ریکارڈ لکھنے والوں کے الفاظ میں دکھایا جاتا ہے، زیادہ تر انگریزی میں۔',
    moreKinds: 'میرے ریکارڈ میں سے مزید',
    from: 'کہاں سے',
    through: '{place}، {exchange} کے ذریعے',
    differs: 'ایک اور جگہ کچھ مختلف کہتی ہے',
    reaction: 'ردعمل',
    noDate: 'کوئی تاریخ نہیں',
    onlyFirst: '{count} میں سے پہلے {shown} دکھائے جا رہے ہیں۔',
    places: 'کس نے جواب دیا',
    answered: '{total} میں سے {answered} ریکارڈ نظاموں نے جواب دیا۔',
    notAnswered: 'انہوں نے جواب نہیں دیا، یا پورا نہیں دیا:',
    unverified: 'ہم قومی سروس سے آپ کی تفصیل نہیں ملا سکے۔ اس لیے غور سے دیکھیں کہ یہ آپ ہی کے بارے میں ہے۔',
    noneKnown: 'یہ جگہ کہتی ہے کہ کچھ معلوم نہیں',
    open: 'یہ دستاویز کھولیں (رکھنے کے لیے فائل)',
    backTo: 'میرے ریکارڈ پر واپس',
  },
  completeness: {
    all: 'تمام {canHold} ریکارڈ نظاموں نے جواب دیا جن کے پاس یہ ہو سکتا ہے۔',
    some: '{canHold} میں سے {answered} ریکارڈ نظاموں نے جواب دیا، اس لیے مزید بھی ہو سکتا ہے۔',
    limited: '{canHold} میں سے {answered} ریکارڈ نظاموں نے جواب دیا، لیکن سب کچھ دکھایا نہیں جا سکتا۔',
    CONTRADICTORY: 'ایک جگہ کہتی ہے کہ کچھ نہیں۔ دوسری جگہ کچھ بتاتی ہے۔',
    NONE_KNOWN: 'کچھ معلوم نہیں کہ ہو۔',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'جو ہم آپ کو دکھا سکتے ہیں اس میں کچھ نہیں۔',
    NOT_KNOWN: 'ہمیں معلوم نہیں۔ اس کا مطلب یہ نہیں کہ کچھ نہیں ہے۔',
    nobody: 'ہمیں معلوم نہیں: کسی ریکارڈ نظام کے پاس یہ نہیں ہو سکتا۔',
  },
} as const satisfies Translation<typeof english>
