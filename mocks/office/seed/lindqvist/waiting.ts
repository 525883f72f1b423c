/** Lindqvist Snickeri AB: what waits for Maria, and for Per. */
import { short, type Calendar } from '../calendar.ts';
import { workday } from '../holidays.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, answer, note, redo, sendBack } from '../history.ts';
import { amount, approval, documents, figure, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';

/** Of three card purchases one receipt is to be done again. */
export function kortkop(c: Calendar): CaseSpec {
  const p = c.period(0);
  const prinsen = `Lunch på Prinsen 742,00 kr, ${short(p.date(21))}: vilka var med, och varför?`;
  return {
    id: 'lindqvist-kortkop',
    companyId: 'lindqvist',
    contact: 'anna',
    type: 'documents',
    subject: `Underlag till tre kortköp i ${p.name}`,
    description: `Hej Maria! Jag stämmer av ${p.name} och saknar underlag till tre köp på företagskortet. Fotografera kvittona eller välj filer. Det räcker att belopp, datum och moms går att läsa.`,
    created: c.at(-6, '09:32'),
    dueOn: c.day(3),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      documents('bauhaus', `Kvitto, Bauhaus Bromma 1 249,00 kr, ${short(p.date(6))}`),
      documents('sj', `Kvitto, SJ 895,00 kr, ${short(p.date(14))}`, {
        help: 'Biljetten med momsspecifikation finns i bokningsbekräftelsen.',
      }),
      item('longText', 'prinsen', prinsen, {
        help: 'Skriv namn och syfte. Skatteverket kräver det för representation.',
      }),
      item('amount', 'telefon', 'Hur mycket av telefonräkningen var privat?', {
        ...OPTIONAL,
        suggestion: { value: amount(150), caseId: 'lindqvist-kvitton-1', answeredOn: p.date(9) },
      }),
    ],
    files: [
      pdf('anna', 'kortkop-konto', `kontoutdrag-${p.name}.pdf`, `Kontoutdrag ${p.name}, företagskort`, [
        `${p.date(6)}  Bauhaus Bromma        -1 249,00`,
        `${p.date(14)}  SJ                      -895,00`,
        `${p.date(21)}  Restaurang Prinsen      -742,00`,
      ]),
      pdf('maria', 'kortkop-bauhaus', `bauhaus-6-${short(p.date(6)).slice(2)}.pdf`, 'Bauhaus Bromma', [
        'Byggmaterial 999,20',
        'Moms 25 % 249,80',
        'Summa 1 249,00 kr',
      ]),
      photo('maria', 'kortkop-sj', 'IMG_2198.png', 'SJ', ['Stockholm C - Linköping C', '895,00 kr']),
    ],
    attachments: ['kortkop-konto'],
    steps: [
      note('maria', c.at(-5, '12:08'), 'Jag letar fram kvittona i kväll. Resan gällde mötet om skolan i Linköping.'),
      answer(
        'maria',
        c.at(-4, '19:41'),
        {
          bauhaus: sent('kortkop-bauhaus'),
          sj: sent('kortkop-sj'),
          prinsen: value('Jag och Per Holm från Holms Bygg. Vi gick igenom anbudet för skolan i Sundbyberg.'),
        },
        'Här kommer det jag har. Telefonen får jag återkomma om.',
      ),
      sendBack(
        'anna',
        c.at(0, '09:14'),
        'Tack! Kvittot från Bauhaus är klart. Kan du fota SJ-biljetten en gång till, så att hela bilden kommer med?',
        {
          bauhaus: accepted,
          sj: redo('Bilden är avklippt, så momsbeloppet syns inte.'),
        },
      ),
    ],
    unreadBy: ['maria', 'per'],
  };
}

/** Should have been answered. */
export function inbetalning(c: Calendar): CaseSpec {
  const received = workday(c.day(-5), -3);
  return {
    id: 'lindqvist-inbetalning',
    companyId: 'lindqvist',
    contact: 'anna',
    type: 'question',
    subject: 'Inbetalning på 18 400 kr utan fakturanummer',
    description: [
      `Hej Maria! Den ${short(received)} kom det in **18 400 kr** på företagskontot från Holms Bygg. Jag hittar ingen kundfaktura på det beloppet, varken öppen eller betald.`,
      'Vet du vad det gäller? Är det ett förskott bokför jag det på konto 2420 tills fakturan är skickad.',
    ].join('\n\n'),
    created: c.at(-5, '13:20'),
    dueOn: c.day(-2),
    items: [
      item('longText', 'betalning', 'Vad gäller inbetalningen på 18 400 kr?', {
        help: 'Skriv fakturanummer eller vilket jobb det hör till. Är det ett förskott, skriv när du tänker fakturera.',
      }),
    ],
  };
}

/** The month's VAT to be approved. 347 620 × 25 % = 86 905; 86 905 − 38 585 = 48 320. */
export function moms(c: Calendar): CaseSpec {
  const [p, before] = [c.period(0), c.period(-1)];
  return {
    id: 'lindqvist-moms',
    companyId: 'lindqvist',
    contact: 'jonas',
    type: 'approval',
    subject: `Momsdeklaration för ${p.name}`,
    description: [
      `Hej Maria! ${p.name[0]?.toUpperCase()}${p.name.slice(1)} är avstämd och momsen är klar för ditt godkännande. Siffrorna för ${before.name} står bredvid, så att du kan jämföra.`,
      'Försäljningen är högre eftersom slutfakturan för köket på Ekvägen kom med. När du har godkänt skickar jag deklarationen till Skatteverket, och beloppet dras från skattekontot på förfallodagen.',
    ].join('\n\n'),
    created: c.at(-1, '16:40'),
    dueOn: workday(p.vatDue, -4),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      approval(
        'moms',
        `Momsdeklaration för ${p.name}`,
        ['moms-rapport'],
        [
          figure('05 Momspliktig försäljning', 347620, 284960),
          figure('10 Utgående moms 25 %', 86905, 71240),
          figure('48 Ingående moms', -38585, -29118),
          figure('49 Att betala', 48320, 42122),
        ],
      ),
    ],
    files: [
      pdf(
        'jonas',
        'moms-rapport',
        `momsrapport-${p.name}.pdf`,
        `Momsrapport ${p.name} ${p.year}, Lindqvist Snickeri AB`,
        [
          '05  Momspliktig försäljning      347 620',
          '10  Utgående moms 25 %            86 905',
          '48  Ingående moms                 38 585',
          '49  Moms att betala               48 320',
        ],
      ),
    ],
    attachments: [],
    unreadBy: ['maria', 'per'],
  };
}

/** Per drives the van, so it is his to answer. */
export function korjournalPer(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    id: 'lindqvist-korjournal',
    companyId: 'lindqvist',
    contact: 'jonas',
    type: 'documents',
    subject: `Körjournal för servicebilen, ${p.name}`,
    description: `Hej Per! Jag behöver körjournalen för ${p.name} och mätarställningen sista dagen. Har bilen bara använts i tjänsten blir det ingen bilförmån, men då måste journalen visa det.`,
    created: c.at(-3, '11:05'),
    dueOn: c.day(4),
    holder: 'per',
    items: [
      documents('journal', `Körjournal ${p.name}`, {
        help: 'En rad per resa: datum, mätarställning, vart och varför.',
      }),
      item('number', 'matare', `Mätarställning ${short(p.last)}, i kilometer`),
      item('yesNo', 'privat', 'Har bilen körts privat någon gång under månaden?', {
        help: 'Resor mellan hem och arbete räknas som privata.',
      }),
      item('number', 'privatmil', 'Hur många mil privat?', { visibleWhen: { item: 'privat', is: [true] } }),
    ],
    unreadBy: ['per'],
  };
}
