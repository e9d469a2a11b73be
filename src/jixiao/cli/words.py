"""The words of the command line in Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "about": (
        "核对绩效自评报告和预决算公开：找出每个数，重算每个关系",
        "Check self-evaluations and budget or final-accounts disclosures: every figure recomputed",
    ),
    "check": ("核对文件中的数字", "check the figures of files"),
    "extract": ("给出一个文件的文字、数字和关系", "give the text, figures and relations of a file"),
    "new": (
        "新建一个填报工作簿（.xlsx），在 Excel、WPS 中填写",
        "make a workbook (.xlsx) to fill in with Excel, WPS or LibreOffice",
    ),
    "region": (
        "地区，如 xinjiang；jixiao rubrics list 列出全部",
        "the region, such as xinjiang; jixiao rubrics list names all",
    ),
    "year": ("年度，如 2024", "the fiscal year, such as 2024"),
    "new_out": (
        "写到哪个文件；已有的文件不会被覆盖",
        "the file to make; one that is there is never overwritten",
    ),
    "already_there": (
        "{path}：已有这个文件，不覆盖；请换一个名称，或先把它移走",
        "{path}: is there already and is not overwritten; choose another name or move it away",
    ),
    "not_xlsx": (
        "-o：应为 .xlsx 文件，写的是 {path}",
        "-o: expected a .xlsx file, found {path}",
    ),
    "bad_year": (
        "--year：应为四位年份，写的是 {year}",
        "--year: expected a year of four digits, found {year}",
    ),
    "whole_number": (
        "{option}：应为整数，写的是 {value}",
        "{option}: expected a whole number, found {value}",
    ),
    "score": ("按地区的评分表给填报表计分", "score a filing by its region's form"),
    "rubrics": ("列出、说明或检查评分包", "list, explain or lint the scoring forms"),
    "from": (
        "用这份报告或填报表预填；是上一年的则只带过能沿用的，每个数注明出处、待确认",
        "prefill from this report or filing; of an earlier year only what carries over",
    ),
    "import": (
        "读入一体化平台或会计软件导出的 .xlsx，按表头对应",
        "read a .xlsx of a platform or an accounting program by its headers",
    ),
    "mapping": (
        "表头对应关系：有这个文件就用它，没有就按名称推测并写到这里；默认在新工作簿旁边",
        "what each header means: read if the file is there, else guessed by name and written",
    ),
    "mapping_alone": (
        "--mapping 要和 --import 一起用",
        "--mapping goes with --import",
    ),
    "mapped": (
        "{path}：表头的对应关系是按名称推测的，请核对；下次用 --mapping {path}",
        "{path}: headers were matched by name, please check; next time use --mapping {path}",
    ),
    "disputed": (
        "文中写法不一、没有填的：{names}",
        "stated in several ways and left blank: {names}",
    ),
    "as_filing": (
        "给出预填的填报表：文中一致的数填上，不一致的列出；xlsx 写成 <文件名>.填报.xlsx",
        "give the filing that the report fills in: what agrees; xlsx is written beside the file",
    ),
    "no_year": (
        "{path}：没有写明年度；请用 jixiao new --region … --year … --from",
        "{path}: tells no year; use jixiao new --region … --year … --from",
    ),
    "filing": ("填报表（.xlsx 或 .yaml）", "the filing (.xlsx or .yaml)"),
    "project": (
        "只给这个项目计分（项目名称、编码或行号），按它自己的指标和资金",
        "score this project alone (its name, code or row) by its own indicators and funds",
    ),
    "no_project": (
        "--project：没有项目“{name}”；填报表中有 {names}",
        "--project: no project {name}; the filing has {names}",
    ),
    "set": (
        "只在这次计算中改一个值，如 indicators.4.actual=1600；可写多次",
        "change one value for this run only, such as indicators.4.actual=1600; repeatable",
    ),
    "pack": ("用哪个评分包；默认按地区和年度", "the pack to score by; default: region and year"),
    "rubrics_action": (
        "list 列出，show 说明一个，lint 检查文件",
        "list them, show one, or lint files",
    ),
    "rubrics_names": ("评分包的编号，或要检查的文件、文件夹", "ids of packs, or files to lint"),
    "bad_setting": (
        "--set：应写成 路径=值，路径要是填报表里的，写的是 {setting}",
        "--set: expected PATH=VALUE with a path of the filing, found {setting}",
    ),
    "no_such_row": (
        "--set：{path} 前面还有空行；应从下一行填起",
        "--set: {path} leaves rows out; fill in the next row first",
    ),
    "name_a_pack": (
        "show 后面应写评分包的编号；jixiao rubrics list 列出全部",
        "name a pack after show; jixiao rubrics list names all",
    ),
    "unknown_pack": (
        "没有评分包 {name}；可用的有 {known}",
        "no pack {name}; there are {known}",
    ),
    "linted": (
        "检查了 {files} 个评分包，问题 {problems} 处",
        "{files} packs linted, {problems} problems",
    ),
    "rules": ("列出检查项目，或说明其中一项", "list the checks, or explain one"),
    "demo": ("核对一份自带的样例报告", "check the sample report that comes along"),
    "lang": ("信息的语言：zh（默认）或 en", "language of messages: zh (default) or en"),
    "version": ("显示版本", "show the version"),
    "help": ("显示用法", "show this help"),
    "files": (
        "要核对的文件（Word、WPS、PDF、OFD、Excel、网页、文本或 .zip），可用通配符",
        "files of Word, WPS, PDF, OFD, Excel, web pages, texts or .zip, or patterns",
    ),
    "file": ("要读取的文件", "the file to read"),
    "format": ("输出格式：text（默认）或 json", "output format: text (default) or json"),
    "check_format": (
        "输出格式：text（默认）、json 或 html（每个文件一页）",
        "output format: text (default), json or html (one page per file)",
    ),
    "working_paper": (
        "另写一份底稿（.xlsx）：每处关系、每个问题、每个未核对的数各一行",
        "write a working paper (.xlsx): a row per relation, finding and unchecked figure",
    ),
    "together": (
        "与 --format html 合用：所有文件合成一页",
        "with --format html: all files in one page",
    ),
    "together_only": (
        "--together：应与 --format html 合用，写的是 {format}",
        "--together: expected with --format html, found {format}",
    ),
    "out": (
        "把结果写进这个文件夹，每个文件一份；不写则批注等文件放在原件旁边",
        "write results into this folder, one per file; else result files lie beside their inputs",
    ),
    "annotate": (
        "另存一份加了批注的原件（.docx 批注、.pdf 标注）",
        "write a copy of the file with comments (.docx) or highlights (.pdf)",
    ),
    "policy": ("按哪个地区确定问题的级别", "the region whose severities apply"),
    "select": (
        "只做这些检查：代码、代码前缀或名称，逗号分隔",
        "only these checks: codes, prefixes or names, by commas",
    ),
    "ignore": ("不做这些检查", "all but these checks"),
    "fail_on": (
        "从哪一级起返回 1：error（默认）、warning、info",
        "exit with 1 from this level: error (default), warning, info",
    ),
    "code": ("检查代码或名称", "code or name of a check"),
    "see_help": ("查看用法：{program} --help", "see {program} --help"),
    "required": ("缺少参数：{names}", "missing: {names}"),
    "unrecognized": ("不认识的参数：{names}", "not known: {names}"),
    "choice": (
        "{option}：应为 {choices} 之一，写的是 {value}",
        "{option}: expected one of {choices}, found {value}",
    ),
    "no_value": ("{option}：后面缺少值", "{option}: a value is missing"),
    "bad_call": ("调用有误：{reason}", "wrong call: {reason}"),
    "not_found": ("没有这个文件；请检查路径", "no such file; check the path"),
    "no_match": (
        "没有与通配符相符的文件；请检查路径",
        "no file matches the pattern; check the path",
    ),
    "is_folder": (
        "应为文件，这是文件夹；请写成 {path}/*.docx 之类",
        "expected a file, this is a folder; write {path}/*.docx or the like",
    ),
    "one_of_archive": (
        "压缩包里有多个文件；请指定其中一个，如 {files}",
        "the archive holds several files; name one of them, such as {files}",
    ),
    "internal": (
        "程序内部出错（{reason}），该文件未核对完；其余文件照常，请把这一行告诉开发者",
        "internal error ({reason}), file not finished, others go on; please report this line",
    ),
    "no_memory": (
        "内存不够，该文件未核对；其余文件照常，请关闭其他程序，或拆分文件后再试",
        "out of memory, file not checked, others go on; close other programs or split the file",
    ),
    "unknown_policy": (
        "--policy：应为 {known} 之一，写的是 {name}",
        "--policy: expected one of {known}, found {name}",
    ),
    "unknown_check": (
        "没有检查 {name}；用 jixiao rules 查看全部代码",
        "no check {name}; see all codes with jixiao rules",
    ),
    "cannot_write": (
        "{path}：写不进去（{reason}）；若正在 Word 或 WPS 中打开请先关闭，或换一个文件夹",
        "{path}: cannot be written ({reason}); close it in Word or WPS, or choose another folder",
    ),
    "made": ("已写出 {path}", "written: {path}"),
    "interrupted": ("已中断", "interrupted"),
    "progress": ("{done}/{total} {path}", "{done}/{total} {path}"),
    "total": (
        "共 {files} 个文件：错误 {error}，警告 {warning}，提示 {info}；未能检查的文件 {failed} 个",
        "{files} files: {error} errors, {warning} warnings, {info} infos; {failed} not checked",
    ),
    "demo_intro": (
        "样例：一份虚构单位的自评报告，其中埋有错误。",
        "Sample: the self-evaluation of an invented body, with planted errors.",
    ),
    "demo_end": (
        "样例报告和完整结果（JSON）在：",
        "The sample report and the full result (JSON) are in:",
    ),
    "basis": ("依据", "legal basis"),
    "wrong": ("错例", "wrong"),
    "right": ("正例", "right"),
    "covers": ("对应的错误种类", "kinds of error"),
    "severity": ("默认级别", "default severity"),
}


def word(key: str, language: str, **values: object) -> str:
    """One wording in the language of the call, with its values filled in."""
    zh, en = WORDS[key]
    return (en if language == "en" else zh).format(**values)
