import type { Translation } from '../../../language/texts.ts'
import type { record as english } from '../en/record.ts'

/** The record, and what may be concluded from each list: in Bengali. To be reviewed by speakers. */
export const record = {
  record: {
    title: 'আমার রেকর্ড',
    intro: 'সেবাটি এখন আপনার সম্পর্কে যা পেয়েছে তা এই। প্রতিবার নতুন করে চাওয়া হয়, রেখে দেওয়া হয় না।',
    english: 'যারা লিখেছেন তাদের কথাতেই আপনার রেকর্ড দেখানো হয়, বেশির ভাগ ইংরেজিতে।',
    moreKinds: 'আমার রেকর্ডের আরও অংশ',
    from: 'কোথা থেকে',
    through: '{place}, {exchange} এর মাধ্যমে',
    differs: 'অন্য একটি জায়গা ভিন্ন কিছু বলে',
    reaction: 'প্রতিক্রিয়া',
    noDate: 'তারিখ নেই',
    onlyFirst: '{count}টির মধ্যে প্রথম {shown}টি দেখানো হচ্ছে।',
    places: 'কারা উত্তর দিয়েছে',
    answered: '{total}টির মধ্যে {answered}টি রেকর্ড ব্যবস্থা উত্তর দিয়েছে।',
    notAnswered: 'এগুলো উত্তর দেয়নি, অথবা পুরোটা দেয়নি:',
    unverified: 'জাতীয় সেবার সঙ্গে আপনার তথ্য মেলানো যায়নি। তাই ভালো করে দেখুন এটি আপনার কি না।',
    noneKnown: 'এই জায়গা বলে, কিছু জানা নেই',
    open: 'এই নথিটি খুলুন (রেখে দেওয়ার ফাইল)',
    backTo: 'আমার রেকর্ডে ফিরে যান',
  },
  completeness: {
    all: 'যাদের কাছে এটি থাকতে পারে সেই {canHold}টি রেকর্ড ব্যবস্থার সবই উত্তর দিয়েছে।',
    some: '{canHold}টির মধ্যে {answered}টি রেকর্ড ব্যবস্থা উত্তর দিয়েছে, তাই আরও থাকতে পারে।',
    limited: '{canHold}টির মধ্যে {answered}টি রেকর্ড ব্যবস্থা উত্তর দিয়েছে, তবে সবকিছু দেখানো যায় না।',
    CONTRADICTORY: 'একটি জায়গা বলে কিছু নেই। অন্য একটি জায়গা কিছু জানায়।',
    NONE_KNOWN: 'কিছু আছে বলে জানা নেই।',
    NONE_AMONG_WHAT_MAY_BE_SHARED: 'যা আপনাকে দেখাতে পারি তার মধ্যে কিছু নেই।',
    NOT_KNOWN: 'আমরা জানি না। এর মানে এই নয় যে কিছু নেই।',
    nobody: 'আমরা জানি না: কোনো রেকর্ড ব্যবস্থায় এটি থাকতে পারে না।',
  },
} as const satisfies Translation<typeof english>
