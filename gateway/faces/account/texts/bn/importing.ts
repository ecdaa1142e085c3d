import type { Translation } from '../../../language/texts.ts'
import type { importing as english } from '../en/importing.ts'

/** A choice that another service wrote down, read from a file: in Bengali. To be reviewed by speakers. */
export const importing = {
  import: {
    title: 'ফাইল থেকে একটি সিদ্ধান্ত ব্যবহার করুন',
    intro: 'অন্য কোনো পরিষেবা হয়তো আপনাকে আপনার সিদ্ধান্ত একটি ফাইলে দিয়েছে। এই ফাইলকে FHIR Consent বলে। এখানে সেটি বেছে নিন।',
    strict: 'কিছু সেভ করার আগে আমরা দেখাই এর মানে কী। মানে নিয়ে নিশ্চিত না হলে আমরা এটি ব্যবহার করি না।',
    file: 'ফাইল বেছে নিন',
    fileHint: 'এর নাম সাধারণত .json দিয়ে শেষ হয়',
    paste: 'অথবা এর ভেতরের লেখা এখানে দিন',
    read: 'এর মানে কী দেখান',
    empty: 'একটি ফাইল বেছে নিন, অথবা এর ভেতরের লেখা দিন',
    tooLong: 'এই ফাইলটি খুব বড়। 200,000 অক্ষর বা কম ব্যবহার করুন',
    notJson: 'আমরা এই ফাইল পড়তে পারছি না। এটি JSON-এ লেখা FHIR Consent হতে হবে',
    meansTitle: 'এই ফাইলের মানে কী',
    meansIntro: 'মন দিয়ে পড়ুন। এখনও কিছু সেভ হয়নি।',
    leftOut: 'ফাইলটিতে এমন কারণও আছে যার জন্য এখানে কখনও কিছু দেখানো হয় না। আমরা সেগুলো বাদ দিই: {codes}।',
    refusedTitle: 'আমরা এই ফাইল ব্যবহার করতে পারছি না',
    refusedIntro: 'কিছু সেভ হয়নি। ফাইলের মানে আমরা অনুমান করি না। কেন ব্যবহার করতে পারছি না:',
    other: 'অন্য ফাইল ব্যবহার করুন',
  },
} as const satisfies Translation<typeof english>
