"""Documents in the official form (示例文本), as texts and as files of the formats that people have.

Their sentences, matters and numbers are our own; `parts(seed)` gives a document as data, the other functions write it.
What is read back from each is to be the same.
"""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import dataclass
from html import escape
from pathlib import Path

_BODIES = {
    "河北省水利厅": "冀水",
    "河北省人民政府": "冀政发",
    "山西省生态环境厅": "晋环发",
    "浙江省能源局": "浙能",
    "国家发展改革委": "发改环资",
    "江苏省工业和信息化厅": "苏工信",
    "水利部": "水资源",
}
_MATTERS = ("示例河道清理", "示例仓库照明", "示例园区供热", "示例灌区计量", "示例站点巡查", "示例道路养护")
_TYPES = ("通知", "实施方案", "管理办法", "指导意见", "工作方案")
_CITED = ("中华人民共和国水法", "中华人民共和国节约能源法", "中华人民共和国大气污染防治法", "公共机构节能条例")
_SENTENCES = (
    "示例文本写明本地怎样清点设施、怎样安排先后、怎样公开结果，各单位照此办理。",
    "各单位按季度核对台账，缺项在十五日内补齐，补不齐的写明原因并报上一级备案。",
    "设施管理人每月巡查一次，发现损坏的当日登记，三日内修复，修复前设置明显标志。",
    "经费列入本单位预算，按进度拨付，年末公布使用情况，接受审计和公众监督。",
)


@dataclass(frozen=True)
class Parts:
    """A document as data."""

    title: str
    number: str
    body: str
    day: str
    iso: str
    addressee: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """The document, a paragraph a line."""
        return [self.title, self.number, self.addressee, *self.paragraphs, self.body, self.day]


def parts(seed: int) -> Parts:
    """The document of a seed: another body, matter, day and law for each."""
    pick = random.Random(seed)
    body, mark = pick.choice(sorted(_BODIES.items()))
    matter, kind = pick.choice(_MATTERS), pick.choice(_TYPES)
    year, month, day = 2012 + seed % 12, pick.randint(1, 12), pick.randint(1, 28)
    laws = pick.sample(_CITED, 2)
    shuffled = [pick.choice(_SENTENCES) for _ in range(8)]
    paragraphs = [
        f"为贯彻落实《{laws[0]}》，根据《{laws[1]}》有关规定，结合实际，现就{matter}有关事项说明如下。{shuffled[0]}",
        "一、总体要求",
        f"{shuffled[1]}{shuffled[2]}",
        "二、主要任务",
        f"（一）清点设施。{shuffled[3]}{shuffled[4]}",
        f"（二）公开结果。{shuffled[5]}",
        "三、保障措施",
        f"{shuffled[6]}{shuffled[7]}",
    ]
    return Parts(
        f"{body}关于印发{matter}{kind}的通知" if kind != "通知" else f"{body}关于做好{matter}工作的通知",
        f"{mark}〔{year}〕{pick.randint(1, 90)}号",
        body,
        f"{year}年{month}月{day}日",
        f"{year}-{month:02d}-{day:02d}",
        "各有关单位：",
        tuple(paragraphs),
    )


def as_text(one: Parts) -> bytes:
    return ("\n\n".join(one.lines) + "\n").encode()


def as_page(one: Parts) -> bytes:
    """A page in the shape of a ministry's: menu, path, header table, text, signature, neighbours, imprint."""
    menu = "".join(f'<li><a href="/{at}.html">示例栏目{at}</a></li>' for at in range(9))
    news = "".join(f'<li><a href="/n{at}.html">示例动态：本地召开第{at}次座谈会</a></li>' for at in range(6))
    text = "".join(f"<p>　　{escape(line)}</p>\n" for line in one.paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{one.title}_示例网站</title>
<meta name="ArticleTitle" content="{one.title}"><meta name="PubDate" content="{one.iso} 10:00">
<meta name="Url" content="https://www.example.org/zwgk/{one.iso}.html"><style>p {{ margin: 0 }}</style></head><body>
<div class="top"><ul>{menu}</ul></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/z">政务公开</a> &gt; 政策</div>
<div class="article"><table class="head"><tr><td>索 引 号：</td><td>000014349/2021-000{one.iso[-2:]}</td>
<td>主题分类：</td><td>综合政务</td></tr><tr><td>发文机关：</td><td>{one.body}</td><td>成文日期：</td><td>{one.day}</td></tr>
<tr><td>标　　题：</td><td colspan="3">{one.title}</td></tr><tr><td>发文字号：</td><td>{one.number}</td>
<td>发布日期：</td><td>{one.day}</td></tr></table><h1>{one.title}</h1>
<div class="tools">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a href="#">打印</a></div>
<div class="text"><p style="text-align:center">{one.number}</p>
<p>{one.addressee}</p>
{text}<p style="text-align:right">{one.body}&nbsp;&nbsp;</p><p style="text-align:right">{one.day}</p></div></div>
<div class="side"><h3>相关文件</h3><ul>{news}</ul></div><div class="foot">主办：示例部 承办：示例中心<br>版权所有</div>
<script>var a = "示例";</script></body></html>""".encode()


def as_word(one: Parts, table: bool = False) -> bytes:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    if table:
        rows = [("发文机关", one.body, "成文日期", one.day), ("发文字号", one.number, "主题分类", "综合政务")]
        made = document.add_table(len(rows), 4)
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    for line in one.lines:
        paragraph = document.add_paragraph(line)
        if line in (one.title, one.number):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif line in (one.body, one.day):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(one: Parts, **layout: object) -> bytes:
    """A page as printed: the title in the middle, lines cut at the margin, the page number at the foot."""
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    font = {"fontName": "STSong-Light", "fontSize": 14, "leading": 24, "wordWrap": "CJK"}
    text = ParagraphStyle("text", firstLineIndent=28, **font)
    styles = {
        one.title: ParagraphStyle("title", alignment=TA_CENTER, **{**font, "fontSize": 20, "leading": 30}),
        one.number: ParagraphStyle("number", alignment=TA_CENTER, spaceAfter=20, **font),
        one.addressee: ParagraphStyle("to", **font),
        one.body: ParagraphStyle("body", alignment=TA_RIGHT, spaceBefore=24, rightIndent=28, **font),
        one.day: ParagraphStyle("day", alignment=TA_RIGHT, rightIndent=28, **font),
    }

    def foot(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 12)  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    made = SimpleDocTemplate(stream, pagesize=A4, leftMargin=80, rightMargin=75, invariant=1, **layout)
    made.build([Paragraph(line, styles.get(line, text)) for line in one.lines], onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


def rows(ones: list[Parts]) -> list[dict[str, str]]:
    """Documents as rows of a table that a database gave: the text alone in 正文, what is known of it beside it."""
    return [
        {
            "标题": one.title,
            "文号": one.number,
            "发文机关": one.body,
            "发布日期": one.iso,
            "正文": "\n".join((one.addressee, *one.paragraphs, one.body, one.day)),
            "链接": f"https://www.example.org/{at}.html",
        }
        for at, one in enumerate(ones)
    ]


def as_csv(ones: list[Parts]) -> bytes:
    stream = io.StringIO()
    table = rows(ones)
    writer = csv.DictWriter(stream, list(table[0]))
    writer.writeheader()
    writer.writerows(table)
    return stream.getvalue().encode()


def as_json_lines(ones: list[Parts]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(ones)).encode()


def as_sheet(ones: list[Parts]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    table = rows(ones)
    sheet.append(list(table[0]))
    for row in table:
        sheet.append(list(row.values()))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
