// The words of the removal, in German.
import type { removalEn } from './en.ts';

export const removalDe: typeof removalEn = {
  removal: {
    title: '{{name}} entfernen',
    open: 'Entfernen',
    openLabel: '{{name}} entfernen',
    stage: {
      find: 'Finden',
      sort: 'Ordnen',
      plan: 'Planen',
      remove: 'Entfernen',
      verify: 'Prüfen',
      restore: 'Zurückholen',
      leave: 'Abschied',
    },
    looking: 'Alles, was da ist, wird angesehen…',
    nothing: 'Von {{name}} ist hier nichts.',
    nothingHint:
      'Weder {{name}} noch etwas, das es hinterlässt, wurde auf diesem Rechner gefunden.',
    foundLead: 'Das hat {{name}} auf diesem Rechner.',
    notInstalled: 'Es ist nicht mehr installiert; was es hinterließ, ist noch da.',
    things_one: 'eine Sache',
    things_other: '{{count}} Sachen',
    belonging: {
      client: 'Des Programms',
      own: 'Ihres',
      shared: 'Gemeinsam',
      guess: 'Nur vermutet',
    },
    belongingMeans: {
      client: 'Zweifelsfrei seins. Es geht, wenn Sie es nicht behalten.',
      own: 'Aufnahmen, Downloads, Chats: bleiben, wenn Sie sie nicht ankreuzen.',
      shared: 'Auch anderes braucht es. Es bleibt.',
      guess: 'Der Name sieht danach aus, mehr nicht. Es bleibt, wenn Sie es nicht besser wissen.',
    },
    way: {
      end: 'wird beendet',
      stop: 'wird angehalten',
      uninstall: 'wird deinstalliert',
      quarantine: 'kommt in Quarantäne',
      reset: 'wird zurückgesetzt',
      'by-hand': 'von Hand',
      keep: 'bleibt',
    },
    sortLead: 'Wählen Sie, was geht. Nichts, was Ihres sein könnte, ist vorab gewählt.',
    going_one: 'Eine Sache geht, {{size}}.',
    going_other: '{{count}} Sachen gehen, {{size}}.',
    next: 'Weiter',
    back: 'Zurück',
    planLead:
      'Das ist alles, was getan wird, in dieser Reihenfolge. Dateien kommen in Quarantäne und lassen sich zurückholen.',
    remove: '{{name}} entfernen',
    removing: '{{name}} wird entfernt…',
    stopped: 'Es wurde angehalten, und was schon geändert war, ist zurückgenommen.',
    stop: 'Anhalten und zurücknehmen',
    still: 'Noch da',
    kept: 'Behalten',
    keptUntil: 'Alles Bewegte wartet bis {{day}} in Quarantäne.',
    keptNothing: 'Nichts kam in Quarantäne.',
    restore: 'Alles zurückholen',
    restoring: 'Wird zurückgeholt…',
    restored: 'Die Dateien sind wieder, wo sie waren.',
    leaveLead:
      '{{name}} ist von diesem Rechner. Was sein Hersteller über Sie behält, ist es nicht.',
    account: 'Ihr Konto',
    accountHint:
      'Auf dieser Seite seines Herstellers lässt es sich schließen. Kopieren Sie die Adresse in Ihren Browser.',
    letter: {
      gdpr: 'Löschung verlangen (EU, DSGVO Art. 17)',
      ccpa: 'Löschung verlangen (Kalifornien, CCPA)',
    },
    copy: 'Text kopieren',
    alternatives: 'Was Sie stattdessen nehmen können',
    close: 'Schließen',
  },
};
