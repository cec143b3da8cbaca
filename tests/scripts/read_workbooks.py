"""Workbooks and csv as openpyxl and csv read them; any broken promise ends the run."""

import csv
import sys
import unicodedata
from pathlib import Path

import openpyxl

work = Path(sys.argv[1])
HOSTILE = '=HYPERLINK("http://x.test")<script>alert(1)</script>'


def shown_width(text):
    """Columns that a text takes, a Chinese character counting for two."""
    wide = {"W", "F"}
    return sum(2 if unicodedata.east_asian_width(c) in wide else 1 for c in text)


def sheets_of(name):
    book = openpyxl.load_workbook(work / name)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{name}: {sheet.title}!{cell.coordinate} is a formula"
    return book


def check_table(name, sheet):
    """A heading that stays, widths that fit, percentages that are numbers."""
    where = f"{name}: {sheet.title}"
    assert sheet.freeze_panes == "A2", f"{where}: headings are not frozen"
    assert sheet.auto_filter.ref, f"{where}: no filter"
    percentages = 0
    for column in sheet.iter_cols():
        head, *cells = column
        letter = head.column_letter
        assert head.font.bold, f"{where}: {letter} has no heading"
        width = sheet.column_dimensions[letter].width
        longest = max(shown_width(str(cell.value or "")) for cell in [head, *cells] if cell.data_type == "s")
        assert width >= min(longest, 48), f"{where}: {letter} is {width} wide for {longest} columns"
        for cell in cells:
            if cell.number_format.endswith("%"):
                assert cell.data_type == "n", f"{where}!{cell.coordinate} is no number"
                percentages += 1
    return percentages


def check_charts(name, sheet, at_least):
    """Bars that grow to the right, the first label on top, as in the table beside them."""
    charts = sheet._charts
    assert len(charts) >= at_least, f"{name}: {sheet.title} has {len(charts)} charts"
    lying = [chart for chart in charts if getattr(chart, "barDir", "") == "bar"]
    assert lying, f"{name}: no chart of {sheet.title} lies"
    for chart in lying:
        labels, figures = chart.x_axis, chart.y_axis
        assert labels.tagname == "catAx" and figures.tagname == "valAx"
        assert figures.scaling.orientation == "minMax", f"{name}: bars grow to the left"
        assert labels.scaling.orientation == "maxMin", f"{name}: the first label stands below"
    return len(charts)


def check_paper(name, sheet):
    """A4, and no more sheets of paper than can be read."""
    setup = sheet.page_setup
    assert sheet.sheet_properties.pageSetUpPr.fitToPage, f"{name}: {sheet.title} does not fit paper"
    assert setup.paperSize == 9 and setup.fitToWidth in (None, 1), f"{name}: {sheet.title}"
    return setup.fitToHeight in (None, 1)


for lang, names in {
    "en": ["Figures", "Visits and issues", "Duties by rule", "Satisfaction", "Charts", "Overview"],
    "zh": ["主要指标", "拜访与工单", "各项任务", "满意度", "图表", "总览"],
}.items():
    name = f"report-{lang}.xlsx"
    book = sheets_of(name)
    missing = [wanted for wanted in names if wanted not in book.sheetnames]
    assert not missing, f"{name}: no sheets {missing} in {book.sheetnames}"
    overview, charts = book[names[-1]], check_charts(name, book[names[-2]], 6)
    assert book.worksheets[0] is overview, f"{name}: the page stands first"
    assert check_charts(name, overview, 4) == 4
    assert all(check_paper(name, sheet) for sheet in book), f"{name}: a sheet of paper a sheet"
    words = "\n".join(str(cell.value) for row in overview.iter_rows() for cell in row if cell.value)
    for said in ["H1-1-0401", "207", "%"]:
        assert said in words, f"{name}: no {said} on {overview.title}"
    tables = [sheet for sheet in book if sheet.title not in names[-2:]]
    percentages = sum(check_table(name, sheet) for sheet in tables)
    assert percentages >= 20, f"{name}: {percentages} percentages"
    print(f"{name}: {len(tables)} tables, {charts} charts, {percentages} percentages")

sheet = sheets_of("owners.xlsx").worksheets[0]
head = {cell.value: cell.column for cell in sheet[1]}
for row in sheet.iter_rows(min_row=2):
    for column in ["id", "building", "room", "phone"]:
        cell = row[head[column] - 1]
        assert cell.value is None or cell.data_type == "s", f"owners.xlsx: {cell.coordinate} is no text"
first = sheet[2]
assert first[head["name"] - 1].value == HOSTILE, "the name stands as it is"
assert first[head["name"] - 1].quotePrefix, "and is quoted"
assert first[head["room"] - 1].value == "0101", "zeros are kept"
print(f"owners.xlsx: {sheet.max_row - 1} households, ids, rooms and phones as text")

bytes_ = (work / "owners.csv").read_bytes()
assert bytes_.startswith(b"\xef\xbb\xbf"), "owners.csv has a byte order mark"
rows = list(csv.DictReader(bytes_.decode("utf-8-sig").splitlines()))
assert rows[0]["name"] == "'" + HOSTILE and rows[0]["note"] == "'@SUM(1)", rows[0]
assert "****" in next(row["phone"] for row in rows if row["phone"]), "phones are masked"
print(f"owners.csv: {len(rows)} households, formulas neutralised, phones masked")
