/** What npm run erase prints. */
export const eraseWords = {
  usage: 'Usage: npm run erase -- --data FOLDER --archive ARCHIVE.zip [--confirm FIRST8] [--certificate FILE.html]',
  noArchive: (file: string) => `The archive ${file} cannot be read. Nothing was erased.`,
  inside: (file: string) =>
    `${file} is in the data folder and would be erased with it. Move it elsewhere. Nothing was erased.`,
  other: (file: string) =>
    `${file} is not the meeting of this folder as it is now: not whole, of another meeting, or older than its last act. Run npm run archive again. Nothing was erased.`,
  tooEarly: 'This can be done once the result is signed, published, sealed or archived. Nothing was erased.',
  confirm: (folder: string, title: string, hash: string) =>
    `Everything of “${title}” in ${folder} will be erased and cannot be brought back. The archive is the same meeting; its SHA-256:\n${hash}\nTo go on add: --confirm ${hash.slice(0, 8)}`,
  wrongConfirm: 'These are not the first 8 digits of the archive’s hash. Nothing was erased.',
  certificateExists: (file: string) =>
    `${file} exists and was left as it is. Give another name by --certificate. Nothing was erased.`,
  failed: (files: string) =>
    `Not everything was erased; these files are still there: ${files}. Do not go on using this computer for confidential work.`,
  done: (certificate: string) => `Erased. The certificate is in ${certificate}; print and sign it.`,
  role: { chair: 'Chair', secretary: 'Secretary', commandLine: 'User of this machine' },
}
