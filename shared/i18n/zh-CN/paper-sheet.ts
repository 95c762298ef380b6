/** 每一页文件都有的文字。 */
export const paperSheet = {
  colon: '：',
  stamp: ({ madeAt, version, hash }: { madeAt: string; version: string; hash: string }) =>
    `${madeAt} 生成 · 述评台 ${version} · 校验 ${hash}`,
  page: (n: string, of: string) => `第 ${n} 页 共 ${of} 页`,
  dateLine: '    年    月    日',
}
