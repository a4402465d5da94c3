using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kalapa.App.Features.Reports;
using Kalapa.Tests.Support;
using MiniExcelLibs;
using Xunit;

namespace Kalapa.Tests.App.Features.Reports;

/// <summary>Both ways of writing a workbook, read back.</summary>
public sealed class WorkbookTests
{
    private static readonly DateTime Moment = new(2026, 7, 6, 9, 5, 0);
    private static readonly string[] Hostile =
        ["=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+62 812", "-1", "@SUM(A1)", "\t=1+1", "\r=1", "'=1", "1/2", "TRUE", "007", "a\u0000\u000bb \ud800 😀", "<b>&amp;</b>"];

    [Fact]
    public void Dates_numbers_and_words_are_what_they_are()
    {
        using var _ = new Reader("id");
        using var book = new XLWorkbook(Written(ReportWorkbook.Write, Sample()));
        var sheet = book.Worksheet("Data");

        Assert.Equal((XLDataType.DateTime, Moment), (sheet.Cell(2, 2).DataType, sheet.Cell(2, 2).GetDateTime()));
        Assert.Equal("dd/mm/yyyy hh:mm", sheet.Cell(2, 2).Style.NumberFormat.Format);
        Assert.Equal((XLDataType.Number, 3d), (sheet.Cell(2, 3).DataType, sheet.Cell(2, 3).GetDouble()));
        Assert.Equal(1.25, sheet.Cell(2, 4).GetDouble());
        Assert.True(sheet.Cell(3, 2).IsEmpty());
    }

    [Fact]
    public void The_head_is_frozen_and_filtered_and_totals_stand_below()
    {
        using var _ = new Reader("id");
        using var book = new XLWorkbook(Written(ReportWorkbook.Write, Sample()));
        var sheet = book.Worksheet("Data");
        var rows = Sample().RowCount;

        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.True(sheet.AutoFilter.IsEnabled);
        Assert.Equal($"A1:D{rows + 1}", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.Equal($"Total {rows} baris", sheet.Cell(rows + 3, 1).GetString());
        Assert.Equal($"SUBTOTAL(109,C2:C{rows + 1})", sheet.Cell(rows + 3, 3).FormulaA1);
        Assert.Equal("Rata-rata", sheet.Cell(rows + 4, 1).GetString());
        Assert.Equal($"SUBTOTAL(101,D2:D{rows + 1})", sheet.Cell(rows + 4, 4).FormulaA1);
        Assert.Equal(2, book.Worksheets.SelectMany(any => any.CellsUsed(cell => cell.HasFormula)).Count());
        Assert.True(sheet.Column(1).Width > 20);
        var cover = book.Worksheet("Sampul");
        Assert.Equal(("Contoh", "Dibuat oleh", "Rina"), (cover.Cell(1, 1).GetString(), cover.Cell(3, 1).GetString(), cover.Cell(3, 2).GetString()));
        Assert.Equal((XLDataType.Number, 13d), (cover.Cell(4, 2).DataType, cover.Cell(4, 2).GetDouble()));
        Assert.Equal((0.875, "0.0%"), (cover.Cell(5, 2).GetDouble(), cover.Cell(5, 2).Style.NumberFormat.Format));
    }

    [Fact]
    public void A_total_carries_its_value_for_readers_that_do_not_calculate()
    {
        using var package = SpreadsheetDocument.Open(Written(ReportWorkbook.Write, Sample()), isEditable: false);

        var totals = package.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).Where(cell => cell.CellFormula is not null)
            .ToDictionary(cell => cell.CellFormula!.Text.Split(',')[0], cell => cell.CellValue!.Text);

        Assert.Equal(("39", "1.25"), (totals["SUBTOTAL(109"], totals["SUBTOTAL(101"]));
    }

    [Fact]
    public void A_report_without_rows_has_a_total_of_nothing_and_no_formula()
    {
        using var _ = new Reader("id");
        var sample = Sample();
        using var book = new XLWorkbook(Written(ReportWorkbook.Write, sample with { Tables = [new(sample.Tables[0].Name, sample.Tables[0].Columns, [])] }));

        Assert.Equal(0, book.Worksheet("Data").Cell(3, 3).GetDouble());
        Assert.Empty(book.Worksheets.SelectMany(any => any.CellsUsed(cell => cell.HasFormula)));
    }

    [Fact]
    public void On_paper_the_head_and_the_first_column_stand_on_every_page_and_a_figure_does_not_touch_the_next_column()
    {
        using var stream = Written(ReportWorkbook.Write, Sample());
        using (var package = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            Assert.Equal("Data!$A:$A,Data!$1:$1", Assert.Single(package.WorkbookPart!.Workbook.Descendants<DefinedName>(), name => name.Name == "_xlnm.Print_Titles").Text);
        }

        using var book = new XLWorkbook(stream);
        var figures = book.Worksheet("Data").Column(3);
        Assert.Equal((XLAlignmentHorizontalValues.Right, 1), (figures.Cell(1).Style.Alignment.Horizontal, figures.Cell(1).Style.Alignment.Indent));
        Assert.All([2, Hostile.Length + 3], row => Assert.Equal("#,##0_)", figures.Cell(row).Style.NumberFormat.Format));
    }

    [Fact]
    public void What_looks_like_a_formula_stays_words()
    {
        using var book = new XLWorkbook(Written(ReportWorkbook.Write, Sample()));
        var cells = Enumerable.Range(0, Hostile.Length).Select(index => book.Worksheet("Data").Cell(index + 2, 1)).ToList();

        Assert.All(cells, cell => Assert.Equal((XLDataType.Text, false), (cell.DataType, cell.HasFormula)));
        Assert.Equal(["=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+62 812", "-1", "@SUM(A1)"], cells.Take(5).Select(cell => cell.GetString()));
        Assert.All(cells.Take(7), cell => Assert.True(cell.Style.IncludeQuotePrefix));
        Assert.Equal("ab \ufffd 😀", cells[11].GetString());
    }

    [Theory]
    [InlineData("id", "Kata;Waktu (Asia/Jakarta);Angka;Jam", "'=1+1;2026-07-06 09:05:00;3;1,25")]
    [InlineData("en", "Kata,Waktu (Asia/Jakarta),Angka,Jam", "'=1+1,2026-07-06 09:05:00,3,1.25")]
    public async Task As_text_it_is_separated_as_the_reader_s_spreadsheet_expects_and_no_formula(string language, string head, string first)
    {
        using var _ = new Reader(language);
        using var stream = new MemoryStream();

        await ReportCsv.Write(Sample(), stream, TestContext.Current.CancellationToken);

        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()[3..]).Split("\r\n");
        Assert.Equal((head, first), (lines[0], lines[1]));
        Assert.Contains(lines, line => line.StartsWith("\"'=HYPERLINK(\"\"http://x\"\"", StringComparison.Ordinal) || line.StartsWith("'=HYPERLINK", StringComparison.Ordinal));
    }

    [Fact]
    public void The_streamed_workbook_holds_the_same()
    {
        using var stream = Written(StreamedWorkbook.Write, Sample());
        using var book = new XLWorkbook(stream);
        var sheet = book.Worksheet("Data");

        Assert.Equal(Sample().Tables[0].Columns.Select(column => column.Title), sheet.Row(1).Cells(1, 4).Select(cell => cell.GetString()));
        Assert.Equal((XLDataType.DateTime, Moment), (sheet.Cell(2, 2).DataType, sheet.Cell(2, 2).GetDateTime()));
        Assert.Equal(3d, sheet.Cell(2, 3).GetDouble());
        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.True(sheet.AutoFilter.IsEnabled);
        Assert.Empty(book.Worksheets.SelectMany(any => any.CellsUsed(cell => cell.HasFormula)));
        var cells = Enumerable.Range(0, Hostile.Length).Select(index => sheet.Cell(index + 2, 1)).ToList();
        Assert.Equal(["=1+1", "=HYPERLINK(\"http://x\",\"y\")", "+62 812", "-1", "@SUM(A1)"], cells.Take(5).Select(cell => cell.GetString()));
    }

    [Fact]
    public void A_long_report_streams_all_its_rows()
    {
        var sample = Sample();
        IReadOnlyList<object?> row = ["x", Moment, 1, 0.5];
        var report = sample with { Tables = [new(sample.Tables[0].Name, sample.Tables[0].Columns, [.. Enumerable.Repeat(row, Report.LargestDesigned + 1)])] };
        Assert.True(report.IsLarge);
        Assert.False(sample.IsLarge);
        List<double> heard = [];

        using var stream = Written((what, target, progress) => StreamedWorkbook.Write(what, target, progress), report, new Heard(heard));

        Assert.Equal(Report.LargestDesigned + 2, MiniExcel.Query(stream, sheetName: "Data").Count());
        Assert.Equal(heard.Order(), heard);
        Assert.True(heard.Count > 10);
    }

    private static Report Sample() => new(ReportKind.Requests, "Contoh", [new("Dibuat oleh", "Rina"), new("Jumlah baris", 13), new("Sesuai urutan", 0.875)],
    [
        ReportTable.Of("Data", Hostile,
            (new ReportColumn("Kata"), text => text),
            (new ReportColumn("Waktu", CellKind.Moment), text => text == Hostile[0] ? Moment : null),
            (new ReportColumn("Angka", CellKind.Number, ColumnFoot.Sum), _ => 3),
            (new ReportColumn("Jam", CellKind.Decimal, ColumnFoot.Average), _ => 1.25)),
    ])
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"),
    };

    private static MemoryStream Written(Action<Report, Stream, IProgress<double>?> write, Report report, IProgress<double>? progress = null)
    {
        var stream = new MemoryStream();
        write(report, stream, progress);
        stream.Position = 0;
        return stream;
    }

    private sealed class Heard(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}
