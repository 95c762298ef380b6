/** The words in the window in which the hub was started. */
import type { hub as chinese } from '../zh-CN/hub.ts'

export const hub: typeof chinese = {
  unknownOption: (word) =>
    `Wrong option: ${word}. There are --port, --host, --data, --demo, --recorded, --out and --json.`,
  badPort: (word) => `${word} is not a port. Give a number from 0 to 65535.`,
  badPreset: (word) => `There is no preset ${word}. There are P1 to P7: --demo P1, for example.`,
  portInUse: (port) => `Port ${port} is in use. Stop the program that uses it, or give another one with --port.`,
  hostUnknown: (host) => `This machine has no address ${host}. Check --host.`,
  listenFailed: (port) => `The hub cannot listen on port ${port}. Give another one with --port.`,
  store: {
    newerVersion: (folder) =>
      `The data in ${folder} is from a newer Rostrum. Open it with that version. Nothing was changed.`,
    olderVersion: (folder) =>
      `The meeting in ${folder} is from an early trial version and cannot go on in this one. Give another folder with --data. Nothing was changed.`,
    notAStore: (folder) => `The rostrum.db in ${folder} is not a Rostrum store. Nothing was changed.`,
    inUse: (folder) => `Another Rostrum is using ${folder}. Stop it, or give another folder with --data.`,
    unwritable: (folder) =>
      `The folder ${folder} cannot be written. Check its permissions and the free space, or give another with --data.`,
    unsafe: (folder) =>
      `The data in ${folder} would not survive a power cut here, so the hub did not start. Install Rostrum again.`,
    damaged: (folder) => `The data in ${folder} is damaged, so the hub did not start. Restore it from a backup.`,
  },
  otherData: (folder) =>
    `${folder} holds other data, and the demo goes only into an empty folder. Give another one with --data.`,
  otherDemo: (folder) =>
    `The demo in ${folder} is held by another preset. Give another folder with --data, or leave the preset out to go on.`,
  noMeeting: (folder) => `There is no meeting in ${folder} yet. Start Rostrum first.`,
  ready: (version) => `Rostrum ${version} is running`,
  atThisMachine: 'On this machine',
  inTheHall: 'In the hall’s network',
  pages: {
    home: 'First page',
    demo: 'Demo (all screens in one window)',
    chair: 'Chair console',
    operator: 'Operator console',
    recorder: 'Recorder',
    secretary: 'Secretary',
    desk: 'Check-in desk',
    teller_a: 'Teller A',
    teller_b: 'Teller B',
    projector: 'Projector',
    stage: 'Stage monitor',
    phones: 'Phones join at',
    newMeeting: 'New meeting',
  },
  secretLinks: 'These links hold secrets: show them to nobody else.',
  cards: (examples) => `Demo card codes (type any of them on a phone): ${examples}`,
  emptyStore:
    'There is no meeting here yet. Open the first page in a browser on this machine, or the secretary’s link below.',
  stop: 'Ctrl-C stops it; nothing is lost.',
  stopped: 'Rostrum has stopped.',
  erased: (archive: string) => `This machine’s data has been erased (archive ${archive}); Rostrum begins again, empty.`,
  eraseFailed: (files: string) => `Not everything was erased; these files are still there: ${files}.`,
  rebooted: 'The machine was restarted: the timer stopped at the last moment known, and the chair is asked.',
  chainBroken: (seq) =>
    `Row ${seq} of the journal does not match its hash: the data may have been altered. Compare it with a backup.`,
  boxUnbalanced: (rounds) =>
    `The ballot box and the list of who submitted differ (${rounds}). Compare them with a backup.`,
}
