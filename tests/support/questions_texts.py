"""A folder of texts of our own (示例文本) that give every question of an analyst something to find."""

from __future__ import annotations

from pathlib import Path

CENTRE = """示例部关于印发《示例设施管理办法》的通知

示例发〔2021〕3号

各有关单位：

根据《中华人民共和国节约能源法》和《示例条例》（国务院令第900号），制定本办法，现印发给你们，请遵照执行。示例文本。

示例部

2021年3月1日

示例设施管理办法

第一章 总则

第一条 为做好示例设施的管理，制定本办法。示例文本。

第二条 本办法所称示例设施，是指自拟文本里的设施。

示例文本的第二款。

第二章 管理

第三条 到2025年，示例设施利用率达到80%。示例部牵头，国家能源局参与。
"""
LOCAL = """河北省人民政府关于做好示例设施工作的意见

冀政发〔2021〕8号

各市人民政府：

为贯彻落实《示例部关于印发〈示例设施管理办法〉的通知》（示例发〔2021〕3号）和《中华人民共和国节约能源法》，提出以下意见。示例文本。

一、总体要求

到2025年，示例设施利用率达到85%。

二、重点任务

开展抽水蓄能示例设施建设。（省发展改革委牵头，省能源局配合）

研究制定《河北省示例设施补贴办法》。

河北省人民政府

2021年6月1日
"""
KEPT = """河北省人民政府关于印发《河北省示例设施补贴办法》的通知

冀政发〔2021〕11号

各市人民政府：

现将《河北省示例设施补贴办法》印发给你们，请认真执行。示例文本。

河北省人民政府

2021年9月1日
"""


def write_texts(folder: Path) -> Path:
    """Write the texts, a file each, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("centre", CENTRE), ("local", LOCAL), ("kept", KEPT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
