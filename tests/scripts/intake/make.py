#!/usr/bin/python3
"""Makes the corpus of lists in tests/data/intake: small lists as offices have them, of invented people.

Needs openpyxl and LibreOffice Calc (Debian: apt-get install --no-install-recommends libreoffice-calc
python3-openpyxl). Each case is a folder: the list, `expected.csv` with the rows that must come out (the
columns it names, empty cells included), and `case.toml` saying into which table it is taken and what else
is asked or expected. What must come out is stated here by hand, beside what was typed; nothing is computed
by the program under test.

    tests/scripts/intake/make.py            makes every case anew
"""
import csv, datetime, io, os, shutil, struct, subprocess, sys, tempfile, zipfile
import openpyxl
from openpyxl.utils import get_column_letter

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "intake")
D = datetime.date
T = datetime.datetime
CASES = []


def case(name, table, list_file, expected, **more):
    CASES.append((name, table, list_file, expected, more))


# ── writers ──────────────────────────────────────────────────────────────

def text(rows, encoding="utf-8", sep=",", end="\r\n", bom=b"", head="", quote=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sep, lineterminator=end, quoting=quote)
    for row in rows:
        writer.writerow(["" if cell is None else cell for cell in row])
    return bom + (head + out.getvalue()).encode(encoding)


def book(*sheets, active=0):
    """Sheets: (name, rows, options). Options: merge, hidden_rows, hidden, formats {(row, col): format}."""
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for name, rows, *options in sheets:
        options = options[0] if options else {}
        ws = wb.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is not None:
                    ws.cell(at, column, cell)
        for area in options.get("merge", []):
            ws.merge_cells(area)
        for row in options.get("hidden_rows", []):
            ws.row_dimensions[row].hidden = True
        for (row, column), form in options.get("formats", {}).items():
            ws.cell(row, column).number_format = form
        if options.get("hidden"):
            ws.sheet_state = "hidden"
    wb.active = active
    # The same bytes whenever it is made.
    wb.properties.created = wb.properties.modified = T(2026, 11, 30)
    out = io.BytesIO()
    wb.save(out)
    return settled(out.getvalue())


def settled(archive):
    """An archive whose parts bear one date, so that making it again changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = __import__("re").sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-11-30T00:00:00Z", data)
            info = zipfile.ZipInfo(part.filename, (2026, 11, 30, 0, 0, 0))
            info.compress_type = part.compress_type
            new.writestr(info, data)
    return out.getvalue()


def office(data, ending, source="xlsx"):
    """The workbook as LibreOffice saves it: xls, ods, or xlsx with formulas worked out."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "in." + source)
        with open(path, "wb") as file:
            file.write(data)
        os.mkdir(os.path.join(folder, "out"))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", ending,
             "--outdir", os.path.join(folder, "out"), path],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, "out", "in." + ending), "rb") as file:
            return file.read()


def xlsb(name, rows, merge=()):
    """A workbook in Excel's binary form, by hand: text cells, numbers, merged regions, a hidden row 0."""
    def number(value, most):
        out = b""
        for at in range(most):
            byte = value & 0x7F
            value >>= 7
            out += bytes([byte | (0x80 if value else 0)])
            if not value:
                return out
        return out
    def record(kind, data=b""):
        return number(kind, 2) + number(len(data), 4) + data
    def wide(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")
    width = max(len(row) for row in rows)
    sheet = record(129) + record(147, b"\0" * 23) + record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1))
    sheet += record(145)
    for at, row in enumerate(rows):
        sheet += record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        for column, cell in enumerate(row):
            if cell is None:
                continue
            place = struct.pack("<II", column, 0)
            if isinstance(cell, (int, float)):
                sheet += record(5, place + struct.pack("<d", cell))
            else:
                sheet += record(6, place + wide(cell))
    sheet += record(146)
    if merge:
        sheet += record(177, struct.pack("<I", len(merge)))
        for top, bottom, left, right in merge:
            sheet += record(176, struct.pack("<4I", top, bottom, left, right))
        sheet += record(178)
    sheet += record(130)
    workbook = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide(name)) + record(144) + record(132)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        def part(name, data):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 30, 0, 0, 0)), data)
        xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        part("[Content_Types].xml", xml + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>')
        part("_rels/.rels", xml + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>')
        part("xl/workbook.bin", workbook)
        part("xl/_rels/workbook.bin.rels", xml + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>')
        part("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


# ── households ───────────────────────────────────────────────────────────

HEAD = ["楼栋", "单元", "房号", "业主姓名", "联系电话", "入住状态", "交房日期", "片区"]
PLAIN = [
    ["3", "1", "0501", "王芳", "13800010001", "自住", "2019-08-11", "东区"],
    ["3", "1", "0502", "李国强", "13800010002", "出租", "2020-01-05", "东区"],
    ["3", "2", "1201", "张丽", "0731-88881234", "空置", "2021-12-31", "东区"],
    ["12", "1", "0101", "陈志远", "13900020001", "未入住", "", "西区"],
]
ROWS = [  # what must come out of them
    "id,name,building,unit,room,phone,status,moved_in,area",
    "H3-1-0501,王芳,3,1,0501,13800010001,occupied,2019-08-11,东区",
    "H3-1-0502,李国强,3,1,0502,13800010002,rented,2020-01-05,东区",
    "H3-2-1201,张丽,3,2,1201,0731-88881234,vacant,2021-12-31,东区",
    "H12-1-0101,陈志远,12,1,0101,13900020001,not_moved_in,,西区",
]
LIST = [HEAD] + PLAIN
WIDE = lambda rows: [row + [None] * (8 - len(row)) for row in rows]

case("owners-plain-xlsx", "owners", ("业主台账.xlsx", book(("业主", LIST))), ROWS)
case("owners-plain-xls", "owners", ("业主台账.xls", office(book(("业主", LIST)), "xls")), ROWS)
case("owners-plain-ods", "owners", ("业主台账.ods", office(book(("业主", LIST)), "ods")), ROWS)
case("owners-plain-xlsb", "owners", ("业主台账.xlsb", xlsb("业主", LIST)), ROWS)
case("owners-libreoffice-xlsx", "owners", ("业主台账.xlsx", office(office(book(("业主", LIST)), "ods"), "xlsx", "ods")), ROWS)
case("owners-wps-et", "owners", ("业主台账.et", office(book(("业主", LIST)), "xls")), ROWS)
case("owners-utf8", "owners", ("业主.csv", text(LIST, end="\n")), ROWS)
case("owners-utf8-bom-crlf", "owners", ("业主.csv", text(LIST, bom=b"\xef\xbb\xbf")), ROWS)
case("owners-gbk", "owners", ("业主.csv", text(LIST, "gbk")), ROWS)
case("owners-gb18030-semicolon", "owners", ("业主.csv", text(LIST, "gb18030", ";")), ROWS)
case("owners-utf16le-tab", "owners", ("业主.txt", text(LIST, "utf-16-le", "\t", bom=b"\xff\xfe")), ROWS)
case("owners-utf16be-tab", "owners", ("业主.txt", text(LIST, "utf-16-be", "\t", bom=b"\xfe\xff")), ROWS)
case("owners-cr-only", "owners", ("业主.csv", text(LIST, end="\r")), ROWS)
case("owners-pipe", "owners", ("业主.txt", text(LIST, sep="|", end="\n")), ROWS)
case("owners-sep-line", "owners", ("业主.csv", text(LIST, "gbk", ";", head="sep=;\r\n")), ROWS)
case("owners-quoted-breaks", "owners",
     ("业主.csv", text([HEAD + ["备注"]] + [row + [note] for row, note in zip(PLAIN, ["喜欢安静\n周末可访", "", "说\"好\"", "a,b"])], "gbk")),
     ["id,name,note", "H3-1-0501,王芳,喜欢安静 / 周末可访", "H3-1-0502,李国强,", "H3-2-1201,张丽,\"说\"\"好\"\"\"", "H12-1-0101,陈志远,\"a,b\""])
case("owners-big5", "owners",
     ("業主.csv", text([["樓棟", "房號", "業主姓名", "聯繫電話", "狀態"], ["3棟", "0502", "陳麗華", "13800010001", "自住"], ["3棟", "0503", "張國榮", "13800010002", "空置"]], "big5")),
     ["id,name,building,room,phone,status", "H3-0502,陳麗華,3,0502,13800010001,occupied", "H3-0503,張國榮,3,0503,13800010002,vacant"],
     arguments=["--map", "樓棟=building", "--map", "房號=room", "--map", "業主姓名=name", "--map", "聯繫電話=phone", "--map", "狀態=status", "--set", "area=東區"])
# Shapes of headings that property systems export.
BOM = b"\xef\xbb\xbf"
case("owners-headings-of-two", "owners",
     ("收费对象.csv", text([["业主姓名", "联系电话", "楼栋/区域", "单元/分区", "房号/铺位号", "片区", "状态"],
                          ["高强", "13800010011", "8栋", "1单元", "101", "东区", "自住"], ["罗敏", "13800010012", "8栋", "1单元", "102", "东区", "出租"]], end="\n", bom=BOM)),
     ["id,name,building,unit,room,phone,status", "H8-1-101,高强,8,1,101,13800010011,occupied", "H8-1-102,罗敏,8,1,102,13800010012,rented"])
case("owners-system-export", "owners",
     ("房产信息.csv", text([["所属小区编号", "房产编号", "房产名称", "户主姓名", "户主联系方式", "单元信息", "入住时间", "片区", "房屋状态"],
                          ["XQ01", "HM0001010203", "1栋1单元203", "唐杰", "13800010021", "1单元", "2019-03-04 00:00:00", "东区", "自住"],
                          ["XQ01", "HM0001010304", "1栋1单元304", "许丽", "13800010022", "1单元", "2020-05-06 00:00:00", "东区", "空置"]], end="\n", bom=BOM)),
     ["id,name,building,unit,room,phone,moved_in,status", "HM0001010203,唐杰,1,1,203,13800010021,2019-03-04,occupied",
      "HM0001010304,许丽,1,1,304,13800010022,2020-05-06,vacant"])
case("owners-english-export", "owners",
     ("residents.csv", text([["Full Name", "Unit Number", "Address", "Building Name", "Phone1", "Phone2", "House Status", "Move In Date", "Zone"],
                             ["Anna Li", "101", "1 Garden Road", "3", "13800010031", None, "owner occupied", "2020-03-04", "east"],
                             ["Ben Wu", "102", "1 Garden Road", "3", "13800010032", "13800010033", "rented", "2021-05-06", "east"]], end="\n", bom=BOM)),
     ["id,name,building,room,phone,status,moved_in", "H3-101,Anna Li,3,101,13800010031,occupied,2020-03-04", "H3-102,Ben Wu,3,102,13800010032,rented,2021-05-06"])
case("owners-one-building", "owners",
     ("三栋.csv", text([["楼层", "房号", "业主姓名", "联系电话", "面积", "状态"], ["1", "101", "朱海", "13800010041", "85.5", "自住"],
                       ["1", "102", "马芳", "13800010042", "90.0", "自住"]], end="\n", bom=BOM)),
     ["id,name,building,room,phone", "H3-101,朱海,3,101,13800010041", "H3-102,马芳,3,102,13800010042"],
     arguments=["--set", "楼栋=3", "--set", "area=东区"])
case("owners-workbook-named-csv", "owners", ("业主.csv", book(("业主", LIST))), ROWS)
case("owners-csv-named-xls", "owners", ("业主.xls", text(LIST, "gbk", "\t")), ROWS)

TITLED = [["翡翠花园业主台账"], ["统计日期：2026年11月1日", None, None, None, "制表人：王静"], HEAD] + PLAIN + [["合计", None, None, "4户"], ["备注：本表由客服部维护，每月更新。"]]
case("owners-title-and-total", "owners", ("业主台账.xlsx", book(("Sheet1", TITLED, {"merge": ["A1:H1", "A2:D2", "A8:C8", "A9:H9"]}))), ROWS, remarks=["title", "total", "footer"])
case("owners-title-xls", "owners", ("业主台账.xls", office(book(("Sheet1", TITLED, {"merge": ["A1:H1"]})), "xls")), ROWS, remarks=["title", "total"])
case("owners-title-csv-gbk", "owners", ("业主台账.csv", text(WIDE(TITLED), "gbk")), ROWS, remarks=["title", "total", "footer"])
case("owners-subtotals", "owners", ("业主台账.xlsx", book(("1", [HEAD] + PLAIN[:3] + [["小计", None, None, None, "3户"]] + PLAIN[3:] + [["总计：", None, None, "4"]]))), ROWS, remarks=["total"])
case("owners-headings-repeated", "owners", ("业主台账.xlsx", book(("1", [HEAD] + PLAIN[:2] + [HEAD] + PLAIN[2:]))), ROWS, remarks=["header-again"])
case("owners-signature-below", "owners", ("业主台账.xlsx", book(("1", LIST + [[], ["制表人：王静", None, "审核人：陈建国", None, "日期：2026.11.1"]]))), ROWS, remarks=["footer"])
case("owners-numbered", "owners", ("业主台账.xlsx", book(("1", [["序号"] + HEAD] + [[at] + row for at, row in enumerate(PLAIN, 1)] + [[5], [6], [7]]))), ROWS, remarks=["only-number"])
case("owners-rows-that-say-nothing", "owners", ("业主台账.csv", text([["序号"] + HEAD + ["上次见面"]] + [[at] + row + ["2026-10-03"] for at, row in enumerate(PLAIN, 1)] + [[5] + [None] * 8 + ["2026-10-04"]], end="\n")), ROWS, remarks=["nothing-said"])

MERGED = [HEAD] + [[row[0] if at in (0, 3) else None] + [row[1] if at in (0, 2, 3) else None] + row[2:] for at, row in enumerate(PLAIN)]
case("owners-merged-xlsx", "owners", ("业主台账.xlsx", book(("1", MERGED, {"merge": ["A2:A4", "B2:B3"]}))), ROWS, remarks=["merged"])
case("owners-merged-xls", "owners", ("业主台账.xls", office(book(("1", MERGED, {"merge": ["A2:A4", "B2:B3"]})), "xls")), ROWS, remarks=["merged"])
case("owners-merged-ods", "owners", ("业主台账.ods", office(book(("1", MERGED, {"merge": ["A2:A4", "B2:B3"]})), "ods")), ROWS, remarks=["merged"])
case("owners-merged-xlsb", "owners", ("业主台账.xlsb", xlsb("1", MERGED, [(1, 3, 0, 0), (1, 2, 1, 1)])), ROWS, remarks=["merged"])
CARRIED = [HEAD] + [[row[0] if at in (0, 3) else None] + row[1:] for at, row in enumerate(PLAIN)]
case("owners-merged-saved-as-csv", "owners", ("业主台账.csv", text(CARRIED, "gbk")), ROWS, remarks=["from-above"])

TWO = [["序号", "房屋信息", None, None, "业主信息", None, "入住状态", "交房日期", "片区"], [None, "楼栋", "单元", "房号", "姓名", "电话", None, None, None]]
TWO_ROWS = TWO + [[at] + row for at, row in enumerate(PLAIN, 1)]
case("owners-two-rows-of-headings", "owners", ("业主台账.xlsx", book(("1", TWO_ROWS, {"merge": ["A1:A2", "B1:D1", "E1:F1", "G1:G2", "H1:H2", "I1:I2"]}))), ROWS)
case("owners-two-rows-of-headings-csv", "owners", ("业主台账.csv", text(TWO_ROWS, "gbk")), ROWS)
TENANT = [["房号", "业主", None, "租户信息", None, "状态", "片区"], [None, "姓名", "电话", "姓名", "电话", None, None],
          ["3-1-0501", "王芳", "13800010001", None, None, "自住", "东区"], ["3-1-0502", "李国强", "13800010002", "周明", "13700030001", "出租", "东区"]]
case("owners-and-tenants", "owners", ("业主台账.xlsx", book(("1", TENANT, {"merge": ["A1:A2", "B1:C1", "D1:E1", "F1:F2", "G1:G2"]}))),
     ["id,name,phone,status,租户-姓名,租户-电话", "H3-1-0501,王芳,13800010001,occupied,,", "H3-1-0502,李国强,13800010002,rented,周明,13700030001"])

HOMES = ["3-1-0501", "3栋1单元502室", "3#2-1201", "A座1201", "三栋二单元301", "紫荆苑5幢2单元402"]
case("owners-homes-in-one-cell", "owners",
     ("住户信息表.xlsx", book(("1", [["房号", "户主", "手机", "居住状态", "区域"]] + [[home, f"业主{at}", f"1380001000{at}", "常住", "东区"] for at, home in enumerate(HOMES)]))),
     ["id,building,unit,room", "H3-1-0501,3,1,0501", "H3-1-502,3,1,502", "H3-2-1201,3,2,1201", "HA-1201,A,,1201", "H3-2-301,3,2,301", "H紫荆苑5-2-402,紫荆苑5,2,402"],
     remarks=["home-parted"])
SPELT = ["3栋", "3#", "3号楼", "3幢", "3", "３栋"]
case("owners-buildings-spelt", "owners",
     ("住户信息表.csv", text([HEAD] + [[spelt, f"{1}单元", f"{5 + at:02}01室", f"业主{at}", "", "自住", "", "东区"] for at, spelt in enumerate(SPELT)], "gbk")),
     ["id,building,unit,room"] + [f"H3-1-{5 + at:02}01,3,1,{5 + at:02}01" for at in range(6)])
case("owners-unit-and-room", "owners",
     ("住户信息表.xlsx", book(("1", [["楼号", "房号", "姓名", "状态", "片区"], ["3", "1-0502", "王芳", "自住", "东区"], ["3", "2单元0301", "李娜", "空房", "东区"]]))),
     ["id,building,unit,room,status", "H3-1-0502,3,1,0502,occupied", "H3-2-0301,3,2,0301,vacant"])
case("owners-sheet-a-building", "owners",
     ("业主台账.xlsx", book(("1栋", [["房号", "姓名", "状态", "片区"], ["0101", "王芳", "自住", "东区"]]), ("2栋", [["房号", "姓名", "状态", "片区"], ["0101", "李娜", "空置", "东区"]]), ("说明", [["本表每月更新"]]))),
     ["id,name,building,room", "H1-0101,王芳,1,0101", "H2-0101,李娜,2,0101"], remarks=["building-from-sheet"])
case("owners-rows-head-parts", "owners",
     ("业主台账.xlsx", book(("全部", [["房号", "姓名", "状态", "片区"], ["1栋"], ["0101", "王芳", "自住", "东区"], ["2栋"], ["0101", "李娜", "空置", "东区"]], {"merge": ["A2:D2", "A4:D4"]}))),
     ["id,name,building,room", "H1-0101,王芳,1,0101", "H2-0101,李娜,2,0101"], remarks=["band", "building-from-sheet"])

DATES = ["2025年8月8日", "2019.8.11", "2025/8/8", "20250808", "2025-8-8", D(2018, 3, 9), T(2017, 6, 1, 0, 0), "2025. 1. 2", "25.8.11", "2025年08月08日（周五）"]
MEANT = ["2025-08-08", "2019-08-11", "2025-08-08", "2025-08-08", "2025-08-08", "2018-03-09", "2017-06-01", "2025-01-02", "2025-08-11", "2025-08-08"]
case("owners-dates", "owners",
     ("业主台账.xlsx", book(("1", [HEAD] + [["3", "1", f"{at:02}01", f"业主{at}", "", "自住", date, "东区"] for at, date in enumerate(DATES, 1)], {"formats": {(7, 7): 'yyyy"年"m"月"d"日";@'}}))),
     ["id,moved_in"] + [f"H3-1-{at:02}01,{meant}" for at, meant in enumerate(MEANT, 1)])
case("owners-dates-lost-their-format", "owners",
     ("业主台账.xlsx", book(("1", [HEAD] + [["3", "1", "0101", "王芳", "", "自住", 45876, "东区"], ["3", "1", "0201", "李娜", "", "自住", 20250808, "东区"]]))),
     ["id,moved_in", "H3-1-0101,2025-08-07", "H3-1-0201,2025-08-08"], remarks=["serial"])
case("owners-dates-refused", "owners",
     ("业主台账.csv", text([HEAD] + [["3", "1", f"0{at}01", f"业主{at}", "", "自住", date, "东区"] for at, date in enumerate(["2019-04", "11/03/2026", "45964", "2026-02-30", "2025-08-08"], 1)], "gbk")),
     ["id,moved_in", "H3-1-0501,2025-08-08"], arguments=["--partial"],
     refused=["date-incomplete", "date-ambiguous", "date-serial", "no-such-day"])
PHONES = [13800010001, "13800010002.0", 73188881234, "138 0001 0003", "13800010004/13900020004", "'13800010005", "/", "暂无", "１３８０００１０００６"]
SAID = ["13800010001", "13800010002", "073188881234", "138 0001 0003", "13800010004/13900020004", "13800010005", "", "", "13800010006"]
case("owners-phones", "owners",
     ("业主台账.xlsx", book(("1", [HEAD] + [["3", "1", f"{at:02}01", f"业主{at}", phone, "自住", "", "东区"] for at, phone in enumerate(PHONES, 1)]))),
     ["id,phone"] + [f"H3-1-{at:02}01,{said}" for at, said in enumerate(SAID, 1)], remarks=["phone-mended", "nothing"])
case("owners-phones-refused", "owners",
     ("业主台账.csv", text([HEAD] + [["3", "1", f"0{at}01", f"业主{at}", phone, "自住", "", "东区"] for at, phone in enumerate(["1.38E+10", "138000100", "138****0001", "13800010001"], 1)])),
     ["id,phone", "H3-1-0401,13800010001"], arguments=["--partial"], refused=["phone-exponent", "phone-digits", "masked"])
STATES = {"已入住": "occupied", "自住": "occupied", "常住": "occupied", "出租": "rented", "租住": "rented", "空置": "vacant", "空房": "vacant", "未入住": "not_moved_in", "未收楼": "not_moved_in", "未装修": "not_moved_in", "occupied": "occupied", " Vacant ": "vacant"}
case("owners-states", "owners",
     ("业主台账.xlsx", book(("1", [HEAD] + [["3", "1", f"{at:02}01", f"业主{at}", "", state, "", "东区"] for at, state in enumerate(STATES, 1)]))),
     ["id,status"] + [f"H3-1-{at:02}01,{meant}" for at, meant in enumerate(STATES.values(), 1)])
case("owners-words-for-nothing", "owners",
     ("业主台账.xlsx", book(("1", [HEAD + ["备注", "生日"]] + [["3", nothing, f"0{at}01", f"业主{at}", nothing, "自住", nothing, "东区", nothing, nothing] for at, nothing in enumerate(["/", "-", "无", "N/A", "——"], 1)]))),
     ["id,unit,phone,moved_in,note,birthday"] + [f"H3-0{at}01,,,,," for at in range(1, 6)], remarks=["nothing"])
case("owners-states-blank", "owners",
     ("业主台账.csv", text([HEAD] + [PLAIN[0], ["3", "1", "0502", "李国强", "13800010002", "", "2020-01-05", "东区"]])),
     ["id,status", "H3-1-0501,occupied", "H3-1-0502,occupied"], remarks=["default"])
case("owners-no-day-yet", "owners",
     ("业主台账.csv", text([HEAD] + [["3", "1", f"0{at}01", f"业主{at}", "", "未入住", day, "东区"] for at, day in enumerate(["未交付", "待定", "未收楼", "2019.08.11.", "2019年8月11日。"], 1)], "gbk")),
     ["id,moved_in", "H3-1-0101,", "H3-1-0201,", "H3-1-0301,", "H3-1-0401,2019-08-11", "H3-1-0501,2019-08-11"], remarks=["nothing"])
case("owners-villas-and-butlers", "owners",
     ("别墅区.csv", text([["房号", "业主", "状态", "片区", "管家"], ["别墅12号", "王芳", "自住", "东区", "何娟（别墅）"], ["别墅13", "李强", "空置", "东区", "周敏"]])),
     ["id,building,unit,room,butler", "H别墅-12,别墅,,12,he", "H别墅-13,别墅,,13,周敏"], remarks=["home-parted"])
case("owners-hidden-rows-and-sheets", "owners",
     ("业主台账.xlsx", book(("业主", LIST, {"hidden_rows": [3, 4]}), ("旧业主", [HEAD, ["9", "1", "0101", "旧业主", "", "自住", "", "东区"]], {"hidden": True}))), ROWS, remarks=["hidden-row"])
case("owners-hidden-rows-xls", "owners", ("业主台账.xls", office(book(("业主", LIST, {"hidden_rows": [3, 4]})), "xls")), ROWS, remarks=["hidden-row"])
case("owners-hidden-rows-ods", "owners", ("业主台账.ods", office(book(("业主", LIST, {"hidden_rows": [3, 4]})), "ods")), ROWS, remarks=["hidden-row"])
LEDGER = [["编号", "投诉日期", "房号", "业主姓名", "联系电话", "投诉内容", "类别", "责任部门"], ["TS001", "2026-11-03", "3-1-0501", "王芳", "13800010001", "楼上漏水", "投诉", "工程部"]]
REGISTER = [["日期", "房号", "业主姓名", "走访人", "走访内容"], ["2026-11-04", "3-1-0502", "李国强", "周敏", "问候"]]
case("owners-beside-a-ledger", "owners", ("业主台账.xlsx", book(("业主", LIST), ("投诉台账", LEDGER), ("走访登记表", REGISTER))), ROWS)
FORMULAS = [["楼栋", "单元", "房号", "地址", "业主姓名", "入住状态", "交房日期", "片区"]] + [["3", "1", f"050{at}", f'=A{at + 1}&"栋"&C{at + 1}', f"业主{at}", '=IF(1=1,"自住","空置")', "=DATE(2025,8,8)", "东区"] for at in (1, 2)]
case("owners-formulas", "owners", ("业主台账.xlsx", office(book(("1", FORMULAS)), "xlsx")),
     ["id,name,status,moved_in", "H3-1-0501,业主1,occupied,2025-08-08", "H3-1-0502,业主2,occupied,2025-08-08"], arguments=["--map", "地址="])
case("owners-formulas-never-worked-out", "owners", ("业主台账.xlsx", book(("1", [HEAD, ["3", "1", "0501", "=\"王\"&\"芳\"", "", "自住", "", "东区"], PLAIN[1]]))),
     ["id,name", "H3-1-0502,李国强"], arguments=["--partial"], refused=["not-calculated"])
case("owners-error-cells", "owners", ("业主台账.ods", office(book(("1", [HEAD, ["3", "1", "0501", "王芳", "=VLOOKUP(1,A1:A1,1,0)", "自住", "", "东区"], PLAIN[1], ["3", "2", "1201", "张丽", "=1/0", "空置", "", "东区"]])), "ods")),
     ["id,name", "H3-1-0502,李国强"], arguments=["--partial"], refused=["cell-error"])
case("owners-own-headings-kept", "owners",
     ("业主台账.xlsx", book(("1", [HEAD + ["建筑面积(㎡)", "产权证号", "车位"]] + [row + [89.5 + at, f"湘2020长沙市第000{at}号", "B1-" + str(at)] for at, row in enumerate(PLAIN)]))),
     ["id,建筑面积(㎡),产权证号,车位", "H3-1-0501,89.5,湘2020长沙市第0000号,B1-0", "H3-1-0502,90.5,湘2020长沙市第0001号,B1-1",
      "H3-2-1201,91.5,湘2020长沙市第0002号,B1-2", "H12-1-0101,92.5,湘2020长沙市第0003号,B1-3"])
case("owners-english", "owners",
     ("Residents.xlsx", book(("Residents", [["Building", "Unit no", "Flat", "Owner name", "Mobile", "Occupancy", "Move-in", "Zone", "Remarks"], ["3", "1", "0501", "Anna Lee", "13800010001", "Owner-occupied", "8 Aug 2025", "East", "has a dog"], ["3", "1", "0502", "Tom Chen", "13800010002", "tenant", "2025-08-09", "East", None]]))),
     ["id,name,building,unit,room,phone,status,moved_in,area,note", "H3-1-0501,Anna Lee,3,1,0501,13800010001,occupied,2025-08-08,East,has a dog", "H3-1-0502,Tom Chen,3,1,0502,13800010002,rented,2025-08-09,East,"])
case("owners-birthdays", "owners",
     ("业主台账.xlsx", book(("1", [["房号", "姓名", "状态", "片区", "生日"]] + [[f"3-1-0{at}01", f"业主{at}", "自住", "东区", day] for at, day in enumerate(["08-24", "8月24日", D(2026, 8, 24), "1958年3月12日", D(1970, 1, 2)], 1)]))),
     ["id,birthday", "H3-1-0101,08-24", "H3-1-0201,08-24", "H3-1-0301,08-24", "H3-1-0401,1958-03-12", "H3-1-0501,1970-01-02"], remarks=["birthday-year"])
case("owners-lists-and-butlers", "owners",
     ("业主台账.xlsx", book(("1", [["房号", "姓名", "状态", "标签", "兴趣爱好", "责任管家", "方便时间"], ["3-1-0501", "王芳", "自住", "重点、独居老人", "书法，太极", "周敏", "周二至周五18:30-20:30"], ["3-1-0502", "李娜", "自住", "key;vip", None, "he", "sat-sun 09:00-12:00"]]))),
     ["id,tags,interests,butler,hours,area", "H3-1-0501,重点;独居老人,书法;太极,周敏,tue-fri 18:30-20:30,东区", "H3-1-0502,key;vip,,he,sat-sun 09:00-12:00,西区"], remarks=["list-parted", "default"])
case("owners-ids-and-lost-zeros", "owners",
     ("owners.csv", text([["id", "name", "building", "unit", "room", "area", "status"], ["H7-1-0502", "王芳", "7", "1", "502", "东区", "occupied"], ["H7-1-0503", "李娜", "7", "1", "0503", "东区", "vacant"]])),
     ["id,room", "H7-1-0502,0502", "H7-1-0503,0503"], remarks=["room-from-id"])
case("owners-full-width", "owners",
     ("业主.csv", text([["楼栋", "单元", "房号", "姓名", "电话", "状态", "入住日期", "片区"], ["３栋", "１单元", "０５０１", "王芳", "１３８０００１０００１", "自住", "２０２５－０８－０８", "东区"]], "gbk")),
     ["id,building,unit,room,phone,moved_in", "H3-1-0501,3,1,0501,13800010001,2025-08-08"])
case("owners-columns-without-heading", "owners",
     ("业主台账.xlsx", book(("1", [HEAD + [None, "备注"]] + [row + [mark, None] for row, mark in zip(PLAIN, ["√", None, "√", None])]))), ROWS, remarks=["unnamed"])
case("owners-rooms-became-days", "owners",
     ("业主台账.xlsx", book(("1", [["楼栋", "房号", "姓名", "状态", "片区"], ["3", D(2026, 1, 12), "王芳", "自住", "东区"], ["3", "0502", "李娜", "自住", "东区"]]))),
     ["id,name", "H3-0502,李娜"], arguments=["--partial"], refused=["home-became-date"])
case("owners-text-lost", "owners", ("业主.csv", b"id,name,building,area,status\r\nH8,???,8,east,occupied\r\nH9,Lee,8,east,vacant\r\n"),
     ["id,name", "H9,Lee"], arguments=["--partial"], refused=["lost-text"])
case("owners-comma-too-many", "owners", ("业主.csv", "编号,姓名,楼栋,片区,状态,备注\nH8,王芳,8,东区,自住,喜欢安静,周末在家\nH9,李娜,8,东区,空置,\n".encode("gbk")),
     ["id,name", "H9,李娜"], arguments=["--partial"], refused=["beyond"])
case("owners-ids-twice", "owners", ("业主.csv", text([["编号", "姓名", "楼栋", "片区", "状态"], ["H8", "王芳", "8", "东区", "自住"], ["H8", "李娜", "8", "东区", "空置"]])),
     ["id,name", "H8,王芳"], arguments=["--partial"], refused=["twice"])
case("owners-everything-at-once", "owners",
     ("2026年业主台账（最新）.xls", office(book(
         ("封面", [["翡翠花园"]]),
         ("住户信息", [["翡翠花园住户信息表"], ["单位：客服部"], ["序号", "楼栋", "单元", "房号", "户主", "联系电话", "面积", "入住情况", "收楼日期", "出生年月日", "片区", "备注"],
                   [1, "3栋", "1单元", "0501", " 王芳 ", 13800010001, 89.5, "常住", "2019.8.11", "08-24", "东区", "/"],
                   [2, None, "1单元", "0502", "李国强", "139 0002 0001", 90, "租住", D(2020, 1, 5), None, "东区", "租客\n养狗"],
                   ["小计", None, None, None, "2户"],
                   [3, "5#", "2单元", "1201", "张丽", "无", 120, "未收楼", "—", D(1966, 7, 8), "西区", None],
                   ["合计", None, None, None, "3户"], ["制表人：王静"]],
          {"merge": ["A1:L1", "A2:L2", "B4:B5", "A9:L9"], "hidden_rows": [7]})), "xls")),
     ["id,name,building,unit,room,phone,status,moved_in,birthday,area,note,面积",
      "H3-1-0501,王芳,3,1,0501,13800010001,occupied,2019-08-11,08-24,东区,,89.5",
      "H3-1-0502,李国强,3,1,0502,139 0002 0001,rented,2020-01-05,,东区,租客 / 养狗,90",
      "H5-2-1201,张丽,5,2,1201,,not_moved_in,,1966-07-08,西区,,120"],
     remarks=["title", "total", "footer", "merged", "hidden-row", "nothing"])

# ── staff, contacts ──────────────────────────────────────────────────────

case("staff-roster-xlsx", "staff",
     ("员工花名册.xlsx", book(("员工", [["物业服务中心员工花名册"], ["序号", "姓名", "岗位", "部门", "联系电话", "入职日期", "身份证号"], [1, "陈建国", "项目经理", "项目部", 13700000001, "2020.3.1", "4301**********0011"], [2, "赵丽", "客服主管", "客服部", "13700000002", D(2021, 5, 6), None], [3, "孙强", "工程部经理", "工程部", "13700000003", "2021年7月", None]], {"merge": ["A1:G1"]}))),
     ["id,name,role,department,joined,phone", "陈建国,陈建国,project_manager,项目部,2020-03-01,13700000001", "赵丽,赵丽,department_manager,客服部,2021-05-06,13700000002"],
     arguments=["--partial"], refused=["date-incomplete"])
case("staff-csv-gbk", "staff",
     ("人员.csv", text([["工号", "姓名", "职务", "负责片区", "电话"], ["1001", "周明", "管家", "南区、北区", "13700000004"], ["1002", "林涛", "领班", "", "13700000005"]], "gbk")),
     ["id,name,role,areas,phone", "周明,周明,butler,南区;北区,13700000004", "林涛,林涛,team_leader,,13700000005"])
case("staff-english", "staff",
     ("Staff.xlsx", book(("Staff", [["Employee", "Position", "Dept", "Start date", "Mobile"], ["Wang Fang", "Butler", "Service", "2023-03-01", "13700000006"]]))),
     ["id,name,role,department,joined", "Wang-Fang,Wang Fang,butler,Service,2023-03-01"])
case("contacts", "contacts",
     ("外部联系人.xlsx", book(("联系人", [["单位", "类别", "联系人", "电话", "备注"], ["东湖社区居委会", "community_office", "黄主任", "0731-84441234", "周三下午接待"], ["业委会", "committee_chair", "吴先生", 13700000007, None]]))),
     ["id,name,kind,phone,note,联系人", "东湖社区居委会,东湖社区居委会,community_office,0731-84441234,周三下午接待,黄主任", "业委会,业委会,committee_chair,13700000007,,吴先生"],
     )

# ── visits ───────────────────────────────────────────────────────────────

case("visits-register-xlsx", "visits",
     ("拜访登记表.xlsx", book(("2026年11月", [["业主拜访登记表"], ["序号", "拜访日期", "拜访时间", "房号", "业主姓名", "拜访人", "拜访方式", "拜访结果", "拜访内容"],
       [1, "2026.11.3", "19:20", "1-1-0101", "钱一", "周敏", "上门", "已见", "询问物业费"], [2, D(2026, 11, 4), "上午9:30", "1栋1单元0102", "孙二", "周敏、何娟", "入户", "不在家", None], [3, "2026年11月5日", "下午3点", "1-1-0103", None, "何娟", "电话", "接通", "回访维修"]], {"merge": ["A1:I1"]}))),
     ["visited_at,party,staff,channel,outcome,note", "2026-11-03T19:20,H1-1-0101,周敏,door,met,询问物业费", "2026-11-04T09:30,H1-1-0102,周敏;he,door,no_answer,", "2026-11-05T15:00,H1-1-0103,he,phone,met,回访维修"])
case("visits-days-only-gbk", "visits",
     ("走访记录.csv", text([["日期", "房号", "走访人", "走访情况", "备注"], ["2026-11-6", "1-1-0101", "周敏", "已走访", "一切正常"], ["2026-11-7", "1-1-0102", "周敏", "家中无人", ""]], "gbk")),
     ["visited_at,party,staff,channel,outcome,note", "2026-11-06T00:00,H1-1-0101,周敏,door,met,一切正常", "2026-11-07T00:00,H1-1-0102,周敏,door,no_answer,"], remarks=["no-time", "default"])
case("visits-two-notes", "visits",
     ("拜访登记表.csv", text([["2026年11月拜访登记表"], ["日期", "时间", "房号", "拜访人", "拜访内容", "业主意见", "备注"], ["2026.11.6", "19:30", "1-1-0101", "周敏", "了解入住情况", "电梯慢", "已转工程"]])),
     ["visited_at,party,note,业主意见,备注", "2026-11-06T19:30,H1-1-0101,了解入住情况,电梯慢,已转工程"])
case("visits-by-phone-ods", "visits",
     ("电话回访.ods", office(book(("电话回访记录", [["回访时间", "业主姓名", "回访人", "回访内容", "总体满意度"], [T(2026, 11, 8, 10, 30), "钱一", "何娟", "维修满意", "很满意"], [T(2026, 11, 8, 11, 0), "孙二", "何娟", "建议加灯", 4]])), "ods")),
     ["visited_at,party,staff,channel,outcome,note,rate_overall", "2026-11-08T10:30,H1-1-0101,he,phone,met,维修满意,5", "2026-11-08T11:00,H1-1-0102,he,phone,met,建议加灯,4"], remarks=["default"])
case("visits-two-months", "visits",
     ("拜访.xlsx", book(("10月", [["拜访时间", "房号", "拜访人", "方式", "结果"], ["2026-10-30 19:00", "1-1-0101", "周敏", "door", "met"]]), ("11月", [["拜访时间", "房号", "拜访人", "方式", "结果"], ["2026-11-01 19:00", "1-1-0102", "周敏", "phone", "met"]]))),
     ["visited_at,party,channel", "2026-10-30T19:00,H1-1-0101,door", "2026-11-01T19:00,H1-1-0102,phone"])
case("visits-unknown-people", "visits",
     ("拜访.csv", text([["拜访时间", "房号", "拜访人", "方式", "结果"], ["2026-11-01 19:00", "9-9-0909", "周敏", "上门", "已见"], ["2026-11-01 19:30", "1-1-0101", "周明明", "上门", "已见"], ["2026-11-02 19:30", "1-1-0101", "周敏", "上门", "已见"]], "gbk")),
     ["visited_at,party", "2026-11-02T19:30,H1-1-0101"], arguments=["--partial"], refused=["party-unknown", "staff-unknown"])

# ── issues, events, surveys ──────────────────────────────────────────────

case("issues-complaints-xlsx", "issues",
     ("投诉台账.xlsx", book(("投诉台账", [["2026年11月业主投诉台账"], ["序号", "投诉时间", "房号", "投诉人", "联系电话", "投诉内容", "责任部门", "处理人", "处理结果", "完成时间"], [1, "2026-11-3 9:00", "1-1-0101", "钱一", "13800000001", "楼道堆物", "工程部", "孙强", "已清理", "2026-11-4 10:00"], [2, "2026.11.5", "1-1-0102", "孙二", "13800000002", "夜间噪声", "客服部", None, None, None]], {"merge": ["A1:J1"]}))),
     ["raised_at,party,source,kind,severity,department,assignee,resolved_at,result,summary", "2026-11-03T09:00,H1-1-0101,desk,complaint,general,工程部,sun,2026-11-04T10:00,已清理,楼道堆物", "2026-11-05T00:00,H1-1-0102,desk,complaint,general,客服部,,,,夜间噪声"], remarks=["default", "no-time"])
case("issues-repairs-xls", "issues",
     ("报修登记.xls", office(book(("报修", [["报修时间", "报修地址", "报修人", "报修内容", "维修人", "完成时间", "紧急程度"], [T(2026, 11, 6, 8, 30), "1栋1单元0103", "赵三", "厨房漏水", "孙强", T(2026, 11, 6, 16, 0), "紧急"]])), "xls")),
     ["raised_at,party,kind,severity,department,assignee,resolved_at,summary", "2026-11-06T08:30,H1-1-0103,repair,urgent,工程部,sun,2026-11-06T16:00,厨房漏水"])
case("issues-tickets-utf8", "issues",
     ("工单.csv", text([["工单号", "受理时间", "来源", "类型", "房号", "内容", "部门", "严重程度"], ["GD202611001", "2026-11-07 10:00", "热线", "咨询", "1-1-0101", "停车月卡怎么办", "客服部", "一般"], ["GD202611002", "2026-11-07 11:00", "微信群", "建议", "1-1-0102", "加装路灯", "工程部", "重大"]], bom=b"\xef\xbb\xbf")),
     ["id,raised_at,source,kind,severity,department,summary", "GD202611001,2026-11-07T10:00,hotline,question,general,客服部,停车月卡怎么办", "GD202611002,2026-11-07T11:00,chat,suggestion,major,工程部,加装路灯"])
case("issues-departments", "issues",
     ("投诉台账.csv", text([["编号", "投诉时间", "房号", "投诉内容", "责任部门", "处理措施", "处理结果", "完成时间"], ["TS-1", "2026-11-03 09:20", "1-1-0101", "电梯异响", "工程维修部", "更换钢丝绳", "已修好", "2026-11-04 10:00"], ["TS-2", "2026-11-05 10:00", "1-1-0102", "楼道不净", "保洁部", "", "", "处理中"]])),
     ["id,department,result,处理措施,resolved_at", "TS-1,工程部,已修好,更换钢丝绳,2026-11-04T10:00", "TS-2,保洁部,,,"], remarks=["department-new", "nothing"])
case("events", "events",
     ("业主大事.xlsx", book(("事件", [["日期", "房号", "事件", "说明"], ["2026.11.10", "1-1-0101", "婚礼", "11月15日办酒"], ["2026-11-20", None, "社区活动", "重阳节活动"]]))),
     ["happened_at,party,kind,note", "2026-11-10,H1-1-0101,wedding,11月15日办酒", "2026-11-20,,community_event,重阳节活动"])
case("survey-forms", "surveys",
     ("2026-h2.xlsx", book(("2026-h2", [["房号", "发放日期", "收回日期", "客户服务", "工程维修", "总体评价", "意见建议"], ["1-1-0101", "2026.11.2", "2026.11.9", "很满意", "5.0", 4, "希望多巡逻"], ["1-1-0102", "2026.11.2", None, None, None, None, None]]))),
     ["party,sent_at,returned_at,rate_customer_service,rate_engineering,rate_overall,opinion", "H1-1-0101,2026-11-02,2026-11-09,5,5,4,希望多巡逻", "H1-1-0102,2026-11-02,,,,,"])


def quoted(items):
    return "[" + ", ".join('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"' for item in items) + "]"


def start():
    """The list that docs/zh/START.md begins with: forty households and four members of staff."""
    head = ["序号", "楼栋", "单元", "房号", "业主姓名", "联系电话", "交房日期", "居住情况", "责任管家", "备注"]
    rows = [["翡翠花园业主信息台账（2026年11月）"], head]
    names, given = "王李张刘陈杨赵黄周吴", ["芳", "国强", "丽", "志远", "敏", "静", "伟", "秀英"]
    for at in range(40):
        building, floor, door = at // 20 + 1, at % 20 // 2 + 1, at % 2 + 1
        day = [D(2019, 8, 11), "2019年8月20日", "2019.9.1", "2019/9/15", "20191008"][at % 5]
        state = ["自住", "常住", "自住", "自住", "租住", "自住", "自住", "空置"][at % 8]
        phone = 13800010001 + at
        rows.append([at + 1, f"{building}栋" if at % 3 else f"{building}#", "1单元", f"{floor:02}{door:02}",
                     names[at % 10] + given[at % 8], phone if at % 2 else str(phone), day, state,
                     ["周敏", "何娟"][building - 1], "养狗" if at % 9 == 0 else None])
    rows.append(["合计", None, None, "40户"])
    staff = [["姓名", "岗位", "手机", "入职日期"], ["周敏", "管家", "13900020001", "2023年3月1日"], ["何娟", "管家", "13900020002", "2024.5.6"],
             ["孙强", "工程主管", "13900020003", "2021/6/1"], ["陈建国", "项目经理", "13900020004", D(2019, 7, 1)]]
    data = book(("业主信息", rows, {"merge": ["A1:J1"]}), ("员工", staff))
    with open(os.path.join(OUT, "..", "..", "..", "docs", "zh", "业主台账.xlsx"), "wb") as out:
        out.write(data)


def main():
    start()
    shutil.rmtree(OUT, ignore_errors=True)
    for name, table, (file, data), expected, more in CASES:
        folder = os.path.join(OUT, name)
        os.makedirs(folder)
        with open(os.path.join(folder, file), "wb") as out:
            out.write(data)
        with open(os.path.join(folder, "expected.csv"), "w", encoding="utf-8", newline="") as out:
            out.write("\n".join(expected) + "\n")
        with open(os.path.join(folder, "case.toml"), "w", encoding="utf-8") as out:
            out.write(f'table = "{table}"\nfile = "{file}"\n')
            for key in ("arguments", "remarks", "refused"):
                if more.get(key):
                    out.write(f"{key} = {quoted(more[key])}\n")
    print(len(CASES), "cases")


if __name__ == "__main__":
    main()
