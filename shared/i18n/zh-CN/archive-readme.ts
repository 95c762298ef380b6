/** 存档里 README.txt 的中文部分。 */
export const archiveReadme = {
  text: (title: string, rows: number, head: string, madeBy: string): string => `${title}
会议存档（述评台 ${madeBy}）

这是什么
  一次述职评议会的全部文件和可以核对的全部数据。只供查阅，打开它不会改动任何内容。

里面有什么
  documents/        会议文件。.html 用浏览器打开或打印，.xlsx 用 WPS 或 Excel 打开，没有宏
  archive.json      核验用的完整记录：测评办法、计票、会议记录链、票箱与开箱清单、结果
  ballots.json      可以重新计票的数据：记名测评的票（不含姓名和次序），无记名测评的各项合计
  scheme.json       测评办法
  journal/          会议记录：start.json 是会议开始时的样子，rows.jsonl 每行一条记录，首尾用校验码相连
  rules/            规则和各文件格式的说明（英文）
  SHA256SUMS        以上每个文件的校验码

怎样核对
  1. 文件有没有被改动：在解压后的文件夹里运行 sha256sum -c SHA256SUMS；
     或在述评台的“会议存档”页（地址 /archive）里打开这个压缩包，页面会自己核对，数据不离开浏览器。
  2. 会议记录有没有被改动：共 ${rows} 条，末条校验码应与纪要上的一致：
     ${head}
  3. 结果对不对：在任何一台装有述评台的电脑上运行
     npm run verify -- 存档.zip
     它从计票重新算出每一个得分，逐行给出结论，不需要网络，也不需要当时的主机。
  4. 只想重新计票：npm run tally -- ballots.json

怎样回看
  在“会议存档”页打开压缩包，按“回放”，大屏上的画面会按会议记录重新走一遍。

保管
  会议记录里有各岗位的操作、提问和点评。请按会议纪要的密级保管。
  里面没有评议证号码、密钥，也没有任何一张票是谁投的。
`,
}
