/** npm run erase 在窗口里打印的文字。 */
export const eraseWords = {
  usage: '用法：npm run erase -- --data 文件夹 --archive 存档.zip [--confirm 校验码前8位] [--certificate 证明.html]',
  noArchive: (file: string) => `读不到存档 ${file}。没有清除任何数据。`,
  inside: (file: string) => `${file} 在数据文件夹里，会一起被清除。请先移到别处。没有清除任何数据。`,
  other: (file: string) =>
    `${file} 与文件夹里的会议不一致：可能不完整、是别的会议，或做好以后又有了新的记录。请重新运行 npm run archive。没有清除任何数据。`,
  tooEarly: '结果签字、公布、封存或归档以后才能清除。没有清除任何数据。',
  confirm: (folder: string, title: string, hash: string) =>
    `将清除 ${folder} 里“${title}”的全部数据，不能恢复。存档已核对一致，校验码（SHA-256）：\n${hash}\n确认请加上：--confirm ${hash.slice(0, 8)}`,
  wrongConfirm: '输入的校验码前 8 位不对。没有清除任何数据。',
  certificateExists: (file: string) => `${file} 已存在，没有覆盖。请用 --certificate 另取名字。没有清除任何数据。`,
  failed: (files: string) => `清除没有全部完成，这些文件还在：${files}。请不要再用这台电脑处理涉密内容。`,
  done: (certificate: string) => `已清除。证明写在 ${certificate}，请打印签字。`,
  role: { chair: '主持人', secretary: '会议秘书', commandLine: '本机用户' },
}
