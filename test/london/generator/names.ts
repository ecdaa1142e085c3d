/** Invented combinations of names that London hears every day. */
export const WOMEN: readonly string[] =
  'Amara Aisha Olivia Priya Mei Fatima Zofia Grace Chidinma Yasmin Elif Maria Nadia Siobhan Ioana Shanice Rukhsana Hannah Adwoa Leila Sunita Carmen Tamsin Abiola Ingrid Keziah Parveen Lucia Hodan Ruth Anjali Beatrix Folake Marta Noor Rebecca Thandi Xiu Ying Zainab'.split(
    ' ',
  )
export const MEN: readonly string[] =
  'Kwame Mohammed Oliver Arjun Wei Yusuf Piotr Emeka David Mehmet Ali Jose Tariq Declan Andrei Tyrone Imran Benjamin Kofi Reza Sanjay Diego Callum Tunde Lars Elijah Farid Marco Abdi Samuel Rohan Hugo Babatunde Jakub Idris Jacob Sipho Jian Viktor Omar'.split(
    ' ',
  )
export const FAMILIES: readonly string[] =
  'Adeyemi Ahmed Akhtar Andersson Asante Baptiste Begum Bennett Bianchi Brown Campbell Chen Choudhury Clarke Costa Dabrowski Davies Desai Diallo Edwards Eze Fernandes Francis Ghosh Green Gunawardena Haddad Hassan Henry Hussain Ibrahim Islam Jackson James Joseph Kaya Khan Kowalska Lambert Lewis Li Mahmood Mensah Miah Mitchell Mohamud Morris Murphy Ndlovu Nguyen Nowak Okafor Olawale Osei Owusu Patel Pereira Petrov Popescu Powell Qureshi Rahman Robinson Rossi Said Sharma Singh Sithole Smith Stewart Sullivan Taylor Thompson Tran Uddin Walker Warsame Williams Wong Yilmaz'.split(
    ' ',
  )

export const STREETS: readonly string[] =
  'Alder Beacon Bellwether Birchfield Blackthorn Brickmaker Cartwright Chandler Cinder Clockhouse Copperfield Cordwainer Damson Drover Elderflower Falcon Fennel Ferryman Foundry Furrier Gasworks Glover Goosegreen Hawthorn Hopfield Hornbeam Jessamine Juniper Kiln Lamplighter Lavender Limekiln Linden Mallard Marigold Mulberry Nightingale Orchard Osier Paddock Pearmain Plover Quince Ropewalk Rowan Saffron Sailmaker Sexton Sorrel Tannery Teasel Thatcher Turnstile Wainwright Watercress Weaver Wherry Whitebeam Willowherb Yarrow'.split(
    ' ',
  )
export const HOUSES: readonly string[] = STREETS.map((street) => `${street} House`)
export const WAYS: readonly string[] = ['Road', 'Street', 'Lane', 'Gardens', 'Close', 'Terrace', 'Rise', 'Grove']
