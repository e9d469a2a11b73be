"""The shapes of figures, dates, codes and numbering in clean text (design §3, coverage)."""

from __future__ import annotations

import re

from jixiao.figures.units import COUNT, COUNT_UNITS, MONEY, unit_pattern
from jixiao.late import late_regex

NUMERALS = "一二三四五六七八九十两百千零"
_NUMBER = r"(?>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?:\.\d++)?)"
_YEAR = r"(?:19|20)\d\d"
_TO = r"[-—至到～]{1,2}"
_ALONE = r"(?<![\d.])"
_NEW = rf"(?:{_ALONE}|(?<=(?<![\d.])\d\.)(?={_YEAR}年))"
"""Where a date may begin: behind no figure, or behind a list number (2.2018年)."""
_MONTH = r"(?:1[0-2]|0?[1-9])"
_HAN = r"(?u:[^\W\d_A-Za-z])"
_UNIT = rf"(?:[余多]?(?:%|[万亿]|{MONEY}|{COUNT}|分(?![别钟之类])))"
_UNIT_START = f"[余多%万亿百千元分{''.join(sorted({word[0] for word in COUNT_UNITS}))}]"
"""What a unit begins with: enough where hardly a word follows, and compiled in no time."""
_LARGE = "[百千](?:亩|公里|米|吨|克|瓦|人次|头|只|株)"
"""Units that a heading (1.2百村示范) does not begin with."""

DATE = rf"""
    {_NEW}(?:
      {_YEAR}年第?[一二三四1-4](?:{_TO}[一二三四1-4])?季度 | {_YEAR}年[上下]半年
    | {_YEAR}{_TO}{_YEAR}年?度? | {_YEAR}(?=[、和及与]{_YEAR}(?:[、和及与年]))
    | (?:{_YEAR}|\d\d)年{_MONTH}月(?:(?:[0-3]?\d{_TO})?[0-3]?\d日)?
    | {_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\d.]) | {_YEAR}-(?:0[1-9]|1[0-2])(?![\d.])
    | {_YEAR}\.\d{{1,2}}{_TO}{_YEAR}\.\d{{1,2}}(?!\d) | \d\d年度
    | \d{{1,2}}(?:(?:{_TO}|、)\d{{1,2}})?月(?:份|\d{{1,2}}(?:(?:{_TO}|、)\d{{1,2}})?日)?
    | (?:\d{{1,2}}{_TO})?\d{{1,2}}日(?![内历游均产常报元])
    | [1-4](?:{_TO}[1-4])?季度 | (?:[01]?\d|2[0-4])：[0-5]\d(?:：[0-5]\d)?(?![\d.%]|{_UNIT_START})
    | \d{{1,2}}[·•]\d{{1,2}}(?!\d)
    )"""
YEAR = (
    rf"{_NEW}{_YEAR}(?:年度|年)(?!以[上下内])|20(?:[xX]{{2}}|[×*]{{2}})年"
    rf"|(?<![^\s。；，：（“])20(?:0[5-9]|[12]\d|3[0-5])(?={_HAN})(?!{_UNIT}|[余多来])"
)
"""A year; 2023全县, where a clause begins with it, lost its 年."""
CODE = rf"""
    [〔\[（]{_YEAR}[〕\]）]第?\d+号 | {_ALONE}\d{{1,9}}号
  | 第\d++(?:[-—至到、]第?\d++)*+[^\d，。；：、（）%“]?
  | {_ALONE}(?:[235]\d\d(?:类|（类）)|\d\d(?:款|（[款项]）)|0\d项|(?<=[（）])[1-9]\d项(?=[）（])
      |\d{{5}}(?:款|（款）)|\d{{7}}(?:项|（项）))
  | (?:(?<=表)(?<!代表)|(?<=附件)|(?<=图))\d{{1,2}}(?:-\d{{1,2}})*+(?!\d|\.\d|{_UNIT})
  | (?<=指标)\d{{1,2}}(?=：)
  | (?<![\d.+])\d{{1,2}}(?:\+(?:\d{{1,2}}(?![\d.,])|[A-Za-z]))++(?![\d.,%=+]|{_UNIT_START})
  | {_ALONE}(?:0\d{{2,3}}-\d{{7,8}}|400-\d{{3}}-\d{{4}}|0\d++)(?![\d.,])
  | {_ALONE}\d{{1,2}}(?:{_TO}\d{{1,2}})?(?=年?级(?!别)) | (?<={_HAN}（)[1-9](?=）型)
  | {_ALONE}\d(?:：\d)+(?![\d.%]|{_UNIT_START}) | (?<=.){_ALONE}\d++(?:\.\d++){{2,}}
  | (?<=“)\d++(?:\.\d++)?(?=“|{_HAN})(?!{_UNIT})
  | {_ALONE}{_YEAR}(?=部门|单位|财政|预算|决算|绩效|专项)"""
LATIN = r"[A-Za-z]++(?:(?!(?<=[xX])\d++(?:\.\d++)?%)[-+]?\d[\dA-Za-z.+-]*+)?"
LIST = rf"""
    (?:^-)?{_ALONE}(?<!人数)\d{{1,2}}(?:\.(?!\d)|、(?![\d{NUMERALS}])|\.(?={_YEAR}年))
  | (?:^-?|(?<=[。；]))\d{{1,2}}、(?!\d) | ^\d{{1,2}}、(?={_YEAR}年)
  | ^[1-9]\d?(?:\.[1-9]\d?){{1,3}}(?=[.、]?{_HAN})(?!{_UNIT}|{_LARGE})
  | (?:^|(?<=[。；：，、\n）“]))（\d{{1,2}}）(?!年(?![初末终中底]))
  | (?<=[是系为])（\d{{1,2}}）(?={_HAN}{{2}})(?!{_UNIT}) | (?:^|(?<=[。；]))\d{{1,2}}）
  | [①-⒛❶-➓]"""
_OF_THE_ABOVE = "(?:各项)?(?:资金|支出|收入|费用|经费|金额)?(?:合计|共计|总计)"
"""以上资金合计: a line of its own behind an amount, and no bound of it (40万元以上)."""
FIGURE = rf"""
    (?P<number>(?:(?<![\dA-Za-z）.])-)?(?<![\d.A-WYZa-wyz]){_NUMBER})
    (?!(?!k[mg]|hm|m[²³g]|ng|dB)[A-Za-z])
    (?P<many>余|来(?={_HAN})|多(?!样|元化))?
    (?:，(?=[万亿]元))?(?:{unit_pattern()})?
    (?P<after>左右|上下|(?:（含[^（）]{{0,9}}）|及)?以[上下内](?!{_OF_THE_ABOVE})|之内)?"""
_CLAN = "民员才大均力口工次"
_THING = (
    "个百分点|个(?!月|别|人|性|季度|年度|小时|一|百分|确立|维护|意识|自信|全面|代表|责任|区分|务必|百年)"
    "|项(?!规定|目)|家(?!渠|庭|长|园|乡|具|电|属|禽|畜)|名(?!词|称|单)|户(?!籍)|辆|场(?!所|地)|批次"
    f"|人次|人(?![{_CLAN}])|位(?!数|于|置|一体|移)|台(?!县|阶|账|湾|河)|所(?!以)|宗|起(?!来|到)"
    "|套|处(?!理|室|级)|座|件(?!事)|份|条(?!例|件)|[万亿]元|元(?!旦|素)"
)
NUMERAL = (
    rf"(?:百分之(?P<hundredths>[{NUMERALS}点]+)"
    rf"|(?<![第{NUMERALS}几数上同每之这那唯另任某各统进逐前])(?<!^下)(?<![^以如]下)"
    rf"(?!(?<=“)[^，。；：、“]{{2,12}}“)"
    rf"(?P<words>(?:[二三四五六七八九十两]|一(?=[百千]))[{NUMERALS}]*)(?P<some>余|多)?"
    rf"(?P<thing>{_THING}))(?P<later>左右|上下|以[上下内])?"
)
_START = r"0-9\-第（〔\[①-⒛❶-➓A-Za-z二三四五六七八九十两一百"
TOKEN = late_regex(
    rf"""[^{_START}]*+(?:
    (?P<date>{DATE}) | (?P<year>{YEAR}) | (?P<code>{CODE}) | (?P<list>{LIST})
  | (?P<figure>{FIGURE}) | (?P<numeral>{NUMERAL}) | (?P<latin>{LATIN})
  | (?P<glued>\d++(?:\.\d++)?[A-Za-z][\dA-Za-z+-]*+)
  | (?P<skip>\d++|.)|\Z)""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
"""One step over a clean text: what is no token, then a token or a character to pass over."""
